import QuireRuntime
import QuireSyntax

/// Reads JSON as RFC 8259 has it, and `NaN`, `Infinity` and `-Infinity` besides, as CPython's module does;
/// its messages are CPython's too.
struct JSONDecoder {
  /// The program's functions that make values, where it gave some.
  struct Hooks {
    var object = Value.null
    var pairs = Value.null
    var float = Value.null
    var int = Value.null
  }

  static let deepest = 200

  let interpreter: Interpreter
  let bytes: UnsafeBufferPointer<UInt8>
  let hooks: Hooks
  var position = 0
  private var depth = 0
  private var keys: [String: Value] = [:]

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ hooks: Hooks, _ interpreter: Interpreter) {
    self.bytes = bytes
    self.hooks = hooks
    self.interpreter = interpreter
  }

  /// The value of a whole text.
  mutating func document() throws -> Value {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      throw fail("Unexpected UTF-8 BOM (decode using utf-8-sig)", at: 0)
    }
    skipSpace()
    let value = try value()
    skipSpace()
    if position < bytes.count { throw fail("Extra data", at: position) }
    return value
  }

  /// An error with its line, column and index in code points.
  func fail(_ message: String, at offset: Int) -> ScriptError {
    var (line, column, index) = (1, 1, 0)
    for byte in bytes[..<min(offset, bytes.count)] where byte & 0xC0 != 0x80 {
      index += 1
      column += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      }
    }
    return ScriptError(
      .value, "\(message): line \(line) column \(column) (char \(index))", argument: 0)
  }

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
      position += 1
    }
  }

  private mutating func value() throws -> Value {
    try interpreter.spend(16)
    switch current {
    case UInt8(ascii: "\""):
      position += 1
      return try string()
    case UInt8(ascii: "{"): return try nested { try $0.object() }
    case UInt8(ascii: "["): return try nested { try $0.array() }
    case UInt8(ascii: "n") where take("null"): return .null
    case UInt8(ascii: "t") where take("true"): return .bool(true)
    case UInt8(ascii: "f") where take("false"): return .bool(false)
    case UInt8(ascii: "N") where take("NaN"): return .double(.nan)
    case UInt8(ascii: "I") where take("Infinity"): return .double(.infinity)
    case UInt8(ascii: "-") where take("-Infinity"): return .double(-.infinity)
    default: return try number()
    }
  }

  private mutating func nested(_ body: (inout JSONDecoder) throws -> Value) throws -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest, !NativeStack.isLow() else {
      throw ScriptError(
        .recursion, "the JSON is nested more than \(depth - 1) deep", argument: 0)
    }
    return try body(&self)
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for i in 0..<count where bytes[position + i] != word.utf8Start[i] { return false }
    position += count
    return true
  }

  private mutating func array() throws -> Value {
    position += 1
    var values: [Value] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      position += 1
      return interpreter.makeList([])
    }
    repeat {
      values.append(try value())
      try interpreter.pace(values.count)
    } while try !takeEnd(UInt8(ascii: "]"))
    return try interpreter.makeLongList(values)
  }

  private mutating func object() throws -> Value {
    position += 1
    var pairs: [(Value, Value)] = []
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
      return try made(of: pairs)
    }
    repeat {
      guard current == UInt8(ascii: "\"") else {
        throw fail("Expecting property name enclosed in double quotes", at: position)
      }
      position += 1
      let key = try key()
      skipSpace()
      guard current == UInt8(ascii: ":") else {
        throw fail("Expecting ':' delimiter", at: position)
      }
      position += 1
      skipSpace()
      pairs.append((key, try value()))
      try interpreter.pace(pairs.count)
    } while try !takeEnd(UInt8(ascii: "}"))
    return try made(of: pairs)
  }

  /// Takes what stands behind an element: a comma, or the end of what holds it.
  private mutating func takeEnd(_ end: UInt8) throws -> Bool {
    skipSpace()
    let isEnd = current == end
    guard isEnd || current == UInt8(ascii: ",") else {
      throw fail("Expecting ',' delimiter", at: position)
    }
    position += 1
    if !isEnd { skipSpace() }
    return isEnd
  }

  private func made(of pairs: [(Value, Value)]) throws -> Value {
    if !hooks.pairs.isNull {
      let list = interpreter.makeList(pairs.map { interpreter.makeTuple([$0.0, $0.1]) })
      return try interpreter.call(hooks.pairs, [list])
    }
    let dict = try interpreter.makeDict(pairs)
    return hooks.object.isNull ? dict : try interpreter.call(hooks.object, [dict])
  }

  /// The name of a member; objects that repeat it share one string.
  private mutating func key() throws -> Value {
    let start = position
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"),
      bytes[end] >= 0x20, end - start < 64
    {
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return try string() }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    position = end + 1
    if let known = keys[name] { return known }
    let value = interpreter.make(name)
    if keys.count < 10_000 { keys[name] = value }
    return value
  }

  // MARK: Numbers

  private mutating func number() throws -> Value {
    let start = position
    var end = start
    func isDigit(_ index: Int) -> Bool {
      index < bytes.count && (0x30...0x39).contains(bytes[index])
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
    guard isDigit(end) else { throw fail("Expecting value", at: start) }
    if bytes[end] == UInt8(ascii: "0") { end += 1 } else { while isDigit(end) { end += 1 } }
    var isWhole = true
    if end < bytes.count, bytes[end] == UInt8(ascii: "."), isDigit(end + 1) {
      isWhole = false
      end += 1
      while isDigit(end) { end += 1 }
    }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      var digits = end + 1
      if digits < bytes.count,
        bytes[digits] == UInt8(ascii: "+") || bytes[digits] == UInt8(ascii: "-")
      {
        digits += 1
      }
      if isDigit(digits) {
        isWhole = false
        end = digits
        while isDigit(end) { end += 1 }
      }
    }
    position = end
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let hook = isWhole ? hooks.int : hooks.float
    if !hook.isNull { return try interpreter.call(hook, [interpreter.make(text)]) }
    if !isWhole { return .double(Double(text) ?? .nan) }
    if let value = Int(text) { return .int(value) }
    return try interpreter.exactInteger(text)
  }
}

extension Interpreter {
  /// What `int(text)` gives.
  func exactInteger(_ text: String) throws -> Value {
    guard let int = builtin("int") else { return .null }
    return try call(int, [make(text)])
  }
}
