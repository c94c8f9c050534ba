import QuireTensor
import Testing

@testable import QuireNN

struct CategoryTests {
  @Test("Labels become rows with a one, by their number or by the largest")
  func rows() throws {
    let rows = try Loss.toCategorical(Tensor([2, 0], shape: [2, 1]))
    #expect(rows.shape == [2, 3])
    #expect(try rows.floats() == [0, 0, 1, 1, 0, 0])
    #expect(try Loss.toCategorical(Tensor([UInt8(1)]), classes: 4).shape == [1, 4])
    #expect(
      message { _ = try Loss.toCategorical(Tensor([0, 7]), classes: 4) }
        == "to_categorical got the label 7 in row 1, expected a whole number from 0 to 3 "
        + "(hint: the labels go up to 7: num_classes=8)")
    #expect(
      message { _ = try Loss.toCategorical(Tensor([0, -1])) }
        == "to_categorical got the label -1 in row 1, expected a whole number from 0 to 0 "
        + "(hint: labels count from 0: if -1 marks a missing label, leave those rows out)")
  }
}
