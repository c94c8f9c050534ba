import QuireNN
import QuireRuntime

/// Symbolic tensors, of which functional models are made.
enum SymbolType {
  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.text = { _, value in try "<KerasTensor shape=\(symbol(value).shape.tuple), dtype=float32>"
    }
    hooks.brief = { value in LayerType.symbol(value).map { "Tensor\($0.shape)" } }
    hooks.shape = { value in LayerType.symbol(value)?.shape.dims }
    hooks.binary = { _, op, _, _ in
      throw ScriptError(
        .type, "\"\(op.rawValue)\" does not work on symbolic tensors",
        hint: "use a layer, or compute with the model's output")
    }
    return TypeRecord(
      "KerasTensor", "What a layer will give for inputs that are not there yet.",
      properties: [
        TypeRecord.Property("shape", "The extents; None where any will do.") { interpreter, value in
          interpreter.makeTuple(try symbol(value).shape.dims.map { $0.map(Value.int) ?? .null })
        },
        TypeRecord.Property("dtype", "The type of the elements.") { interpreter, _ in
          interpreter.make("float32")
        },
        TypeRecord.Property("name", "The name of the layer that makes it.") { interpreter, value in
          interpreter.make(try symbol(value).layer.name)
        },
      ], hooks: hooks)
  }()

  static let input = Builtin(
    "Input", "The start of a model: a batch of samples of this shape.",
    [
      Parameter("shape", default: .null, "the extents of one sample; None where any will do"),
      Parameter("batch_size", .int, default: .null, "the number of samples, when it is fixed"),
      Parameter("dtype", default: .null),
      Parameter("name", .string, default: .null),
      Parameter("batch_shape", default: .null, "the shape with the batch axis").keywordOnly,
    ], returns: "KerasTensor",
    examples: ["Input((28, 28)).shape => (None, 28, 28)"]
  ) { call in
    var sample: [Int?]
    var batch = try call.optionalInt(1)
    if !call.isAbsent(4) {
      let whole = try call.openShape(4)
      sample = Array(whole.dropFirst())
      batch = whole.first ?? nil
    } else {
      guard !call.isAbsent(0) else {
        throw call.fail(.type, "Input() misses shape", at: 0, hint: "Input((784,))")
      }
      sample = try call.openShape(0)
    }
    return call.interpreter.make(
      try InputLayer.tensor(
        shape: sample, batchSize: batch, name: call.optionalString(3),
        scope: call.interpreter.networkScope))
  }

  private static func symbol(_ value: Value) throws -> SymbolicTensor {
    if let symbol = LayerType.symbol(value) { return symbol }
    throw ScriptError(.type, "expected a symbolic tensor, got \(value.typeName)")
  }
}
