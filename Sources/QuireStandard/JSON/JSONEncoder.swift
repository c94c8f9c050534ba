import QuireRuntime
import QuireSyntax

/// Writes values as JSON, laid out as CPython's module does.
struct JSONEncoder {
  struct Options {
    var isASCII = true
    var allowsNaN = true
    var sortsKeys = false
    var skipsKeys = false
    /// What one level is indented by; nil keeps everything on one line.
    var indent: String?
    var itemSeparator = ", "
    var keySeparator = ": "
    /// Makes something that can be written of what cannot.
    var fallback = Value.null
  }

  static let deepest = 200

  let interpreter: Interpreter
  let options: Options
  private(set) var out: [UInt8] = []
  private var enclosing: [UnsafeRawPointer] = []

  init(_ options: Options, _ interpreter: Interpreter) {
    self.options = options
    self.interpreter = interpreter
  }

  mutating func write(_ value: Value) throws {
    try interpreter.spend(16)
    switch value {
    case .null: out += "null".utf8
    case .bool(let bool): out += (bool ? "true" : "false").utf8
    case .double(let double): out += try text(of: double).utf8
    case .string(let string): try write(string.object)
    case .list(let list):
      try write(Array(list.object.values), UnsafeRawPointer(list.toOpaque()))
    case .tuple(let tuple):
      try write(Array(tuple.object.values), UnsafeRawPointer(tuple.toOpaque()))
    case .dict(let dict): try write(dict.object, UnsafeRawPointer(dict.toOpaque()))
    default:
      if interpreter.isInteger(value) {
        out += try interpreter.text(of: value).utf8
      } else {
        try writeOther(value)
      }
    }
  }

  private mutating func writeOther(_ value: Value) throws {
    guard !options.fallback.isNull else {
      var error = ScriptError(
        .type, "Object of type \(value.typeName) is not JSON serializable", argument: 0)
      switch value {
      case .set: error.hint = "make a list of it: sorted(x)"
      case .host where try interpreter.optionalAttribute(value, "tolist") != nil:
        error.hint = "make a list of it: x.tolist()"
      default: error.hint = "default=f makes something else of it"
      }
      throw error
    }
    let replacement = try interpreter.call(options.fallback, [value])
    try nested(value.identity) { try $0.write(replacement) }
  }

  private mutating func nested(
    _ identity: UnsafeRawPointer?, _ body: (inout JSONEncoder) throws -> Void
  ) throws {
    guard let identity else { return try body(&self) }
    if enclosing.contains(identity) {
      throw ScriptError(.value, "Circular reference detected", argument: 0)
    }
    guard enclosing.count < Self.deepest, !NativeStack.isLow() else {
      throw ScriptError(
        .recursion, "the value is nested more than \(enclosing.count) deep", argument: 0)
    }
    enclosing.append(identity)
    try body(&self)
    enclosing.removeLast()
  }

  private mutating func write(_ values: [Value], _ identity: UnsafeRawPointer) throws {
    guard !values.isEmpty else {
      out += "[]".utf8
      return
    }
    try nested(identity) { encoder in
      encoder.out.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        encoder.beginItem(index)
        try encoder.write(value)
      }
      encoder.endItems()
      encoder.out.append(UInt8(ascii: "]"))
    }
  }

  private mutating func write(_ dict: DictObject, _ identity: UnsafeRawPointer) throws {
    guard dict.count > 0 else {
      out += "{}".utf8
      return
    }
    var pairs = dict.pairs
    if options.sortsKeys {
      try StableSort.sort(&pairs) { try interpreter.precedes($0.key, $1.key) }
    }
    try nested(identity) { encoder in
      encoder.out.append(UInt8(ascii: "{"))
      var index = 0
      for pair in pairs {
        guard try encoder.writeKey(pair.key, index) else { continue }
        encoder.out += encoder.options.keySeparator.utf8
        try encoder.write(pair.value)
        index += 1
      }
      if index > 0 { encoder.endItems() }
      encoder.out.append(UInt8(ascii: "}"))
    }
  }

  /// Writes the name of a member; false for one that is skipped.
  private mutating func writeKey(_ key: Value, _ index: Int) throws -> Bool {
    let name: String
    switch key {
    case .string(let string):
      beginItem(index)
      try write(string.object)
      return true
    case .bool(let bool): name = bool ? "true" : "false"
    case .null: name = "null"
    case .double(let double): name = try text(of: double)
    default:
      guard interpreter.isInteger(key) else {
        if options.skipsKeys { return false }
        throw ScriptError(
          .type, "keys must be str, int, float, bool or None, not \(key.typeName)", argument: 0)
      }
      name = try interpreter.text(of: key)
    }
    beginItem(index)
    out += "\"\(name)\"".utf8
    return true
  }

  private mutating func beginItem(_ index: Int) {
    if index > 0 { out += options.itemSeparator.utf8 }
    breakLine()
  }

  private mutating func endItems() {
    guard options.indent != nil else { return }
    let level = enclosing.removeLast()
    breakLine()
    enclosing.append(level)
  }

  private mutating func breakLine() {
    guard let indent = options.indent else { return }
    out.append(UInt8(ascii: "\n"))
    for _ in enclosing { out += indent.utf8 }
  }

  private func text(of double: Double) throws -> String {
    if double.isFinite { return Interpreter.text(of: double) }
    guard options.allowsNaN else {
      throw ScriptError(
        .value, "Out of range float values are not JSON compliant", argument: 0)
    }
    return double.isNaN ? "NaN" : double < 0 ? "-Infinity" : "Infinity"
  }

  private mutating func write(_ string: StringObject) throws {
    try interpreter.spend(string.count)
    out.append(UInt8(ascii: "\""))
    var scalars = String(decoding: string.utf8, as: UTF8.self).unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case "\"": out += "\\\"".utf8
      case "\\": out += "\\\\".utf8
      case "\n": out += "\\n".utf8
      case "\r": out += "\\r".utf8
      case "\t": out += "\\t".utf8
      case "\u{8}": out += "\\b".utf8
      case "\u{C}": out += "\\f".utf8
      case " "..."~": out.append(UInt8(scalar.value))
      default:
        if options.isASCII || scalar.value < 0x20 {
          for unit in UTF16.encode(scalar) ?? .init() { escape(unit) }
        } else {
          out += UTF8.encode(scalar) ?? .init()
        }
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ unit: UInt16) {
    out += "\\u".utf8
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(unit >> UInt16(shift) & 15)
      out.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
    }
  }
}

extension Interpreter {
  /// Whether a value is an integer of any size.
  func isInteger(_ value: Value) -> Bool {
    type(of: value).object.record === type(of: .int(0)).object.record
  }
}
