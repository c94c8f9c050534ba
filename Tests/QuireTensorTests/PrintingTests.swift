import Testing

@testable import QuireTensor

/// A tensor and NumPy's `str` and `array2string` with commas of it.
struct PrintingCase: Sendable, CustomTestStringConvertible {
  let name: String
  let make: @Sendable () throws -> Tensor
  let text: String
  let listed: String

  init(
    _ name: String, _ make: @escaping @Sendable () throws -> Tensor, _ text: String,
    _ listed: String
  ) {
    self.name = name
    self.make = make
    self.text = text
    self.listed = listed
  }

  var testDescription: String { name }
}

@Suite struct PrintingTests {
  @Test(arguments: PrintingCase.all)
  func `prints as NumPy does`(row: PrintingCase) throws {
    #expect(try row.make().description == row.text)
  }

  @Test(arguments: PrintingCase.all)
  func `prints with commas as NumPy's repr does`(row: PrintingCase) throws {
    var style = TensorText()
    style.separator = ", "
    style.indent = 6
    #expect(try style.text(of: row.make()) == row.listed)
  }
}
