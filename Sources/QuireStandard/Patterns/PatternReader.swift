/// Reads a pattern as Python's `re` writes it and gives it as PCRE2 does; what Python refuses is an error with
/// Python's words and the place of it, in code points.
struct PatternReader {
  struct Failure: Error {
    var message: String
    var position: Int?
  }

  let source: String
  private let pattern: [UnicodeScalar]
  private var position = 0
  private(set) var flags: PatternFlags
  /// The pattern as PCRE2 reads it.
  private(set) var text = ""
  /// The group around each group, from 1 on; 0 for none.
  private(set) var parents: [Int] = [0]
  /// The groups with names, in order.
  private(set) var names: [(name: String, group: Int)] = []
  /// The brackets that are open: where they stand, and the group that each makes.
  private var open: [(position: Int, group: Int?, flags: PatternFlags)] = []
  private var closed: Set<Int> = []
  /// What a quantifier here would repeat.
  private var item = Item.none

  private enum Item {
    case none, plain, repeated
  }

  /// - Parameters:
  ///   - pattern: As Python writes it.
  ///   - flags: Those that the program gave.
  init(_ pattern: String, _ flags: PatternFlags) throws(Failure) {
    source = pattern
    self.pattern = Array(pattern.unicodeScalars)
    self.flags = flags
    while position < self.pattern.count { try readItem() }
    if let bracket = open.last {
      throw Failure(
        message: "missing ), unterminated subpattern", position: bracket.position)
    }
  }

  private var current: UnicodeScalar? { position < pattern.count ? pattern[position] : nil }

  private func peek(_ distance: Int = 1) -> UnicodeScalar? {
    position + distance < pattern.count ? pattern[position + distance] : nil
  }

  private mutating func copy(_ count: Int = 1) {
    for _ in 0..<count where position < pattern.count {
      text.unicodeScalars.append(pattern[position])
      position += 1
    }
  }

  private mutating func readItem() throws(Failure) {
    guard let scalar = current else { return }
    switch scalar {
    case "\\":
      try readEscape()
    case "[":
      try readClass()
      item = .plain
    case "(": try readBracket()
    case ")":
      guard let bracket = open.popLast() else {
        throw Failure(message: "unbalanced parenthesis", position: position)
      }
      if let group = bracket.group { closed.insert(group) }
      flags = bracket.flags
      copy()
      item = .plain
    case "*", "+", "?": try readQuantifier()
    case "{":
      if isCount {
        try readQuantifier()
      } else {
        text += "\\{"
        position += 1
        item = .plain
      }
    case "|", "^", "$":
      copy()
      item = .none
    case "#" where flags.contains(.verbose):
      while position < pattern.count, pattern[position] != "\n" { position += 1 }
    case _ where flags.contains(.verbose) && Self.isSpace(scalar): position += 1
    default:
      copy()
      item = .plain
    }
  }

  private static func isSpace(_ scalar: UnicodeScalar) -> Bool {
    scalar == " " || ("\t"..."\r").contains(scalar)
  }

  // MARK: Quantifiers

  /// Whether `{m}`, `{m,}`, `{,n}` or `{m,n}` stands here.
  private var isCount: Bool {
    var index = position + 1
    var digits = 0
    var commas = 0
    while index < pattern.count, pattern[index] != "}" {
      if ("0"..."9").contains(pattern[index]) {
        digits += 1
      } else if pattern[index] == ",", commas == 0 {
        commas += 1
      } else {
        return false
      }
      index += 1
    }
    return index < pattern.count && digits + commas > 0
  }

  private mutating func readQuantifier() throws(Failure) {
    let start = position
    switch item {
    case .none: throw Failure(message: "nothing to repeat", position: start)
    case .repeated: throw Failure(message: "multiple repeat", position: start)
    case .plain: break
    }
    if current == "{" {
      try readCount()
    } else {
      copy()
    }
    if current == "?" || current == "+" { copy() }
    item = .repeated
  }

  private mutating func readCount() throws(Failure) {
    let start = position
    var parts = [""]
    position += 1
    while let scalar = current, scalar != "}" {
      if scalar == "," {
        parts.append("")
      } else {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      }
      position += 1
    }
    position += 1
    let low = parts[0].isEmpty ? 0 : Int(parts[0]) ?? Int.max
    let high = parts.count == 1 ? low : parts[1].isEmpty ? nil : Int(parts[1]) ?? Int.max
    if let high, high < low {
      throw Failure(message: "min repeat greater than max repeat", position: start + 1)
    }
    guard low <= 65_535, high ?? 0 <= 65_535 else {
      throw Failure(message: "a repeat is at most 65535 times", position: start)
    }
    text += high == low ? "{\(low)}" : "{\(low),\(high.map(String.init) ?? "")}"
  }

  // MARK: Escapes

  private mutating func readEscape() throws(Failure) {
    let start = position
    guard let letter = peek() else {
      throw Failure(message: "bad escape (end of pattern)", position: start)
    }
    item = .plain
    switch letter {
    case "A", "b", "B", "Z":
      text += letter == "Z" ? "\\z" : "\\\(letter)"
      position += 2
      item = .none
    case "1"..."9":
      let isOctal =
        ("0"..."3").contains(letter) && peek(2).map(Self.isOctal) == true
        && peek(3).map(Self.isOctal) == true
      if isOctal {
        try readCharacter()
      } else {
        try readReference()
      }
    case "d", "D", "s", "S", "w", "W":
      text += "\\\(letter)"
      position += 2
    default: try readCharacter()
    }
  }

  private static func isOctal(_ scalar: UnicodeScalar) -> Bool { ("0"..."7").contains(scalar) }

  private mutating func readReference() throws(Failure) {
    let start = position
    position += 1
    var digits = ""
    while digits.count < 2, let scalar = current, ("0"..."9").contains(scalar) {
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    let group = Int(digits) ?? 0
    guard group < parents.count else {
      throw Failure(message: "invalid group reference \(group)", position: start + 1)
    }
    guard closed.contains(group) else {
      throw Failure(message: "cannot refer to an open group", position: start)
    }
    text += "\\g{\(group)}"
  }

  /// An escape that stands for one character.
  private mutating func readCharacter() throws(Failure) {
    let start = position
    let letter = peek() ?? "\\"
    position += 2
    func hex(_ count: Int, exactly: Bool = true) throws(Failure) -> UInt32 {
      var digits = ""
      while digits.count < count, let scalar = current, scalar.properties.isASCIIHexDigit {
        digits.unicodeScalars.append(scalar)
        position += 1
      }
      guard digits.count == count, let value = UInt32(digits, radix: 16),
        UnicodeScalar(value) != nil
      else {
        throw Failure(message: "incomplete escape \\\(letter)\(digits)", position: start)
      }
      return value
    }
    let value: UInt32
    switch letter {
    case "a": value = 7
    case "b": value = 8
    case "f": value = 12
    case "n": value = 10
    case "r": value = 13
    case "t": value = 9
    case "v": value = 11
    case "x": value = try hex(2)
    case "u": value = try hex(4)
    case "U": value = try hex(8)
    case "0"..."7":
      var digits = String(letter)
      while digits.count < 3, let scalar = current, Self.isOctal(scalar) {
        digits.unicodeScalars.append(scalar)
        position += 1
      }
      value = UInt32(digits, radix: 8) ?? 0
    case "a"..."z", "A"..."Z", "8", "9":
      throw Failure(message: "bad escape \\\(letter)", position: start)
    default:
      if letter.isASCII { text += "\\" }
      text.unicodeScalars.append(letter)
      return
    }
    text += "\\x{\(String(value, radix: 16))}"
  }

  // MARK: Classes

  private mutating func readClass() throws(Failure) {
    let start = position
    copy()
    if current == "^" { copy() }
    var isFirst = true
    while true {
      guard let scalar = current else {
        throw Failure(message: "unterminated character set", position: start)
      }
      if scalar == "]", !isFirst { break }
      isFirst = false
      switch scalar {
      case "]", "[":
        text += "\\\(scalar)"
        position += 1
      case "\\":
        guard let letter = peek() else {
          throw Failure(message: "bad escape (end of pattern)", position: position)
        }
        if "dDsSwW".unicodeScalars.contains(letter) { copy(2) } else { try readCharacter() }
      default: copy()
      }
    }
    copy()
  }

  // MARK: Brackets

  private mutating func readBracket() throws(Failure) {
    let start = position
    if peek() == "*" { throw Failure(message: "nothing to repeat", position: start + 1) }
    guard peek() == "?" else {
      copy()
      try beginGroup(at: start)
      item = .none
      return
    }
    guard let kind = peek(2) else {
      throw Failure(message: "unexpected end of pattern", position: start + 2)
    }
    if kind != "#" { item = .none }
    switch kind {
    case ":", "=", "!", ">":
      copy(3)
      open.append((start, nil, flags))
    case "<":
      guard let next = peek(3) else {
        throw Failure(message: "unexpected end of pattern", position: start + 3)
      }
      guard next == "=" || next == "!" else {
        throw Failure(message: "unknown extension ?<\(next)", position: start + 1)
      }
      copy(4)
      open.append((start, nil, flags))
    case "P": try readNamed(start)
    case "#":
      while position < pattern.count, pattern[position] != ")" { position += 1 }
      guard current == ")" else {
        throw Failure(message: "missing ), unterminated comment", position: start)
      }
      position += 1
    case "(": try readCondition(start)
    default: try readFlags(start)
    }
  }

  private mutating func beginGroup(at start: Int, name: String? = nil) throws(Failure) {
    let group = parents.count
    if let name {
      if let known = names.first(where: { $0.name == name }) {
        throw Failure(
          message: "redefinition of group name '\(name)' as group \(group); "
            + "was group \(known.group)", position: start + 4)
      }
      names.append((name, group))
    }
    parents.append(open.last { $0.group != nil }?.group ?? 0)
    open.append((start, group, flags))
  }

  /// A name up to `end`, which is passed.
  private mutating func readName(until end: UnicodeScalar) throws(Failure) -> String {
    let start = position
    var name = ""
    while let scalar = current, scalar != end {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard current == end else {
      throw Failure(
        message: name.isEmpty ? "missing group name" : "missing \(end), unterminated name",
        position: start)
    }
    position += 1
    guard !name.isEmpty else { throw Failure(message: "missing group name", position: start) }
    return name
  }

  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    return (first == "_" || first.properties.isXIDStart)
      && name.unicodeScalars.allSatisfy(\.properties.isXIDContinue)
  }

  private mutating func readNamed(_ start: Int) throws(Failure) {
    switch peek(3) {
    case "<":
      position += 4
      let name = try readName(until: ">")
      guard Self.isIdentifier(name) else {
        throw Failure(message: "bad character in group name '\(name)'", position: start + 4)
      }
      text += "("
      try beginGroup(at: start, name: name)
    case "=":
      position += 4
      let name = try readName(until: ")")
      guard let known = names.first(where: { $0.name == name }) else {
        throw Failure(message: "unknown group name '\(name)'", position: start + 4)
      }
      guard closed.contains(known.group) else {
        throw Failure(message: "cannot refer to an open group", position: start + 4)
      }
      text += "\\g{\(known.group)}"
      item = .plain
    case nil: throw Failure(message: "unexpected end of pattern", position: start + 3)
    case let other?:
      throw Failure(message: "unknown extension ?P\(other)", position: start + 1)
    }
  }

  private mutating func readCondition(_ start: Int) throws(Failure) {
    position += 3
    let name = try readName(until: ")")
    let group: Int
    if let number = Int(name) {
      group = number
    } else if let known = names.first(where: { $0.name == name }) {
      group = known.group
    } else {
      throw Failure(message: "unknown group name '\(name)'", position: start + 3)
    }
    guard group > 0, group < parents.count else {
      throw Failure(
        message: group == 0 ? "bad group number" : "invalid group reference \(group)",
        position: start + 3)
    }
    text += "(?(\(group))"
    open.append((start, nil, flags))
  }

  /// `(?i)` at the start, `(?i:…)` and `(?-i:…)` anywhere.
  private mutating func readFlags(_ start: Int) throws(Failure) {
    position += 2
    var added = PatternFlags()
    var removed = PatternFlags()
    var isRemoving = false
    while let letter = current, letter != ")", letter != ":" {
      if letter == "-", !isRemoving {
        isRemoving = true
      } else if let flag = PatternFlags(letter: letter) {
        if isRemoving { removed.insert(flag) } else { added.insert(flag) }
      } else {
        let isFirst = position == start + 2
        throw Failure(
          message: isFirst ? "unknown extension ?\(letter)" : "unknown flag",
          position: isFirst ? start + 1 : position)
      }
      position += 1
    }
    guard let end = current else {
      throw Failure(message: "missing -, : or )", position: position)
    }
    position += 1
    if end == ")" {
      guard start == 0, !isRemoving else {
        throw Failure(message: "global flags not at the start of the expression", position: start)
      }
      flags.formUnion(added)
      return
    }
    let outer = flags
    flags.formUnion(added)
    flags.subtract(removed)
    text += "(?\(added.letters)\(removed.isEmpty ? "" : "-\(removed.letters)"):"
    open.append((start, nil, outer))
  }
}
