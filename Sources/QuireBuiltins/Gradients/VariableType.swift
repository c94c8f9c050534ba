import QuireNN
import QuireRuntime
import QuireTensor

/// A variable as the language sees it: a tensor that changes in place and that every tape watches.
enum VariableType {
  static let record: TypeRecord = TypeRecord(
    "Variable", "A tensor that can be assigned to, watched by every gradient tape.",
    constructor: constructor, methods: methods, properties: properties, hooks: hooks)

  private static let constructor = Builtin(
    "Variable", "Makes a variable with a first value.",
    [
      Parameter("initial_value", .tensor), Parameter("trainable", .bool, default: .bool(true)),
      Parameter("dtype", .dtype, default: .null).keywordOnly,
      Parameter("name", .string, default: .string("Variable")).keywordOnly,
    ], returns: "Variable",
    examples: ["tf.Variable([1., 2.]) => Variable([1., 2.], dtype=float32)"]
  ) { call in
    let value = try call.defaultingTensor(0, dtype: call.optionalDType(2))
    let name = try call.string(3)
    return call.interpreter.make(
      Variable(name: name, path: name, value: value, isTrainable: try call.bool(1)))
  }

  private static let properties = [
    TypeRecord.Property("shape", "The extents along the axes, as a tuple.") { interpreter, value in
      interpreter.make(try variable(value).shape)
    },
    TypeRecord.Property("dtype", "The type of the elements.") { interpreter, value in
      interpreter.makeHost(DTypeValue(try variable(value).dtype), DTypeType.record)
    },
    TypeRecord.Property("name", "Its name.") { interpreter, value in
      interpreter.make(try variable(value).name)
    },
    TypeRecord.Property("path", "Its name with the names of what it belongs to.") {
      interpreter, value in
      interpreter.make(try variable(value).path)
    },
    TypeRecord.Property("trainable", "Whether an optimizer changes it.") { _, value in
      .bool(try variable(value).isTrainable)
    },
    TypeRecord.Property("ndim", "The number of axes.") { _, value in
      .int(try variable(value).shape.rank)
    },
    TypeRecord.Property("size", "The number of elements.") { _, value in
      .int(try variable(value).value.count)
    },
    TypeRecord.Property("T", "The value with the axes in reverse order.") { interpreter, value in
      interpreter.make(try interpreter.tensor(from: value).transposed())
    },
  ]

  private static let methods: [Builtin] =
    [
      change("assign", "Takes a new value.") { _, value in value },
      change("assign_add", "Adds to the value.") { old, value in try old + value },
      change("assign_sub", "Subtracts from the value.") { old, value in try old - value },
      Builtin("value", "The present value as a tensor.", [Parameter("self")], returns: "Tensor") {
        call in call.interpreter.make(try call.tensor(0))
      },
      Builtin(
        "read_value", "The present value as a tensor.", [Parameter("self")], returns: "Tensor"
      ) {
        call in call.interpreter.make(try call.tensor(0))
      },
    ] + TensorType.methods.filter { !["sort", "fill"].contains($0.name) }

  private static let hooks: TypeRecord.Hooks = {
    var hooks = TensorType.operatorHooks
    hooks.brief = { value in (try? variable(value)).map { "Variable\($0.shape)" } }
    hooks.shape = { value in (try? variable(value))?.shape.dims }
    hooks.getItem = { interpreter, value, index in
      let tensor = try interpreter.tensor(from: value)
      return interpreter.make(try tensor.subscripted(interpreter.tensorIndices(index)))
    }
    hooks.setItem = { _, _, _, _ in
      throw ScriptError(
        .type, "elements of a Variable cannot be assigned to",
        hint: "build the whole value and call assign")
    }
    hooks.length = { interpreter, value in
      guard let length = try variable(value).shape.dims.first else {
        throw ScriptError(.type, "a Variable without axes has no length")
      }
      return length
    }
    hooks.text = { _, value in text(try variable(value)) }
    return hooks
  }()

  private static func change(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
  ) -> Builtin {
    Builtin(
      name, summary + " Gives the variable back.",
      [Parameter("self"), Parameter("value", .tensor)], returns: "Variable"
    ) { call in
      let variable = try variable(call[0])
      try variable.assign(body(variable.value, call.operand(1)))
      return call[0]
    }
  }

  private static func text(_ variable: Variable) -> String {
    let value = TensorRepresentation.text(variable.value)
    guard variable.shape.rank > 0 else { return "Variable(\(value), dtype=\(variable.dtype))" }
    let lines = value.dropFirst("tensor(".count).split(
      separator: "\n", omittingEmptySubsequences: false)
    return "Variable(" + lines.joined(separator: "\n  ")
  }

  private static func variable(_ value: Value) throws -> Variable {
    guard case .host(let host) = value, let variable = host.object.object as? Variable else {
      throw ScriptError(.type, "expected a Variable, got \(value.typeName)")
    }
    return variable
  }
}
