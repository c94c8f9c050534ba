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
    let text = Array(text)
    var (index, position) = (0, 0)
    // Behind the last `…`: what stands for it grows when the rest does not fit. No `…` before it needs
    // to, since elements that end further left leave more of the text.
    var retry: (index: Int, position: Int)?
    while index < elements.count || position < text.count {
      if index < elements.count, let end = end(of: elements[index], in: text, from: position) {
        if elements[index] == .anything { retry = (index + 1, position) }
        (index, position) = (index + 1, end)
      } else {
        guard let last = retry, last.position < text.count else { return false }
        retry = (last.index, last.position + 1)
        (index, position) = (last.index, last.position + 1)
      }
    }
    return true
  }

  /// Where what an element stands for ends that begins at a place; nil when it is not there.
  private func end(of element: Element, in text: [Character], from start: Int) -> Int? {
    switch element {
    case .anything: return start
    case .text(let part): return text[start...].starts(with: part) ? start + part.count : nil
    case .number(let number, let tolerance, _):
      guard let end = Self.number(in: text, from: start),
        let found = WrittenNumber(String(text[start..<end])),
        number.accepts(found.value, tolerance)
      else { return nil }
      return end
    }
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
        guard let end = end(of: element, in: characters, from: position) else { return nil }
        position = end
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
