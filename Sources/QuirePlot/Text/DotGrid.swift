/// A fine raster of dots over character cells: 2 × 4 dots a cell for braille, 1 × 1 for ASCII.
struct DotGrid: Sendable {
  let columns: Int
  let rows: Int
  private let across: Int
  private let down: Int
  private var patterns: [UInt8]
  private var colors: [Color?]
  private var letters: [Character]
  /// Cells that show a whole point instead of their dots.
  private var points: Set<Int> = []

  /// `columns` × `rows` character cells.
  init(columns: Int, rows: Int, isUnicode: Bool) {
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    (across, down) = isUnicode ? (2, 4) : (1, 1)
    patterns = Array(repeating: 0, count: self.columns * self.rows)
    colors = Array(repeating: nil, count: patterns.count)
    letters = Array(repeating: "*", count: patterns.count)
  }

  var width: Int { columns * across }
  var height: Int { rows * down }

  /// Sets the dot at a place counted from the top left; places outside are ignored.
  mutating func set(_ x: Int, _ y: Int, _ color: Color, letter: Character) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let cell = (y / down) * columns + x / across
    patterns[cell] |= down == 1 ? 1 : DotGrid.bits[(y % 4) * 2 + x % 2]
    colors[cell] = color
    letters[cell] = letter
  }

  /// Marks a point that stands out among dots and lines.
  mutating func point(_ x: Int, _ y: Int, _ color: Color, letter: Character) {
    set(x, y, color, letter: letter)
    guard down > 1, x >= 0, x < width, y >= 0, y < height else { return }
    points.insert((y / down) * columns + x / across)
  }

  /// Sets the dots of a line whose step number passes the pattern.
  mutating func line(
    _ from: Point, _ to: Point, _ color: Color, letter: Character, phase: inout Int,
    shows: (Int) -> Bool
  ) {
    let dx = to.x - from.x
    let dy = to.y - from.y
    let steps = min(max(wholeNumber(max(dx.magnitude, dy.magnitude).rounded(.up)), 1), 20_000)
    for step in 0...steps {
      let fraction = Double(step) / Double(steps)
      if shows(phase) {
        set(
          wholeNumber((from.x + dx * fraction).rounded(.down)),
          wholeNumber((from.y + dy * fraction).rounded(.down)), color, letter: letter)
      }
      if step < steps { phase &+= 1 }
    }
  }

  /// Copies the cells with dots into a block.
  func draw(into block: inout TextBlock, row: Int, column: Int) {
    for r in 0..<rows {
      for c in 0..<columns {
        let cell = r * columns + c
        guard patterns[cell] != 0 else { continue }
        let character: Character
        if down == 1 {
          character = letters[cell]
        } else if points.contains(cell) {
          character = "●"
        } else if let scalar = Unicode.Scalar(0x2800 + UInt32(patterns[cell])) {
          character = Character(scalar)
        } else {
          continue
        }
        let under = block[row + r, column + c].background
        block[row + r, column + c] = TextBlock.Cell(
          character: character, foreground: colors[cell], background: under)
      }
    }
  }

  /// The bit of each dot of a braille cell, row by row.
  private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
}
