import Glibc
import Testing

@testable import QuireTensor

/// The float32 functions of our own against the C library's in double.
@Suite struct FunctionAccuracyTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let function: UnaryFunction
    let reference: @Sendable (Double) -> Double
    let range: ClosedRange<Float>
    /// The error allowed, relative to the value, and where the value is near 0.
    let relative: Double
    let absolute: Double

    var testDescription: String { function.name }
  }

  static let rows = [
    Row(function: .exp, reference: { exp($0) }, range: -87...88, relative: 2e-7, absolute: 0),
    Row(function: .log, reference: { log($0) }, range: 1e-6...1e6, relative: 3e-7, absolute: 6e-8),
    Row(function: .tanh, reference: { tanh($0) }, range: -12...12, relative: 3e-7, absolute: 0),
    Row(
      function: .sigmoid, reference: { 1 / (1 + exp(-$0)) }, range: -80...20, relative: 4e-7,
      absolute: 0),
    Row(
      function: .softplus, reference: { log1p(exp($0)) }, range: -80...80, relative: 6e-7,
      absolute: 0),
    Row(function: .sin, reference: { sin($0) }, range: -100...100, relative: 2e-7, absolute: 6e-7),
    Row(function: .cos, reference: { cos($0) }, range: -100...100, relative: 2e-7, absolute: 6e-7),
  ]

  @Test(arguments: rows)
  func `is within a few units of the last place`(row: Row) throws {
    let count = 20_001
    let (low, high) = (row.range.lowerBound, row.range.upperBound)
    let points = (0..<count).map { low + (high - low) * Float($0) / Float(count - 1) }
    let found = try Unary(row.function)(Tensor(points)).floats()
    var worst = 0.0
    for (point, value) in zip(points, found) {
      let expected = row.reference(Double(point))
      let allowed = abs(expected) * row.relative + row.absolute
      worst = max(worst, abs(Double(value) - expected) / allowed)
    }
    #expect(worst <= 1, "the worst error is \(worst) of what is allowed")
  }
}
