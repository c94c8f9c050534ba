import QuireNN
import QuireRuntime

/// An initialiser as a value.
final class InitializerValue {
  let initializer: Initializer

  init(_ initializer: Initializer) { self.initializer = initializer }
}

/// How weights begin, as types.
enum InitializerType {
  static let record = TypeRecord("Initializer", "How a weight begins.")

  static let types: [TypeRecord] =
    [
      type("Zeros", "Zeros.", []) { _ in .constant(0) },
      type("Ones", "Ones.", []) { _ in .constant(1) },
      type("Constant", "One value everywhere.", [("value", 0)]) { .constant($0[0]) },
      type("RandomUniform", "Uniform between two bounds.", [("minval", -0.05), ("maxval", 0.05)]) {
        .uniform(low: $0[0], high: $0[1])
      },
      type("RandomNormal", "Normal.", [("mean", 0), ("stddev", 0.05)]) {
        .normal(mean: $0[0], deviation: $0[1])
      },
      type(
        "TruncatedNormal", "Normal without what lies beyond two deviations.",
        [("mean", 0), ("stddev", 0.05)]
      ) { .truncatedNormal(mean: $0[0], deviation: $0[1]) },
    ]
    + [
      ("GlorotUniform", "Uniform with variance 2 / (fan_in + fan_out)."),
      ("GlorotNormal", "Normal with variance 2 / (fan_in + fan_out)."),
      ("HeUniform", "Uniform with variance 2 / fan_in."),
      ("HeNormal", "Normal with variance 2 / fan_in."),
      ("LecunUniform", "Uniform with variance 1 / fan_in."),
      ("LecunNormal", "Normal with variance 1 / fan_in."),
    ].map { name, summary in
      type(name, summary, []) { _ in try Initializer.named(name).distribution }
    }

  private static func type(
    _ name: String, _ summary: String, _ settings: [(name: String, value: Double)],
    _ make: @escaping @Sendable ([Double]) throws -> Initializer.Distribution
  ) -> TypeRecord {
    let parameters =
      settings.map { Parameter($0.name, .float, default: .float($0.value)) }
      + [Parameter("seed", .int, default: .null)]
    return TypeRecord(
      name, summary, base: record,
      constructor: Builtin(name, summary, parameters, returns: name) { call in
        let numbers = try settings.indices.map { try call.double($0) }
        let initializer = Initializer(try make(numbers), seed: try call.seed(settings.count))
        return call.interpreter.makeHost(InitializerValue(initializer), record)
      })
  }
}
