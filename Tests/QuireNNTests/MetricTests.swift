import QuireTensor
import Testing

@testable import QuireNN

struct MetricTests {
  @Test("A metric adds batches up until it is reset")
  func total() throws {
    let total = MetricTotal(.sparseCategoricalAccuracy)
    let predictions = try Tensor([0.9, 0.1, 0.2, 0.8].map { Float($0) }, shape: [2, 2])
    try total.add(labels: Tensor([0, 0]), predictions: predictions)
    #expect(total.result == 0.5)
    try total.add(labels: Tensor([0, 1]), predictions: predictions)
    #expect(total.result == 0.75)
    total.reset()
    #expect(total.result == 0)
    #expect(
      message { try total.add(labels: Tensor([0]), predictions: predictions) }
        == "sparse_categorical_accuracy got labels of shape [1] for predictions of shape [2, 2]")
    let mean = MetricTotal(nil, name: "loss")
    try mean.add(try Tensor([1.0, 2.0]))
    #expect(mean.result == 1.5)
  }
}
