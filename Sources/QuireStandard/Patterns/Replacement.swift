import QuireRuntime

/// What `sub` puts in place of a match: text with `\1`, `\g<name>` and the escapes of strings.
struct Replacement {
  private enum Part {
    case text([UInt8])
    case group(Int)
  }

  private var parts: [Part] = []

  /// - Parameter argument: Which argument of the call it is, for errors.
  init(_ template: String, for regex: Regex, argument: Int) throws {
    let scalars = Array(template.unicodeScalars)
    var literal: [UInt8] = []
    var index = 0
    func fail(_ message: String, _ position: Int) -> ScriptError {
      ScriptError(.value, "\(message) at position \(position)", argument: argument)
    }
    func append(group: Int, at position: Int) throws {
      guard group <= regex.groupCount else {
        throw fail("invalid group reference \(group)", position)
      }
      if !literal.isEmpty { parts.append(.text(literal)) }
      literal = []
      parts.append(.group(group))
    }
    while index < scalars.count {
      let start = index
      guard scalars[index] == "\\" else {
        literal += UTF8.encode(scalars[index]) ?? .init()
        index += 1
        continue
      }
      guard index + 1 < scalars.count else { throw fail("bad escape (end of pattern)", start) }
      let letter = scalars[index + 1]
      index += 2
      switch letter {
      case "g":
        guard index < scalars.count, scalars[index] == "<" else { throw fail("missing <", index) }
        guard let close = scalars[index...].firstIndex(of: ">") else {
          throw fail("missing >, unterminated name", index + 1)
        }
        let name = String(String.UnicodeScalarView(scalars[(index + 1)..<close]))
        let position = index + 1
        index = close + 1
        if name.isEmpty { throw fail("missing group name", position) }
        if let number = Int(name) {
          guard number >= 0 else { throw fail("bad character in group name '\(name)'", position) }
          try append(group: number, at: position)
        } else if let group = regex.group(named: name) {
          try append(group: group, at: position)
        } else {
          throw ScriptError(.index, "unknown group name '\(name)'", argument: argument)
        }
      case "0":
        var digits = ""
        while digits.count < 2, index < scalars.count, ("0"..."7").contains(scalars[index]) {
          digits.unicodeScalars.append(scalars[index])
          index += 1
        }
        literal.append(UInt8(digits, radix: 8) ?? 0)
      case "1"..."9":
        var digits = String(letter)
        if index < scalars.count, ("0"..."9").contains(scalars[index]) {
          digits.unicodeScalars.append(scalars[index])
          index += 1
        }
        try append(group: Int(digits) ?? 0, at: start + 1)
      case "n": literal.append(10)
      case "t": literal.append(9)
      case "r": literal.append(13)
      case "f": literal.append(12)
      case "v": literal.append(11)
      case "a": literal.append(7)
      case "b": literal.append(8)
      case "\\": literal.append(UInt8(ascii: "\\"))
      case "a"..."z", "A"..."Z": throw fail("bad escape \\\(letter)", start)
      default:
        literal.append(UInt8(ascii: "\\"))
        literal += UTF8.encode(letter) ?? .init()
      }
    }
    if !literal.isEmpty { parts.append(.text(literal)) }
  }

  /// Appends what stands for one match; groups that took no part are empty.
  func write(
    _ places: [Int], of subject: Subject, to out: inout [UInt8], _ interpreter: Interpreter
  ) throws {
    for part in parts {
      switch part {
      case .text(let text):
        try interpreter.reserve(out.count, adding: text.count)
        out += text
      case .group(let group):
        let (start, end) = (places[2 * group], places[2 * group + 1])
        guard start >= 0, end > start else { continue }
        try interpreter.reserve(out.count, adding: end - start)
        out += subject.string.utf8[start..<end]
      }
    }
  }
}

extension Interpreter {
  /// Counts `more` bytes behind the `count` of a text in the making, and checks that there is room for them.
  func reserve(_ count: Int, adding more: Int) throws {
    try spend(1 + more >> 6)
    // Short texts need no look.
    if count &+ more > 1 << 16 { try reserve(text: count &+ more) }
  }
}
