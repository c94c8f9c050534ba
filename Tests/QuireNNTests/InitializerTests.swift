import Glibc
import QuireTensor
import Testing

@testable import QuireNN

struct InitializerTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// The standard deviation for a kernel [100, 300], and the largest magnitude possible.
    let deviation: Double
    let limit: Double

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "zeros", deviation: 0, limit: 0),
    Case(name: "glorot_uniform", deviation: sqrt(1 / 200), limit: sqrt(3 / 200)),
    Case(name: "glorot_normal", deviation: sqrt(1 / 200), limit: 2 * sqrt(1 / 200) / 0.8796),
    Case(name: "he_uniform", deviation: sqrt(2 / 100), limit: sqrt(6 / 100)),
    Case(name: "he_normal", deviation: sqrt(2 / 100), limit: 2 * sqrt(2 / 100) / 0.8796),
    Case(name: "lecun_uniform", deviation: sqrt(1 / 100), limit: sqrt(3 / 100)),
    Case(name: "lecun_normal", deviation: sqrt(1 / 100), limit: 2 * sqrt(1 / 100) / 0.8796),
    Case(name: "random_uniform", deviation: 0.05 / sqrt(3), limit: 0.05),
    Case(name: "random_normal", deviation: 0.05, limit: 0.3),
    Case(name: "truncated_normal", deviation: 0.05 * 0.8796, limit: 0.1),
    Case(name: "RandomNormal", deviation: 0.05, limit: 0.3),
  ]

  @Test("Initial weights have Keras's spread", arguments: cases)
  func spread(_ test: Case) throws {
    var source = RandomSource(seed: 3)
    let values = try Initializer.named(test.name).tensor([100, 300], .float32, &source).doubles()
    let mean = values.reduce(0, +) / 30_000
    let deviation = sqrt(values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 30_000)
    #expect(abs(mean) <= 4 * test.deviation / sqrt(30_000))
    #expect(abs(deviation - test.deviation) <= 0.02 * test.deviation)
    #expect(values.allSatisfy { abs($0) <= test.limit * 1.0001 })
  }

  @Test("Weights depend on the seed and the layer, not on what was made before")
  func streams() throws {
    func kernel(seed: UInt64, _ prepare: (NameScope) throws -> Void = { _ in }) throws -> [Float] {
      let scope = NameScope(seed: seed)
      try prepare(scope)
      let layer = try Dense(3, scope: scope)
      _ = try layer(waves([1, 4]), CallContext())
      return try #require(layer.kernel).value.floats()
    }
    let first = try kernel(seed: 0)
    #expect(try kernel(seed: 0) { _ = try Dropout(0.5, scope: $0) } == first)
    #expect(try kernel(seed: 0) { _ = try Dense(3, scope: $0) } != first)
    #expect(try kernel(seed: 1) != first)
    #expect(try kernel(seed: 5) { $0.setRandomSeed(0) } == first)
    #expect(
      try kernel(seed: 0) { scope in
        _ = try Dense(3, scope: scope)
        scope.setRandomSeed(0)
      } == first)
  }
}
