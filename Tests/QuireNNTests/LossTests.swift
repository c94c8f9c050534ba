import Glibc
import QuireTensor
import Testing

@testable import QuireNN

/// The values are those of Keras 3.15, printed by Tests/Reference/networks.py.
struct LossTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let kind: Loss.Kind
    var fromLogits = false
    var smoothing = 0.0
    let expected: Double

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "mse", kind: .meanSquaredError, expected: 2.22236013),
    Case(name: "bce probabilities", kind: .binaryCrossentropy, expected: 0.86667943),
    Case(name: "bce logits", kind: .binaryCrossentropy, fromLogits: true, expected: 0.86667943),
    Case(
      name: "bce smoothed", kind: .binaryCrossentropy, fromLogits: true, smoothing: 0.2,
      expected: 0.877229512),
    Case(name: "bce certain", kind: .binaryCrossentropy, expected: 9.35829449),
    Case(name: "cce probabilities", kind: .categoricalCrossentropy, expected: 2.15893459),
    Case(name: "cce unscaled", kind: .categoricalCrossentropy, expected: 2.15893459),
    Case(
      name: "cce logits", kind: .categoricalCrossentropy, fromLogits: true, expected: 2.15893459),
    Case(
      name: "cce smoothed", kind: .categoricalCrossentropy, fromLogits: true, smoothing: 0.1,
      expected: 2.1179769),
    Case(name: "scce probabilities", kind: .sparseCategoricalCrossentropy, expected: 2.15893459),
    Case(
      name: "scce logits", kind: .sparseCategoricalCrossentropy, fromLogits: true,
      expected: 2.15893459),
  ]

  /// Labels and predictions as the script makes them.
  static func data(_ test: Case) throws -> (labels: Tensor, predictions: Tensor) {
    let logits = try waves([4, 3]).floats().map { $0 * 2 }
    let z = try Tensor(logits, shape: [4, 3])
    let labels: Tensor
    switch test.kind {
    case .meanSquaredError: labels = try waves([4, 3], step: 0.7)
    case .binaryCrossentropy:
      labels = try Tensor(
        waves([4, 3], step: 2.1).floats().map { $0 > 0 ? Float(1) : 0 }, shape: [4, 3])
    case .categoricalCrossentropy: labels = try oneHot([2, 0, 1, 1], 3)
    case .sparseCategoricalCrossentropy: labels = try Tensor([2, 0, 1, 1])
    }
    if test.fromLogits || test.kind == .meanSquaredError { return (labels, z) }
    if test.name == "bce certain" {
      return (labels, try Tensor(logits.map { $0 > 0 ? Float(1) : 0 }, shape: [4, 3]))
    }
    if test.kind == .binaryCrossentropy { return (labels, try z.sigmoid()) }
    let p = try z.softmax(axis: -1)
    return (labels, test.name == "cce unscaled" ? try p * Tensor.weak(3.0) : p)
  }

  @Test("Losses are Keras's", arguments: cases)
  func value(_ test: Case) throws {
    let loss = try Loss(test.kind, fromLogits: test.fromLogits, labelSmoothing: test.smoothing)
    let (labels, predictions) = try Self.data(test)
    #expect(isClose([try loss(labels, predictions).item()], [test.expected], 1e-6))
  }

  @Test("A loss uses the logits behind probabilities, and only those of its own activation")
  func usesLogits() throws {
    let z = try Tensor([Float(40), -40], shape: [1, 2])
    let labels = try Tensor([1])
    let loss = try Loss.named("sparse_categorical_crossentropy")
    let p = try z.softmax(axis: -1)
    let softmax = Logits(activation: .softmax, value: z)
    #expect(try loss(labels, p, logits: softmax).item() == 80)
    let sigmoid = Logits(activation: .sigmoid, value: z)
    #expect(try abs(loss(labels, p, logits: sigmoid).item() - 16.118) < 1e-3)
  }

  @Test("Gradients of losses agree with central differences", arguments: cases)
  func gradient(_ test: Case) throws {
    // Clipped probabilities have no slope.
    guard test.name != "bce certain" else { return }
    let loss = try Loss(test.kind, fromLogits: test.fromLogits, labelSmoothing: test.smoothing)
    let (labels, given) = try Self.data(test)
    let predictions = try given.astype(.float64)
    let tape = Tape()
    let watched = tape.watch(predictions)
    let value = try loss(labels, watched)
    let gradient = try #require(try tape.gradient(of: value, withRespectTo: [watched])[0])
    let point = try predictions.doubles()
    let step = 1e-5
    let differences = try point.indices.map { index in
      func at(_ shift: Double) throws -> Double {
        var moved = point
        moved[index] += shift
        return try loss(labels, Tensor(moved, shape: [4, 3])).item()
      }
      return try (at(step) - at(-step)) / (2 * step)
    }
    #expect(try isClose(gradient.doubles(), differences, 1e-6))
  }

  @Test(
    "Names are Keras's, in any case",
    arguments: zip(
      ["mse", "MeanSquaredError", "binary_crossentropy", "categorical_crossentropy"],
      [
        Loss.Kind.meanSquaredError, .meanSquaredError, .binaryCrossentropy,
        .categoricalCrossentropy,
      ]
    ))
  func names(_ name: String, _ kind: Loss.Kind) throws {
    #expect(try Loss.named(name).kind == kind)
  }
}
