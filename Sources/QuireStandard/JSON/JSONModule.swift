import QuireRuntime

/// `json`: values as text that other programs read.
enum JSONModule {
  static let module = NativeModule(
    "json", "Values as text that other programs read, and back.",
    [
      .function(dumps), .function(loads),
      .constant(name: "JSONDecodeError", summary: "What loads() raises: a ValueError.") {
        $0.builtin("ValueError") ?? .null
      },
    ])

  private static let dumps = Builtin(
    "dumps", "The text of a value as JSON.",
    [
      Parameter("obj", .any, "dicts, lists, tuples, texts, numbers, True, False, None"),
      Parameter(
        "skipkeys", default: .bool(false), "leave out keys that JSON has not, rather than fail"
      ).keywordOnly,
      Parameter(
        "ensure_ascii", default: .bool(true), "write other characters as \\u escapes"
      ).keywordOnly,
      Parameter("allow_nan", default: .bool(true), "write NaN and Infinity").keywordOnly,
      Parameter(
        "indent", .int | .string, default: .null,
        "the blanks, or the text, that a level is indented by; None is one line"
      ).keywordOnly,
      Parameter(
        "separators", .sequence, default: .null,
        "what stands between items and behind names: (\", \", \": \")"
      ).keywordOnly,
      Parameter(
        "default", .callable, default: .null, "makes of any other value one that can be written"
      ).keywordOnly,
      Parameter("sort_keys", default: .bool(false), "write members in the order of their names")
        .keywordOnly,
    ], returns: "str",
    examples: [
      #"json.dumps({"a": [1, 2.5, None]}) => "{\"a\": [1, 2.5, null]}""#,
      #"json.dumps([1, 2], separators=(",", ":")) => "[1,2]""#,
    ]
  ) { call in
    var encoder = JSONEncoder(try options(call), call.interpreter)
    try encoder.write(call[0])
    try call.interpreter.reserve(text: encoder.out.count)
    return call.interpreter.make(bytes: encoder.out)
  }

  private static func options(_ call: Call) throws -> JSONEncoder.Options {
    var options = JSONEncoder.Options()
    options.skipsKeys = try call.bool(1)
    options.isASCII = try call.bool(2)
    options.allowsNaN = try call.bool(3)
    switch call[4] {
    case .null, .undefined: break
    case .string: options.indent = try call.string(4)
    default:
      let width = max(0, try call.int(4))
      guard width <= 1000 else {
        throw call.fail(.value, "an indent is at most 1000 blanks, got \(width)", at: 4)
      }
      options.indent = String(repeating: " ", count: width)
    }
    if options.indent != nil { options.itemSeparator = "," }
    if !call.isAbsent(5) {
      let parts = try call.values(5)
      guard parts.count == 2, case .string(let item) = parts[0], case .string(let key) = parts[1]
      else {
        throw call.fail(
          .value, "separators are two texts, such as (\",\", \":\")", at: 5)
      }
      options.itemSeparator = item.object.text
      options.keySeparator = key.object.text
    }
    options.fallback = call.isAbsent(6) ? .null : call[6]
    options.sortsKeys = try call.bool(7)
    return options
  }

  private static let loads = Builtin(
    "loads", "The value that a JSON text stands for.",
    [
      Parameter("s", .string | .bytes, "the text"),
      Parameter("object_hook", .callable, default: .null, "makes something else of each dict")
        .keywordOnly,
      Parameter("parse_float", .callable, default: .null, "makes a number of a text with a point")
        .keywordOnly,
      Parameter("parse_int", .callable, default: .null, "makes a number of a text without")
        .keywordOnly,
      Parameter(
        "object_pairs_hook", .callable, default: .null,
        "makes something of the pairs of name and value of each object"
      ).keywordOnly,
    ], returns: "any",
    examples: [#"json.loads("{\"a\": [1, 2.5, null]}") => {"a": [1, 2.5, None]}"#]
  ) { call in
    var hooks = JSONDecoder.Hooks()
    hooks.object = call[1]
    hooks.float = call[2]
    hooks.int = call[3]
    hooks.pairs = call[4]
    guard case .bytes(let bytes) = call[0] else {
      var decoder = JSONDecoder(try call.stringObject(0).utf8, hooks, call.interpreter)
      return try decoder.document()
    }
    guard String(validating: bytes.object.bytes, as: UTF8.self) != nil else {
      throw call.fail(.value, "the bytes are not UTF-8 text", at: 0)
    }
    return try bytes.object.bytes.withUnsafeBufferPointer { buffer in
      var decoder = JSONDecoder(buffer, hooks, call.interpreter)
      return try decoder.document()
    }
  }
}
