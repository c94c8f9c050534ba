/// A text as an expectation has it: numbers are compared to the digits written, `…` stands for anything.
struct TextPattern {
  enum Element: Equatable {
    case text(String)
    case number(WrittenNumber, WrittenNumber.Tolerance, written: String)
    case anything
  }

  let elements: [Element]

  /// - Parameter isPart: Whether other text may stand around it.
  init(_ text: String, isPart: Bool = false) {
    var elements = Self.read(Array(text))
    if isPart { elements = [.anything] + elements + [.anything] }
    self.elements = elements
  }

  func matches(_ text: String) -> Bool {
    let characters = Array(text)
    var failed: Set<Place> = []
    return matches(0, characters, 0, &failed)
  }

  /// The pattern with the numbers of a text in place of its own, digits and tolerances kept; nil when
  /// more than numbers differ.
  func rewritten(for text: String) -> String? {
    let characters = Array(text)
    var position = 0
    var result = ""
    for element in elements {
      switch element {
      case .anything: return nil
      case .text(let part):
        guard characters[position...].starts(with: Array(part)) else { return nil }
        position += part.count
        result += part
      case .number(let number, let tolerance, let written):
        guard let end = Self.number(in: characters, from: position),
          let found = WrittenNumber(String(characters[position..<end]))
        else { return nil }
        position = end
        guard !number.accepts(found.value, tolerance) else {
          result += written
          continue
        }
        result += number.rewritten(found.value, tolerance)
        if let sign = written.firstIndex(where: { $0 == "±" || $0 == "+" && tolerance != .digits })
        {
          result += " " + written[sign...]
        }
      }
    }
    return position == characters.count ? result : nil
  }

  // MARK: Matching

  private struct Place: Hashable {
    var element: Int
    var position: Int
  }

  private func matches(
    _ index: Int, _ text: [Character], _ position: Int, _ failed: inout Set<Place>
  ) -> Bool {
    guard index < elements.count else { return position == text.count }
    let place = Place(element: index, position: position)
    guard !failed.contains(place) else { return false }
    var isMatch = false
    switch elements[index] {
    case .text(let part):
      let part = Array(part)
      isMatch =
        text[position...].starts(with: part)
        && matches(index + 1, text, position + part.count, &failed)
    case .number(let number, let tolerance, _):
      if let end = Self.number(in: text, from: position),
        let found = WrittenNumber(String(text[position..<end])),
        number.accepts(found.value, tolerance)
      {
        isMatch = matches(index + 1, text, end, &failed)
      }
    case .anything:
      isMatch = (position...text.count).contains { matches(index + 1, text, $0, &failed) }
    }
    if !isMatch { failed.insert(place) }
    return isMatch
  }

  // MARK: Reading

  private static func read(_ text: [Character]) -> [Element] {
    var elements: [Element] = []
    var plain = ""
    func flush() {
      if !plain.isEmpty { elements.append(.text(plain)) }
      plain = ""
    }
    var position = 0
    while position < text.count {
      if text[position] == "…" {
        flush()
        elements.append(.anything)
        position += 1
        continue
      }
      if let end = number(in: text, from: position),
        let number = WrittenNumber(String(text[position..<end]))
      {
        let (tolerance, behind) = tolerance(in: text, from: end)
        if number.integer == nil || tolerance != .digits {
          flush()
          elements.append(
            .number(number, tolerance, written: String(text[position..<behind])))
          position = behind
          continue
        }
        plain += String(text[position..<end])
        position = end
        continue
      }
      plain.append(text[position])
      position += 1
    }
    flush()
    return elements
  }

  /// The end of the number that starts at a place: not in the middle of a word.
  private static func number(in text: [Character], from start: Int) -> Int? {
    if start > 0, text[start - 1].isLetter || text[start - 1].isNumber || text[start - 1] == "_" {
      return nil
    }
    var position = start
    if position < text.count, text[position] == "-" { position += 1 }
    for word in ["inf", "nan"] where text[position...].starts(with: Array(word)) {
      let end = position + 3
      if end == text.count || !text[end].isLetter { return end }
    }
    func skipDigits() -> Int {
      let first = position
      while position < text.count, ("0"..."9").contains(text[position]) { position += 1 }
      return position - first
    }
    var digits = skipDigits()
    if position < text.count, text[position] == ".", digits > 0 {
      let point = position
      position += 1
      let fraction = skipDigits()
      // A point at the end of a sentence is none of the number's.
      if fraction == 0 { position = point }
      digits += fraction
    }
    guard digits > 0 else { return nil }
    if position < text.count, text[position] == "e" {
      let mark = position
      position += 1
      if position < text.count, text[position] == "-" || text[position] == "+" { position += 1 }
      if skipDigits() == 0 { position = mark }
    }
    return position
  }

  /// ` ± 0.05` behind a number.
  private static func tolerance(
    in text: [Character], from start: Int
  ) -> (WrittenNumber.Tolerance, end: Int) {
    var position = start
    func skipBlanks() { while position < text.count, text[position] == " " { position += 1 } }
    skipBlanks()
    let signs: [[Character]] = [["±"], ["+", "-"], ["+", "/", "-"]]
    guard let sign = signs.first(where: { text[position...].starts(with: $0) }) else {
      return (.digits, start)
    }
    position += sign.count
    skipBlanks()
    // The number stands alone, whatever is before it.
    guard let end = number(in: Array(text[position...]), from: 0).map({ position + $0 }),
      let number = WrittenNumber(String(text[position..<end])), number.value >= 0
    else { return (.digits, start) }
    if end < text.count, text[end] == "%" { return (.relative(number.value / 100), end + 1) }
    return (.absolute(number.value), end)
  }
}
