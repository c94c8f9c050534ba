/// Takes the formulas out of Markdown, whose parser would change their underscores and backslashes.
///
/// `$…$` follows pandoc's rule: no blank behind the first dollar or before the last, no digit behind the
/// last. `$$…$$`, `\(…\)`, `\[…\]` and the environments of `environments` may span lines. None holds a
/// blank line, but for a `$$` that stands alone on its line. A formula that the parser finds to be code
/// after all comes back as it was (`ProseRenderer.literal`); code spans and fences need be known here
/// only so that no formula begins in one and ends behind it.
///
/// CommonMark does not let `**…：**` end in front of a letter, as Chinese text has it: between CJK
/// punctuation and a run of asterisks goes a mark that counts as a letter.
struct ProseScanner {
  private let bytes: [UInt8]
  private var place = 0
  /// What has gone into `output` already.
  private var copied = 0
  private var output: [UInt8] = []
  private var formulas: [ProseFormula] = []
  /// Where the next blank line begins, once it is known.
  private var paragraphEnd = 0
  /// Closing delimiters that do not stand between here and that place.
  private var absent: [String: Int] = [:]

  private static let environments: Set<String> = [
    "equation", "equation*", "align", "align*", "alignat", "alignat*", "gather", "gather*",
    "multline", "multline*", "eqnarray", "eqnarray*", "aligned", "cases", "split",
  ]
  private static let longestCodeFence = 64

  /// The text for the parser, and the formulas that its markers number.
  static func scan(_ text: String) -> (text: [UInt8], formulas: [ProseFormula]) {
    var scanner = ProseScanner(bytes: withoutMarkers(Array(text.utf8)))
    scanner.run()
    return (ProseLimits.kept(in: scanner.output), scanner.formulas)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static func withoutMarkers(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(Marker.lead[0]) else { return bytes }
    var bytes = bytes
    for index in bytes.indices.dropLast(3)
    where bytes[index] == Marker.lead[0] && bytes[index...].starts(with: Marker.lead) {
      bytes.replaceSubrange(index..<index + 4, with: [0xEF, 0xBF, 0xBD, UInt8(ascii: " ")])
    }
    return bytes
  }

  private mutating func run() {
    output.reserveCapacity(bytes.count)
    skipFencedCode()
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\n"):
        place += 1
        skipFencedCode()
      case UInt8(ascii: "`"): skipCodeSpan()
      case UInt8(ascii: "$"): dollars()
      case UInt8(ascii: "\\"): backslash()
      case UInt8(ascii: "*"): asterisks()
      default: place += 1
      }
    }
    copy(to: bytes.count)
  }

  private mutating func copy(to end: Int) {
    output += bytes[copied..<end]
    copied = end
  }

  private func at(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }

  // MARK: Code

  /// Moves behind a fenced code block that begins on the line at `place`.
  private mutating func skipFencedCode() {
    guard let (mark, length) = fence(at: place) else { return }
    place = lineEnd(place)
    while place < bytes.count {
      place += 1
      if let closing = fence(at: place, isClosing: true), closing.mark == mark,
        closing.length >= length
      {
        place = lineEnd(place)
        return
      }
      place = lineEnd(place)
    }
  }

  /// The fence with which a line begins, behind the marks of lists and quotes.
  private func fence(at start: Int, isClosing: Bool = false) -> (mark: UInt8, length: Int)? {
    var index = start
    while Self.isBlank(at(index)) || at(index) == UInt8(ascii: ">")
      || !isClosing && isListMark(&index)
    {
      index += 1
    }
    let mark = at(index)
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let first = index
    while at(index) == mark { index += 1 }
    guard index - first >= 3 else { return nil }
    let end = lineEnd(index)
    let behind = bytes[index..<end]
    if isClosing {
      guard behind.allSatisfy(Self.isBlank) else { return nil }
    } else if mark == UInt8(ascii: "`"), behind.contains(mark) {
      return nil
    }
    return (mark, index - first)
  }

  /// Whether `- `, `* `, `+ ` or `1. ` stands there; `index` is then at its last character.
  private func isListMark(_ index: inout Int) -> Bool {
    var last = index
    while at(last) &- UInt8(ascii: "0") < 10, last - index < 9 { last += 1 }
    let mark = at(last)
    let isMark =
      last > index
      ? mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
      : mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "+")
    guard isMark, Self.isBlank(at(last + 1)) else { return false }
    index = last
    return true
  }

  private func lineEnd(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }

  private mutating func skipCodeSpan() {
    let start = place
    while at(place) == UInt8(ascii: "`") { place += 1 }
    let length = place - start
    guard length <= Self.longestCodeFence else { return }
    let key = String(repeating: "`", count: length)
    let end = endOfParagraph()
    guard absent[key, default: 0] <= place else { return }
    var index = place
    while index < end {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let run = index
      while at(index) == UInt8(ascii: "`") { index += 1 }
      if index - run == length {
        place = index
        return
      }
    }
    absent[key] = end
  }

  // MARK: Formulas

  /// Where the text that belongs to the one at `place` ends: at a blank line.
  private mutating func endOfParagraph() -> Int {
    guard place >= paragraphEnd else { return paragraphEnd }
    var index = lineEnd(place)
    while index < bytes.count {
      let next = lineEnd(index + 1)
      if bytes[index + 1..<next].allSatisfy({ Self.isBlank($0) || $0 == UInt8(ascii: ">") }) {
        break
      }
      index = next
    }
    paragraphEnd = min(max(index, place + 1), bytes.count)
    return paragraphEnd
  }

  /// The place of a closing delimiter behind `start`, with the backslash as an escape.
  private mutating func find(_ closing: StaticString, from start: Int, to end: Int) -> Int? {
    let key = closing.description
    guard absent[key, default: 0] <= start else { return nil }
    let pattern = UnsafeBufferPointer(start: closing.utf8Start, count: closing.utf8CodeUnitCount)
    var index = start
    while index < end {
      if bytes[index] == pattern[0], bytes[index...].starts(with: pattern),
        index + pattern.count <= end
      {
        return index
      }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    absent[key] = end
    return nil
  }

  private mutating func dollars() {
    let start = place
    let end = endOfParagraph()
    if at(start + 1) == UInt8(ascii: "$") {
      let isAlone = isOwnLine(start)
      if let close = find("$$", from: start + 2, to: end)
        ?? (isAlone ? distantClose(from: start + 2) : nil),
        bytes[start + 2..<close].contains(where: { !Self.isBlank($0) && $0 != UInt8(ascii: "\n") })
      {
        take(start, start + 2..<close, close + 2, isDisplay: true)
      } else {
        while at(place) == UInt8(ascii: "$") { place += 1 }
      }
      return
    }
    place += 1
    guard !Self.isBlank(at(start + 1)), at(start + 1) != UInt8(ascii: "\n"),
      let close = find("$", from: start + 1, to: end),
      !Self.isBlank(at(close - 1)), at(close - 1) != UInt8(ascii: "\n"),
      at(close + 1) &- UInt8(ascii: "0") >= 10,
      !bytes[start + 1..<close].contains(UInt8(ascii: "`"))
    else { return }
    take(start, start + 1..<close, close + 1, isDisplay: false)
  }

  /// Whether nothing but blanks and marks of quotes stands around the two bytes at `start`.
  private func isOwnLine(_ start: Int) -> Bool {
    var index = start - 1
    while index >= 0, Self.isBlank(bytes[index]) || bytes[index] == UInt8(ascii: ">") { index -= 1 }
    guard index < 0 || bytes[index] == UInt8(ascii: "\n") else { return false }
    index = start + 2
    while Self.isBlank(at(index)) { index += 1 }
    return index >= bytes.count || bytes[index] == UInt8(ascii: "\n")
  }

  /// The next `$$`, when it stands alone on its line as well.
  private mutating func distantClose(from start: Int) -> Int? {
    guard let close = find("$$", from: start, to: bytes.count), isOwnLine(close) else { return nil }
    return close
  }

  private mutating func backslash() {
    let start = place
    let end = endOfParagraph()
    place += 2
    switch at(start + 1) {
    case UInt8(ascii: "("):
      guard let close = find("\\)", from: start + 2, to: end) else { return }
      take(start, start + 2..<close, close + 2, isDisplay: false)
    case UInt8(ascii: "["):
      guard let close = find("\\]", from: start + 2, to: end) else { return }
      take(start, start + 2..<close, close + 2, isDisplay: true)
    case UInt8(ascii: "b"): environment(start, to: end)
    case UInt8(ascii: "\n"): place -= 1
    default: break
    }
  }

  private mutating func environment(_ start: Int, to end: Int) {
    guard bytes[start...].starts(with: #"\begin{"#.utf8) else { return }
    let first = start + 7
    guard let brace = bytes[first..<min(first + 12, bytes.count)].firstIndex(of: UInt8(ascii: "}"))
    else { return }
    let name = String(decoding: bytes[first..<brace], as: UTF8.self)
    let closing = Array(#"\end{\#(name)}"#.utf8)
    let key = "\\end{\(name)}"
    guard Self.environments.contains(name), absent[key, default: 0] <= start else { return }
    var index = brace
    while index < end, !(bytes[index] == closing[0] && bytes[index...].starts(with: closing)) {
      index += 1
    }
    guard index < end else {
      absent[key] = end
      return
    }
    take(start, start..<index + closing.count, index + closing.count, isDisplay: true)
  }

  /// Puts a marker where a formula stands.
  private mutating func take(_ start: Int, _ tex: Range<Int>, _ end: Int, isDisplay: Bool) {
    copy(to: start)
    output += Marker.formula
    output += String(formulas.count).utf8
    output += Marker.end
    formulas.append(
      ProseFormula(
        tex: inside(tex, from: start), source: String(decoding: bytes[start..<end], as: UTF8.self),
        isDisplay: isDisplay))
    place = end
    copied = end
  }

  /// The formula's text; lines of a quote lose their `>`.
  private func inside(_ range: Range<Int>, from start: Int) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard bytes[range].contains(UInt8(ascii: "\n")) else { return text }
    var head = start
    while head > 0, bytes[head - 1] != UInt8(ascii: "\n") { head -= 1 }
    while Self.isBlank(at(head)) { head += 1 }
    guard at(head) == UInt8(ascii: ">") else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return
      (lines.prefix(1) + lines.dropFirst().map { $0.drop { $0 == " " || $0 == ">" } })
      .joined(separator: "\n")
  }

  // MARK: Emphasis

  private mutating func asterisks() {
    let start = place
    while at(place) == UInt8(ascii: "*") { place += 1 }
    let before = CJK(before: start, in: bytes)
    let after = CJK(at: place, in: bytes)
    if before == .punctuation, after == .letter {
      copy(to: start)
      output += Marker.join
    } else if after == .punctuation, before == .letter {
      copy(to: place)
      output += Marker.join
    }
  }
}
