/// Reads a pattern as Python's `re` writes it and gives it as PCRE2 does; what Python refuses is an error with
/// Python's words and the place of it, in code points.
struct PatternReader {
  struct Failure: Error {
    var message: String
    var position: Int?
  }

  let source: String
  let pattern: [UnicodeScalar]
  var position = 0
  var flags: PatternFlags
  /// The pattern as PCRE2 reads it.
  var text = ""
  /// The group around each group, from 1 on; 0 for none.
  var parents: [Int] = [0]
  /// The groups with names, in order.
  var names: [(name: String, group: Int)] = []
  /// The brackets that are open: where they stand, and the group that each makes.
  var open: [(position: Int, group: Int?, flags: PatternFlags)] = []
  var closed: Set<Int> = []
  /// What a quantifier here would repeat.
  var item = Item.none

  enum Item {
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

  var current: UnicodeScalar? { position < pattern.count ? pattern[position] : nil }

  func peek(_ distance: Int = 1) -> UnicodeScalar? {
    position + distance < pattern.count ? pattern[position + distance] : nil
  }

  mutating func copy(_ count: Int = 1) {
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
}
