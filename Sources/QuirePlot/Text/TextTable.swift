/// A heat map with something written in its cells, as an aligned table.
struct TextTable {
  private let image: ImageMark
  private let axes: Axes
  private let cells: [String]
  private let rowNames: [String]
  private let columnNames: [String]
  private let nameWidth: Int
  /// The columns of a cell that its content needs, and that its heading would like.
  private let cellWidths: (least: Int, usual: Int)

  /// The table of these axes: an image of at most 40 × 40 cells whose cells all carry a label of
  /// their own, or a text mark in their middle. nil for anything else.
  init?(_ axes: Axes, _ style: TextStyle) {
    var images: [ImageMark] = []
    for mark in axes.marks { if case .image(let image) = mark.kind { images.append(image) } }
    guard images.count == 1, let image = images.first, image.rows > 0, image.columns > 0,
      image.rows <= 40, image.columns <= 40, image.edges.left < image.edges.right,
      let labels = image.cellLabels ?? TextTable.labels(axes, image),
      labels.count == image.rows * image.columns
    else { return nil }
    self.image = image
    self.axes = axes
    cells = labels.map { style.plain($0) }
    rowNames = TextTable.names(
      axes.y, image.rows, image.edges.top, image.edges.bottom, style, isShown: axes.showsFrame)
    columnNames = TextTable.names(
      axes.x, image.columns, image.edges.left, image.edges.right, style, isShown: axes.showsFrame)
    let widestCell = cells.map(TextBlock.width(of:)).max() ?? 1
    let widestName = columnNames.map(TextBlock.width(of:)).max() ?? 0
    cellWidths = (widestCell + 2, max(widestCell, min(widestName, 8)) + 2)
    nameWidth = rowNames.map { min(TextBlock.width(of: $0), 16) }.max() ?? 0
  }

  /// The columns below which the table cannot be read.
  var leastWidth: Int { nameWidth + 1 + cellWidths.least * image.columns }

  func block(width available: Int, _ style: TextStyle) -> TextBlock {
    var out = TextBlock(width: available, height: image.rows + 1)
    let cellWidth = min(
      cellWidths.usual, max((available - nameWidth - 1) / image.columns, cellWidths.least))
    let left = max((available - nameWidth - 1 - cellWidth * image.columns) / 2, 0)
    let colors = image.colors(standard: axes.colorMap)
    for column in 0..<image.columns where column < columnNames.count {
      let start = left + nameWidth + 1 + column * cellWidth
      out.write(
        TextBlock.cut(columnNames[column], to: cellWidth - 1), row: 0,
        centeredIn: start..<(start + cellWidth))
    }
    for row in 0..<image.rows {
      let name = row < rowNames.count ? TextBlock.cut(rowNames[row], to: nameWidth) : ""
      out.write(
        name, row: row + 1, column: left + nameWidth - TextBlock.width(of: name))
      for column in 0..<image.columns {
        let index = row * image.columns + column
        let start = left + nameWidth + 1 + column * cellWidth
        let ground = style.colors == .none ? nil : colors(index).over(.white)
        if let ground {
          for offset in 0..<cellWidth {
            out[row + 1, start + offset] = TextBlock.Cell(background: ground)
          }
        }
        let ink = ground.map { $0.luminance > 0.36 ? Color.black : Color.white }
        let text = TextBlock.cut(cells[index], to: cellWidth)
        out.write(
          text, row: row + 1, column: start + cellWidth - 1 - TextBlock.width(of: text), color: ink)
      }
    }
    return out
  }

  /// The text marks that stand in the cells, when every cell has one.
  private static func labels(_ axes: Axes, _ image: ImageMark) -> [String]? {
    var labels = [String?](repeating: nil, count: image.rows * image.columns)
    let edges = image.edges
    for mark in axes.marks {
      guard case .text(let text) = mark.kind, !text.isInAxesUnits else { continue }
      let column = (text.x - edges.left) / (edges.right - edges.left) * Double(image.columns)
      let row = (text.y - edges.top) / (edges.bottom - edges.top) * Double(image.rows)
      guard column >= 0, row >= 0, column < Double(image.columns), row < Double(image.rows) else {
        continue
      }
      labels[Int(row) * image.columns + Int(column)] = text.label.text
    }
    let found = labels.compactMap { $0 }
    return found.count == labels.count ? found : nil
  }

  /// What is written beside each row or column.
  private static func names(
    _ axis: Axis, _ count: Int, _ start: Double, _ end: Double, _ style: TextStyle,
    isShown: Bool
  ) -> [String] {
    guard isShown, axis.isVisible else { return [] }
    return (0..<count).map { index in
      let center = start + (end - start) * (Double(index) + 0.5) / Double(count)
      guard case .fixed(let places, let labels) = axis.ticks else {
        return TickFormatter.shortest(center)
      }
      let half = ((end - start) / Double(count) / 2).magnitude
      guard let place = places.firstIndex(where: { ($0 - center).magnitude < half }) else {
        return ""
      }
      guard let labels else { return TickFormatter.shortest(places[place]) }
      return place < labels.count ? style.plain(labels[place]) : ""
    }
  }
}
