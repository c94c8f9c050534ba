/// Text as a terminal would show it: what a carriage return overwrites is gone, and so is the
/// control of the cursor; colours stay in pages.
package struct TerminalText {
  /// How a character looks.
  struct Style: Hashable {
    var isBold = false
    var isFaint = false
    var isItalic = false
    var isUnderlined = false
    var isInverse = false
    var color: TerminalColor?

    static let plain = Style()

    /// The classes of the style sheet.
    var classes: String {
      var names: [String] = []
      if isBold { names.append("bold") }
      if isFaint { names.append("faint") }
      if isItalic { names.append("italic") }
      if isUnderlined { names.append("underline") }
      if isInverse { names.append("inverse") }
      if let color { names.append(color.rawValue) }
      return names.joined(separator: " ")
    }
  }

  private struct Cell {
    var character: Character
    var style: Style
  }

  private var lines: [[Cell]] = [[]]
  private var row = 0
  private var column = 0
  private var style = Style.plain
  /// Columns further right than this are no text.
  private static let widest = 10_000
  /// How many more blanks the cursor may leave behind it: each move costs a few bytes of text.
  private var room = 1_000_000

  /// The lines of a text, each as HTML.
  static func lines(_ text: String) -> [HTML] {
    TerminalText(text)?.lines.map(html) ?? split(text).map { HTML.text($0) }
  }

  /// The lines of a text, for a file without colours.
  package static func plainLines(_ text: String) -> [String] {
    TerminalText(text)?.lines.map { String($0.map(\.character)) } ?? split(text)
  }

  /// The lines of a text that controls nothing.
  private static func split(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Nil for a text without control characters.
  private init?(_ text: String) {
    guard text.utf8.contains(where: { $0 < 32 && $0 != 10 && $0 != 9 }) else { return nil }
    read(text)
    if lines.last?.isEmpty == true { lines.removeLast() }
  }

  // MARK: Reading

  private mutating func read(_ text: String) {
    // Lines may end in CR LF, which is one Character in Swift: clusters are made of what is between
    // control characters only.
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      guard scalars[index].value < 32 else {
        index = scalars.index(after: index)
        continue
      }
      put(String(scalars[start..<index]))
      let control = scalars[index]
      index = scalars.index(after: index)
      switch control {
      case "\n":
        row += 1
        column = 0
        if row == lines.count { lines.append([]) }
      case "\r": column = 0
      case "\u{8}": column = max(0, column - 1)
      case "\t": put("\t")
      case "\u{1B}": escape(scalars, &index)
      default: break
      }
      start = index
    }
    put(String(scalars[start...]))
  }

  private mutating func put(_ text: String) {
    for character in text {
      let cell = Cell(character: character, style: style)
      if column < lines[row].count {
        lines[row][column] = cell
      } else {
        let gap = min(column - lines[row].count, room)
        room -= gap
        lines[row] += repeatElement(Cell(character: " ", style: .plain), count: gap)
        column = lines[row].count
        lines[row].append(cell)
      }
      column += 1
    }
  }

  /// Reads a control sequence of ECMA-48 behind its ESC.
  private mutating func escape(_ scalars: String.UnicodeScalarView, _ index: inout String.Index) {
    guard index < scalars.endIndex else { return }
    let kind = scalars[index]
    index = scalars.index(after: index)
    switch kind {
    case "[":
      var parameters = ""
      while index < scalars.endIndex {
        let scalar = scalars[index]
        // What does not belong into a sequence ends it.
        guard scalar.value >= 0x20 else { return }
        index = scalars.index(after: index)
        if ("@"..."~").contains(scalar) {
          control(scalar, parameters)
          return
        }
        parameters.unicodeScalars.append(scalar)
      }
    case "]":
      // A title or a link: up to BEL or ESC \.
      while index < scalars.endIndex {
        let scalar = scalars[index]
        guard scalar != "\n" else { return }
        index = scalars.index(after: index)
        if scalar == "\u{7}" { return }
        if scalar == "\u{1B}" {
          if index < scalars.endIndex, scalars[index] == "\\" {
            index = scalars.index(after: index)
          }
          return
        }
      }
    default: break
    }
  }

  private mutating func control(_ final: Unicode.Scalar, _ parameters: String) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0.prefix(6)) ?? 0 }
    let count = max(1, numbers.first ?? 1)
    switch final {
    case "m": style.apply(numbers)
    case "K" where numbers.first ?? 0 == 0:
      if column < lines[row].count { lines[row].removeSubrange(column...) }
    case "K": lines[row] = []
    case "A", "F":
      row = max(0, row - count)
      if final == "F" { column = 0 }
    case "B", "E":
      row = min(lines.count - 1, row + count)
      if final == "E" { column = 0 }
    case "C": column = min(Self.widest, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(Self.widest, count - 1)
    case "J" where numbers.first == 2:
      lines = [[]]
      row = 0
      column = 0
    default: break
    }
  }

  // MARK: Writing

  private static func html(_ line: [Cell]) -> HTML {
    var html = HTML()
    var index = 0
    while index < line.count {
      let style = line[index].style
      var end = index
      var text = ""
      while end < line.count, line[end].style == style {
        text.append(line[end].character)
        end += 1
      }
      if style == .plain {
        html.text(text)
      } else {
        html.element("span", [Attribute("class", style.classes)], text: text)
      }
      index = end
    }
    return html
  }
}
