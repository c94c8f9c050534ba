import QuireRuntime
import QuireTensor

/// `GradientTape`: a block whose operations on watched tensors can be differentiated.
enum TapeType {
  static let record: TypeRecord = TypeRecord(
    "GradientTape", "Records operations on variables and watched tensors to differentiate them.",
    constructor: constructor, methods: [watch, gradient, stopRecording], hooks: hooks)

  private static let constructor = Builtin(
    "GradientTape", "Makes a tape; use it as `with GradientTape() as tape:`.",
    [
      Parameter(
        "persistent", .bool, default: .bool(false), "Gradients can be asked for more than once.")
    ], returns: "GradientTape"
  ) { call in
    call.interpreter.makeHost(Tape(persistent: try call.bool(0)), record)
  }

  private static let watch = Builtin(
    "watch", "Watches a tensor, or each of a list of them, from here on.",
    [Parameter("self"), Parameter("tensor", .any)]
  ) { call in
    let tape = try tape(call[0])
    try eachTensor(call[1], call) { value in
      guard value.tensor.dtype.isFloat else {
        throw call.fail(
          .type, "watch() expected a tensor of floats, got \(value.tensor.dtype)", at: 1,
          hint: "convert it with astype(\"float32\") first")
      }
      value.tensor = tape.watch(value.tensor)
    }
    return .null
  }

  private static let gradient = Builtin(
    "gradient", "The gradient of a target with respect to one source or several.",
    [
      Parameter("self"), Parameter("target", .any),
      Parameter("sources", .any, "A tensor, a variable, or a list, tuple or dict of them."),
      Parameter("output_gradients", .tensor, default: .null).keywordOnly,
    ], returns: "Tensor, or as the sources"
  ) { call in
    let interpreter = call.interpreter
    let tape = try tape(call[0])
    let target = try target(call)
    var sources: [Tensor] = []
    try collect(call[2], tape, call, into: &sources)
    let seed = try call.optionalTensor(3)
    var gradients = try tape.gradient(
      of: target, withRespectTo: sources, outputGradient: seed)[...]
    if !gradients.isEmpty, gradients.allSatisfy({ $0 == nil }) {
      interpreter.warn(
        "gradient() gives None: the target was not computed from the sources inside the tape; "
          + "a plain tensor needs tape.watch(x) first, a Variable does not")
    }
    return try arranged(call[2], &gradients, interpreter)
  }

  private static let stopRecording = Builtin(
    "stop_recording", "Ends the recording before the block does.", [Parameter("self")]
  ) { call in
    try tape(call[0]).stop()
    return .null
  }

  private static let hooks: TypeRecord.Hooks = {
    var hooks = TypeRecord.Hooks()
    hooks.enter = { interpreter, value in
      let tape = try tape(value)
      try tape.resume()
      interpreter.enter(tape)
      return value
    }
    hooks.exit = { interpreter, value in
      let tape = try tape(value)
      tape.stop()
      interpreter.exit(tape)
    }
    return hooks
  }()

  /// A list of targets counts as their sum.
  private static func target(_ call: Call) throws -> Tensor {
    switch call[1] {
    case .list, .tuple:
      let parts = try call.interpreter.values(of: call[1]).map {
        try call.interpreter.tensor(from: $0).sum()
      }
      guard let first = parts.first else {
        throw call.fail(.value, "gradient() got no target", at: 1)
      }
      return try parts.dropFirst().reduce(first) { try $0 + $1 }
    case .int, .bigInt, .double, .bool:
      throw call.fail(
        .type, "gradient() expected a tensor as target, got \(call[1].typeName)", at: 1,
        hint: "a plain number was not computed from the sources: is the loss made with tensors?")
    default: return try call.tensor(1)
    }
  }

  /// The tensors of the sources in order.
  private static func collect(
    _ value: Value, _ tape: Tape, _ call: Call, into sources: inout [Tensor]
  ) throws {
    switch value {
    case .list, .tuple:
      for item in try call.interpreter.values(of: value) {
        try collect(item, tape, call, into: &sources)
      }
    case .dict(let dict):
      for pair in dict.object.pairs { try collect(pair.value, tape, call, into: &sources) }
    case .host(let host):
      let object = host.object.object
      if let tensor = object as? TensorValue {
        sources.append(tensor.tensor)
        return
      }
      guard let plain = call.interpreter.existingTensor(value) else { fallthrough }
      sources.append(tape.watched(object) ?? plain.detached)
    default:
      throw call.fail(
        .type, "gradient() expected tensors or variables as sources, got \(value.typeName)", at: 2,
        hint: "the variables themselves, such as model.trainable_variables")
    }
  }

  /// The gradients in the structure of the sources, None where the target does not depend on one.
  private static func arranged(
    _ value: Value, _ gradients: inout ArraySlice<Tensor?>, _ interpreter: Interpreter
  ) throws -> Value {
    switch value {
    case .list, .tuple:
      var items: [Value] = []
      for item in try interpreter.values(of: value) {
        items.append(try arranged(item, &gradients, interpreter))
      }
      return value.coreType == .tuple ? interpreter.makeTuple(items) : interpreter.makeList(items)
    case .dict(let dict):
      var pairs: [(Value, Value)] = []
      for pair in dict.object.pairs {
        pairs.append((pair.key, try arranged(pair.value, &gradients, interpreter)))
      }
      return try interpreter.makeDict(pairs)
    default:
      guard let gradient = gradients.popFirst(), let gradient else { return .null }
      return interpreter.make(gradient)
    }
  }

  private static func eachTensor(
    _ value: Value, _ call: Call, _ body: (TensorValue) throws -> Void
  ) throws {
    switch value {
    case .list, .tuple:
      for item in try call.interpreter.values(of: value) { try eachTensor(item, call, body) }
    case .host(let host):
      // Variables are watched as soon as they are read.
      guard let tensor = host.object.object as? TensorValue else {
        if call.interpreter.existingTensor(value) != nil { return }
        fallthrough
      }
      try body(tensor)
    default:
      throw call.fail(
        .type, "watch() expected a tensor, got \(value.typeName)", at: 1,
        hint: "make a tensor of it first: x = tensor(3.0)")
    }
  }

  private static func tape(_ value: Value) throws -> Tape {
    guard case .host(let host) = value, let tape = host.object.object as? Tape else {
      throw ScriptError(.type, "expected a GradientTape, got \(value.typeName)")
    }
    return tape
  }
}
