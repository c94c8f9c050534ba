import QuireNN
import QuireRuntime
import QuireTensor

/// The module `tensorflow`: its common names for tensors, their gradients and random numbers.
enum TensorFlowModule {
  static let module = NativeModule(
    "tensorflow", "TensorFlow's common names for tensors, gradients and random numbers.",
    DTypeType.members.filter { $0.name != "bool_" } + reductions + elements
      + [
        .type(TapeType.record), .type(VariableType.record), .type(tensorType),
        .constant(name: "newaxis", summary: "None: a new axis in a subscript.") { _ in .null },
        .constant(name: "__version__", summary: "The version whose names these are.") {
          $0.make("2.21.0")
        },
      ]
      + ([
        Makers(float: .float32).array("constant"),
        Makers(float: .float32).array("convert_to_tensor"), cast, identity, function, shape, rank,
        size, stopGradient,
        ShapeFunctions.reshape("tensor"), ShapeFunctions.expandDims("input"),
        ShapeFunctions.transpose("a", "perm"), ShapeFunctions.tile("input"),
        ShapeFunctions.broadcastTo("input"), ShapeFunctions.matmul("matmul", "a", "b"),
        ShapeFunctions.stack("stack"), ShapeFunctions.whereFunction("where"), concat, range,
        ShapeFunctions.like(
          "zeros_like", "Zeros in the shape and type of another tensor.", 0, first: "input"),
        ShapeFunctions.like(
          "ones_like", "Ones in the shape and type of another tensor.", 1, first: "input"),
        split, oneHot, gather, clipByValue,
      ] + makers).map { .function($0) }
      + [TensorFunctions.squeeze.function(first: "input")])

  static let math = NativeModule(
    "tensorflow.math", "Functions on the elements of tensors.", reductions + elements)

  static let nn = NativeModule(
    "tensorflow.nn", "Functions that networks are made of.",
    ElementFunctions.unary(only: ["relu", "sigmoid", "softplus", "tanh"])
      + [.function(softmax("softmax")), .function(softmax("log_softmax")), .function(crossEntropy)])

  static let random = NativeModule(
    "tensorflow.random", "Random tensors, the same for the same seed.",
    [
      .function(
        Builtin(
          "set_seed", "Starts random tensors and new layers anew from a number.",
          [Parameter("seed", .int)]
        ) {
          call in
          call.interpreter.seedTensorFlow(UInt64(bitPattern: Int64(try call.int(0))))
          return .null
        }),
      .function(
        drawn("normal", "Normal numbers.", "mean", 0, "stddev", 1) { source, shape, a, b, dtype in
          try source.normal(shape, mean: a, deviation: b, dtype)
        }),
      .function(
        drawn("uniform", "Uniform numbers.", "minval", 0, "maxval", 1) {
          source, shape, a, b, dtype in
          dtype.isFloat
            ? try source.uniform(shape, low: a, high: b, dtype)
            : try source.integers(shape, low: Int(a), high: Int(b), dtype)
        }),
      .function(
        Builtin(
          "shuffle", "The rows of a tensor in a random order.", [Parameter("value", .tensor)],
          returns: "Tensor"
        ) { call in
          let tensor = try call.tensor(0)
          let order = try call.interpreter.random.tensorflow.permutation(
            tensor.shape.dims.first ?? 0)
          return call.interpreter.make(try tensor.take(Tensor(order), axis: 0))
        }),
    ])

  private static let tensorType: TypeRecord = TypeRecord(
    "Tensor", "The type of tensors.", base: TensorType.record)

  /// `reduce_sum` and its like, and those that keep NumPy's names.
  private static let reductions: [NativeModule.Member] =
    [
      TensorFunctions.sum, TensorFunctions.mean, TensorFunctions.product, TensorFunctions.max,
      TensorFunctions.min, TensorFunctions.any, TensorFunctions.all,
      TensorFunctions.standardDeviation, TensorFunctions.variance,
    ].map { function in
      let name =
        ["var": "reduce_variance"][function.name] ?? "reduce_\(function.name)"
      return function.function(name, first: "input_tensor")
    } + [
      TensorFunctions.cumulativeSum.function(first: "x"), position("argmax"), position("argmin"),
    ]

  private static let elements: [NativeModule.Member] =
    ElementFunctions.unary(skipping: ["softplus", "relu"])
    + ElementFunctions.binary(aliases: ["power": ["pow"]])
    + ElementFunctions.logical
    + [ElementFunctions.unary(.round, "round")]

  /// TensorFlow's goes along the first axis when none is given.
  private static func position(_ name: String) -> NativeModule.Member {
    .function(
      Builtin(
        name, "The place of the \(name == "argmax" ? "greatest" : "least") element along an axis.",
        [Parameter("input", .tensor), Parameter("axis", .int, default: .int(0))],
        returns: "Tensor"
      ) { call in
        let tensor = try call.tensor(0)
        let axis = try call.optionalInt(1) ?? 0
        return call.interpreter.make(
          name == "argmax" ? try tensor.argmax(axis: axis) : try tensor.argmin(axis: axis))
      })
  }

  private static func drawn(
    _ name: String, _ summary: String, _ first: String, _ firstDefault: Double, _ second: String,
    _ secondDefault: Double,
    _ body: @escaping @Sendable (inout RandomSource, Shape, Double, Double, DType) throws -> Tensor
  ) -> Builtin {
    Builtin(
      name, summary,
      [
        Parameter("shape", .shape), Parameter(first, .float, default: .float(firstDefault)),
        Parameter(second, .float, default: .float(secondDefault)),
        Parameter("dtype", .dtype, default: .null), Parameter("seed", .int, default: .null),
      ], returns: "Tensor"
    ) { call in
      let (a, b) = (try call.double(1), try call.double(2))
      guard a.magnitude < 0x1p62, b.magnitude < 0x1p62 else {
        throw call.fail(.value, "\(name)() got a bound that is too large", at: 2)
      }
      let (shape, dtype) = (try call.shape(0), try call.optionalDType(3) ?? .float32)
      guard let seed = try call.optionalInt(4) else {
        return call.interpreter.make(
          try body(&call.interpreter.random.tensorflow, shape, a, b, dtype))
      }
      var own = RandomSource(seed: UInt64(bitPattern: Int64(seed))).stream(name)
      return call.interpreter.make(try body(&own, shape, a, b, dtype))
    }
  }

  private static func softmax(_ name: String) -> Builtin {
    Builtin(
      name, name == "softmax" ? "e^x over its sum along an axis." : "The logarithm of softmax.",
      [Parameter("logits", .tensor), Parameter("axis", .int, default: .int(-1))],
      returns: "Tensor"
    ) { call in
      let (tensor, axis) = (try call.tensor(0), try call.int(1))
      return call.interpreter.make(
        name == "softmax" ? try tensor.softmax(axis: axis) : try tensor.logSoftmax(axis: axis))
    }
  }

  private static let crossEntropy = Builtin(
    "sigmoid_cross_entropy_with_logits",
    "The cross-entropy of labels and the sigmoid of logits, element by element.",
    [Parameter("labels", .tensor), Parameter("logits", .tensor)], returns: "Tensor"
  ) { call in
    // max(x, 0) - x z + log(1 + e^-|x|), which never overflows, is softplus(x) - x z.
    let (labels, logits) = (try call.tensor(0), try call.tensor(1))
    return call.interpreter.make(try logits.softplus() - logits * labels.astype(logits.dtype))
  }
}
