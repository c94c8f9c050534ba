import QuireSyntax

/// Built-in functions about values: their types, attributes, hashes, and `fail`.
enum InspectionFunctions {
  static let all: [Builtin] = [
    Builtin(
      "isinstance", "Whether a value is of a type, or of one of several.",
      [
        Parameter("value", .any, "the value"),
        Parameter("types", .any, "a type, or a tuple of them"),
      ],
      returns: "bool",
      examples: ["isinstance(True, int) => True", "isinstance(1, (str, float)) => False"]
    ) { .bool(try isInstance($0, $0[0], $0[1])) },
    Builtin(
      "callable", "Whether a value can be called.", [Parameter("value", .any, "the value")],
      returns: "bool", examples: ["callable(len) => True", "callable(1) => False"]
    ) { call in
      switch call[0] {
      case .closure, .builtin, .method, .class: .bool(true)
      case .instance: .bool(!call.interpreter.special(.call, of: call[0]).isUndefined)
      case .type(let type): .bool(type.object.record.constructor != nil)
      case .host(let host): .bool(host.object.type.hooks.call != nil)
      default: .bool(false)
      }
    },
    Builtin(
      "hash", "The number that stands for a value in dicts and sets: the same in every run.",
      [Parameter("value", .any, "the value")], returns: "int",
      examples: [#"hash("abc") => 96354"#, "hash(1.0) == hash(1) => True"], body: hash),
    Builtin(
      "hasattr", "Whether a value has an attribute.",
      [Parameter("value", .any, "the value"), Parameter("name", .string, "the attribute")],
      returns: "bool", examples: [#"hasattr("a", "upper") => True"#]
    ) { .bool(try attribute($0) != nil) },
    Builtin(
      "getattr", "An attribute by its name.",
      [
        Parameter("value", .any, "the value"), Parameter("name", .string, "the attribute"),
        .optional("default", .any, "what to return when it is missing"),
      ], returns: "any", examples: [#"getattr([], "nothing", 0) => 0"#]
    ) { call in
      if let found = try attribute(call, orThrow: !call.has(2)) { return found }
      return call.has(2) ? call[2] : try call.interpreter.attribute(call[0], call.string(1))
    },
    Builtin(
      "setattr", "Sets an attribute by its name.",
      [
        Parameter("object", .any, "the value"), Parameter("name", .string, "the attribute"),
        Parameter("value", .any, "what to set it to"),
      ]
    ) { call in
      try call.interpreter.setAttribute(call[0], call[2], call.interpreter.intern(call.string(1)))
      return .null
    },
    Builtin(
      "dir", "The names of a value's attributes, in order.",
      [Parameter("value", .any, "the value")],
      returns: "list", examples: [#""append" in dir([]) => True"#]
    ) { call in
      let interpreter = call.interpreter
      return interpreter.makeList(
        Set(try interpreter.attributeNames(call[0])).sorted().map { interpreter.make($0) })
    },
    Builtin(
      "fail", "Stops with an error.",
      [
        .variadic("message", .any, "what is wrong"),
        Parameter("sep", .string, default: .string(" "), "what stands between the parts")
          .keywordOnly,
      ]
    ) { call in
      let separator = try call.string(0)
      throw ScriptError(
        .error, try call.rest.map(call.interpreter.text(of:)).joined(separator: separator))
    },
  ]

  /// The attribute, nil when there is none; a property or method that says so with an error is
  /// believed.
  private static func attribute(_ call: Call, orThrow: Bool = false) throws -> Value? {
    do {
      return try call.interpreter.optionalAttribute(call[0], call.string(1))
    } catch let error as ScriptError where error.kind == .attribute && !orThrow {
      return nil
    }
  }

  private static func isInstance(_ call: Call, _ value: Value, _ wanted: Value) throws -> Bool {
    if case .tuple(let types) = wanted {
      if NativeStack.isLow() {
        throw call.fail(.recursion, "the tuple of types is nested too deeply", at: 1)
      }
      return try types.object.values.contains { try isInstance(call, value, $0) }
    }
    if let answer = call.interpreter.isInstance(value, of: wanted) { return answer }
    throw call.fail(
      .type, "isinstance() takes a type or a tuple of types, got \(wanted.typeName)", at: 1,
      hint: wanted.coreType == .string ? "write the type's name without quotes" : nil)
  }

  /// Strings hash as in Java and bytes by FNV-1a with 32 bits, as Starlark has it; numbers by their value.
  private static func hash(_ call: Call) throws -> Value {
    try call.interpreter.spend(onKey: call[0])
    switch call[0] {
    case .instance: return .int(try call[0].hashValue())
    case .string(let text):
      return .int(Int(text.object.text.utf16.reduce(Int32(0)) { $0 &* 31 &+ Int32($1) }))
    case .bytes(let bytes):
      return .int(
        Int(bytes.object.bytes.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }))
    case .int, .bigInt, .bool, .double, .null, .tuple, .range, .ellipsis:
      return .int(try call[0].hashValue())
    default:
      // An object's place in memory would differ from run to run.
      _ = try call[0].hashValue()
      throw call.fail(
        .type, "a \(call[0].typeName) has no hash that is the same in every run", at: 0)
    }
  }
}

extension Interpreter {
  /// Whether a value is of a type or class, or of one derived from it; nil when `wanted` is neither.
  func isInstance(_ value: Value, of wanted: Value) -> Bool? {
    switch wanted {
    case .class: return derives(typeValue(of: value), from: wanted)
    case .type(let type):
      if let core = type.with({ $0.record.core }), core == value.coreType, core.isPlain {
        return true
      }
      let record = type.object.record
      if record === ClassTypes.object { return true }
      switch value {
      case .instance, .error: return derives(typeValue(of: value), from: wanted)
      case .class: return record.core == .type
      case .host(let host): return host.object.type.isKind(of: record)
      case .bool: return record.core == .bool || record.core == .int
      case .builtin, .closure, .method:
        return record.core == .function || record.core == .builtin && value.coreType == .builtin
      default: return self.type(of: value).object.record.isKind(of: record)
      }
    default: return nil
    }
  }
}
