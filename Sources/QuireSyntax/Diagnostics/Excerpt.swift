/// One line of source as it is shown, with the marks that stand under it.
struct Excerpt {
  /// One code point of the line: what is shown for it, its mark, and its columns.
  private struct Cell {
    let shown: String
    let mark: Character
    let width: Int
  }

  private static let tab = "    "
  private var cells: [Cell] = []
  private var faultCell = 0
  private var isCutBefore = false
  private var isCutAfter = false

  /// `start` is the byte offset of the line; spans may reach beyond the line.
  init(_ line: String, fault: Span, context: Span?, start: Int) {
    let faultStart = Int(fault.start)
    var offset = start
    for scalar in line.unicodeScalars {
      let length = UTF8.width(scalar)
      let shown = Excerpt.shown(scalar)
      var mark: Character = " "
      if let context, offset >= Int(context.start), offset < Int(context.end) { mark = "-" }
      if offset > faultStart, offset < Int(fault.end) { mark = "~" }
      if faultStart >= offset, faultStart < offset + length {
        mark = "^"
        faultCell = cells.count
      }
      cells.append(Cell(shown: shown, mark: mark, width: DisplayWidth.of(shown)))
      offset += length
    }
    if faultStart >= offset {
      faultCell = cells.count
      cells.append(Cell(shown: "", mark: "^", width: 1))
    }
  }

  /// Keeps what fits into so many columns around the fault.
  mutating func cut(to width: Int) {
    let total = cells.reduce(0) { $0 + $1.width }
    guard total > width else { return }
    var first = faultCell
    var columns = 0
    while first > 0, columns + cells[first - 1].width <= width / 2 {
      first -= 1
      columns += cells[first].width
    }
    var last = faultCell
    while last < cells.count, columns + cells[last].width <= width - 2 {
      columns += cells[last].width
      last += 1
    }
    isCutBefore = first > 0
    isCutAfter = last < cells.count
    cells = Array(cells[first..<max(last, first)])
  }

  var text: String {
    (isCutBefore ? "…" : "") + cells.map(\.shown).joined() + (isCutAfter ? "…" : "")
  }

  /// Dashes under the context, `^` under the fault's start and `~` under the rest of it.
  var marks: String {
    var marks = isCutBefore ? " " : ""
    for cell in cells {
      guard cell.width > 0 || cell.mark == "^" else { continue }
      marks.append(cell.mark)
      // The rest of a wide character is marked as what follows its first column.
      let rest: Character = cell.mark == "^" ? (isFaultLong ? "~" : " ") : cell.mark
      for _ in 1..<max(cell.width, 1) { marks.append(rest) }
    }
    while marks.last == " " { marks.removeLast() }
    return marks
  }

  private var isFaultLong: Bool { cells.contains { $0.mark == "~" } }

  /// A tab as spaces, a control character as a sign that cannot disturb a terminal.
  private static func shown(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\t" { return tab }
    if scalar.properties.generalCategory == .control { return "\u{FFFD}" }
    return String(Character(scalar))
  }
}
