/// `"{} {name!r:>8}".format(…)`.
struct StringFormat {
  let interpreter: Interpreter
  let positional: [Value]
  let named: [(name: String, value: Value)]
  private var nextIndex = 0
  private var isNumbered: Bool?

  init(_ interpreter: Interpreter, positional: [Value], named: [(name: String, value: Value)]) {
    self.interpreter = interpreter
    self.positional = positional
    self.named = named
  }

  /// The template with its fields filled in; `depth` counts fields within format specs.
  mutating func render(_ template: [UInt8], depth: Int = 0) throws -> [UInt8] {
    let open = UInt8(ascii: "{")
    let close = UInt8(ascii: "}")
    var out: [UInt8] = []
    var offset = 0
    while offset < template.count {
      let byte = template[offset]
      offset += 1
      let isDoubled = offset < template.count && template[offset] == byte
      if byte != open && byte != close {
        out.append(byte)
      } else if isDoubled {
        out.append(byte)
        offset += 1
      } else if byte == close {
        throw ScriptError(
          .value, "a \"}\" of the format closes nothing", hint: "as text it is written \"}}\"")
      } else {
        let end = try fieldEnd(template, from: offset)
        out += try field(Array(template[offset..<end]), depth: depth)
        offset = end + 1
      }
      try interpreter.reserve(text: out.count)
    }
    return out
  }

  private func fieldEnd(_ template: [UInt8], from start: Int) throws -> Int {
    var depth = 1
    for offset in start..<template.count {
      switch template[offset] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return offset }
      default: break
      }
    }
    throw ScriptError(
      .value, "a \"{\" of the format is never closed", hint: "as text it is written \"{{\"")
  }

  /// `name.attribute[key]!conversion:spec`.
  private mutating func field(_ text: [UInt8], depth: Int) throws -> [UInt8] {
    guard depth < 2 else {
      throw ScriptError(.value, "the fields of the format are nested too deeply")
    }
    var end = 0
    var isInBrackets = false
    while end < text.count {
      let byte = text[end]
      if byte == UInt8(ascii: "[") { isInBrackets = true }
      if byte == UInt8(ascii: "]") { isInBrackets = false }
      if !isInBrackets, byte == UInt8(ascii: "!") || byte == UInt8(ascii: ":") { break }
      end += 1
    }
    var value = try resolve(String(decoding: text[..<end], as: UTF8.self))
    if end < text.count, text[end] == UInt8(ascii: "!") {
      guard end + 1 < text.count, end + 2 == text.count || text[end + 2] == UInt8(ascii: ":") else {
        throw ScriptError(.value, "\"!\" is followed by r, s or a, and \":\" or the end")
      }
      value = try convert(value, text[end + 1])
      end += 2
    }
    let spec = end < text.count ? try render(Array(text[(end + 1)...]), depth: depth + 1) : []
    let shown = try interpreter.formatted(value, spec: String(decoding: spec, as: UTF8.self))
    return Array(shown.utf8)
  }

  private func convert(_ value: Value, _ letter: UInt8) throws -> Value {
    switch letter {
    case UInt8(ascii: "s"): return interpreter.make(try interpreter.text(of: value))
    case UInt8(ascii: "r"): return interpreter.make(try interpreter.representation(of: value))
    case UInt8(ascii: "a"):
      return interpreter.make(Interpreter.ascii(try interpreter.representation(of: value)))
    default:
      throw ScriptError(
        .value, "\"!\(Character(Unicode.Scalar(letter)))\" is no conversion",
        hint: "!r shows the value as code, !s as text, !a as ASCII")
    }
  }

  private mutating func resolve(_ path: String) throws -> Value {
    let head = path.prefix { $0 != "." && $0 != "[" }
    var value = try argument(String(head))
    var rest = path.dropFirst(head.count)
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == "." {
        let name = rest.prefix { $0 != "." && $0 != "[" }
        value = try interpreter.attribute(value, String(name))
        rest = rest.dropFirst(name.count)
      } else {
        let key = rest.prefix { $0 != "]" }
        guard first == "[", rest.dropFirst(key.count).first == "]", !key.isEmpty else {
          throw ScriptError(.value, "\"\(path)\" is not a field: expected .name or [key]")
        }
        let index = key.utf8.allSatisfy { $0 &- 48 < 10 } ? Int(key).map(Value.int) : nil
        value = try interpreter.getItem(value, index ?? interpreter.make(String(key)))
        rest = rest.dropFirst(key.count + 1)
      }
    }
    return value
  }

  private mutating func argument(_ name: String) throws -> Value {
    if name.isEmpty || name.utf8.allSatisfy({ $0 &- 48 < 10 }) {
      let isNumbered = !name.isEmpty
      if let known = self.isNumbered, known != isNumbered {
        throw ScriptError(.value, "the format mixes numbered fields {0} with plain ones {}")
      }
      self.isNumbered = isNumbered
      let index = isNumbered ? Int(name) ?? Int.max : nextIndex
      nextIndex += isNumbered ? 0 : 1
      guard index < positional.count else {
        throw ScriptError(
          .index,
          isNumbered
            ? "the format wants value \(name), counted from 0, and got "
              + interpreter.plural(positional.count, "value")
            : "the format has more places {} than values: got "
              + interpreter.plural(positional.count, "value"),
          hint: "every place takes one: .format(a, b)")
      }
      return positional[index]
    }
    guard let found = named.first(where: { $0.name == name }) else {
      throw ScriptError(
        .key, "the format wants a value for \(name)",
        hint: "give it by name: .format(\(name)=…)")
    }
    return found.value
  }
}
