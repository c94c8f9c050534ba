/// A rectangle of character cells that text plots are put together from.
struct TextBlock: Sendable, Equatable {
  struct Cell: Sendable, Equatable {
    /// nil for the second half of a wide character.
    var character: Character? = " "
    var foreground: Color?
    var background: Color?
  }

  private(set) var width: Int
  private(set) var height: Int
  private var cells: [Cell]

  init(width: Int, height: Int) {
    self.width = max(width, 0)
    self.height = max(height, 0)
    cells = Array(repeating: Cell(), count: self.width * self.height)
  }

  /// One line of text.
  init(_ text: String, color: Color? = nil) {
    self.init(width: TextBlock.width(of: text), height: 1)
    write(text, row: 0, column: 0, color: color)
  }

  subscript(row: Int, column: Int) -> Cell {
    get { contains(row, column) ? cells[row * width + column] : Cell() }
    set { if contains(row, column) { cells[row * width + column] = newValue } }
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && row < height && column >= 0 && column < width
  }

  /// Writes text from a column on; what does not fit is cut.
  mutating func write(
    _ text: String, row: Int, column: Int, color: Color? = nil, background: Color? = nil
  ) {
    var place = column
    for character in text where character != "\n" {
      let size = TextBlock.width(of: character)
      if size == 0 { continue }
      guard place + size <= width else { return }
      if place >= 0 {
        self[row, place] = Cell(
          character: character, foreground: color,
          background: background ?? self[row, place].background)
        if size == 2 {
          self[row, place + 1] = Cell(
            character: nil, background: background ?? self[row, place + 1].background)
        }
      }
      place += size
    }
  }

  /// Writes text with its middle at the middle of the columns given.
  mutating func write(
    _ text: String, row: Int, centeredIn columns: Range<Int>, color: Color? = nil
  ) {
    let fitted = TextBlock.cut(text, to: width)
    let size = TextBlock.width(of: fitted)
    let start = columns.lowerBound + (columns.count - size) / 2
    write(fitted, row: row, column: min(max(start, 0), max(width - size, 0)), color: color)
  }

  /// Copies another block into this one.
  mutating func place(_ other: TextBlock, row: Int, column: Int) {
    for r in 0..<other.height {
      for c in 0..<other.width { self[row + r, column + c] = other[r, c] }
    }
  }

  /// This block with another under it.
  func above(_ other: TextBlock) -> TextBlock {
    var out = TextBlock(width: max(width, other.width), height: height + other.height)
    out.place(self, row: 0, column: 0)
    out.place(other, row: height, column: 0)
    return out
  }

  /// The lines joined, without the blanks at their ends, coloured if wanted.
  func text(_ style: TextStyle) -> String {
    (0..<height).map { line($0, style) }.joined(separator: "\n")
  }

  private func line(_ row: Int, _ style: TextStyle) -> String {
    let colors = style.colors
    var last = width
    while last > 0 {
      let cell = self[row, last - 1]
      guard cell.character == " ", colors == .none || cell.background == nil else { break }
      last -= 1
    }
    var out = ""
    var foreground: Color?
    var background: Color?
    for column in 0..<last {
      let cell = self[row, column]
      guard let character = cell.character else { continue }
      // A blank shows no foreground: keeping the old one saves sequences.
      let wanted = character == " " ? foreground : cell.foreground
      if colors != .none, wanted != foreground || cell.background != background {
        foreground = wanted
        background = cell.background
        out += colors.sequence(foreground: foreground, background: background)
      }
      out.append(character == "…" && !style.isUnicode ? "~" : character)
    }
    if foreground != nil || background != nil { out += "\u{1b}[0m" }
    return out
  }
}
