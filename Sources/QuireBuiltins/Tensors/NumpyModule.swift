import QuireRuntime
import QuireTensor

/// The module `numpy`.
enum NumpyModule {
  static let module = NativeModule(
    "numpy", "Arrays of numbers: making, reshaping, computing.",
    Makers(float: .float64).members
      + ["array", "asarray"].map { .function(Makers(float: .float64).array($0)) }
      + constants + DTypeType.members
      + TensorFunctions.reductions.map { $0.function() }
      + TensorFunctions.shapes.map { $0.function() }
      + [
        TensorFunctions.max.function("amax"), TensorFunctions.min.function("amin"),
        TensorFunctions.round.function("around"), .type(arrayType),
      ]
      + ElementFunctions.unary(
        aliases: unaryAliases, skipping: ["relu", "sigmoid", "softplus", "erf", "rsqrt"])
      + ElementFunctions.binary(aliases: binaryAliases) + ElementFunctions.logical
      + ShapeFunctions.numpy + SetFunctions.members)

  /// The name of the type in NumPy.
  private static let arrayType = TypeRecord(
    "ndarray", "The type of tensors under NumPy's name.", base: TensorType.record)

  private static let constants: [NativeModule.Member] = [
    constant("pi", "The circle's circumference over its diameter.", .pi),
    constant("e", "Euler's number.", 2.718281828459045),
    constant("inf", "Infinity.", .infinity), constant("nan", "Not a number.", .nan),
    .constant(name: "newaxis", summary: "None: a new axis in a subscript.") { _ in .null },
  ]

  private static func constant(
    _ name: String, _ summary: String, _ value: Double
  ) -> NativeModule.Member {
    .constant(name: name, summary: summary) { _ in .double(value) }
  }

  private static let unaryAliases = ["abs": ["absolute", "fabs"], "round": ["rint"]]

  private static let binaryAliases = [
    "divide": ["true_divide"], "mod": ["remainder"], "power": ["float_power"],
  ]
}
