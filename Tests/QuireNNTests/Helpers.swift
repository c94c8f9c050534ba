import Glibc
import QuireTensor
import Testing

@testable import QuireNN

/// sin(step · i + start) for the i-th element in row-major order, as Tests/Reference/networks.py.
func waves(
  _ shape: Shape, step: Double = 1.3, start: Double = 0.5, _ dtype: DType = .float32
) throws -> Tensor {
  let count = try shape.elementCount()
  let values = (0..<count).map { sin(step * Double($0) + start) }
  return dtype == .float64
    ? try Tensor(values, shape: shape) : try Tensor(values.map(Float.init), shape: shape)
}

func oneHot(_ classes: [Int], _ count: Int) throws -> Tensor {
  try Tensor(
    classes.flatMap { label in (0..<count).map { Float($0 == label ? 1 : 0) } },
    shape: [classes.count, count])
}

/// Classes 0, 1, 2 in an order without pattern.
func classes(_ count: Int) -> [Int] { (0..<count).map { $0 * 7 % 3 } }

/// True when all elements differ by at most `tolerance` times the largest magnitude.
func isClose(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-6) -> Bool {
  guard a.count == b.count else { return false }
  let scale = max(b.map(abs).max() ?? 0, 1e-30)
  return zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * scale }
}

/// A sequential model of these layers for inputs of this shape.
func sequential(
  _ sample: [Int], scope: NameScope = NameScope(),
  _ layers: (NameScope) throws -> [Layer]
) throws -> Sequential {
  let model = Sequential(scope: scope)
  try model.add(InputLayer.tensor(shape: sample, scope: scope))
  for layer in try layers(scope) { try model.add(layer) }
  return model
}

/// Weights from waves, as in Tests/Reference/networks.py.
func setWaves(_ model: Model) throws {
  try model.setWeights(
    model.weights().enumerated().map { index, weight in
      try waves(weight.shape, step: 0.37 + 0.1 * Double(index))
    })
}

/// The text of the error that `body` throws.
func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch let error as TensorError {
    return error.description
  } catch {
    return "another error: \(error)"
  }
}
