extension Figure {
  /// The figure as text for a terminal or a log, in lines of at most the style's width.
  /// - Throws: `.cancelled` when the work was stopped.
  package func text(_ style: TextStyle = TextStyle()) throws(PlotError) -> String {
    let block = TextFigure(self, style).block()
    try Cancellation.check("show")
    return block.text(style)
  }
}

/// Puts a figure's axes side by side, as its grid says, where the width allows, else one under
/// another.
struct TextFigure {
  let figure: Figure
  let style: TextStyle

  init(_ figure: Figure, _ style: TextStyle) {
    self.figure = figure
    self.style = style
  }

  func block() -> TextBlock {
    var out = TextBlock(width: style.width, height: 0)
    if let title = figure.title, !title.text.isEmpty {
      var line = TextBlock(width: style.width, height: 1)
      line.write(style.plain(title.text), row: 0, centeredIn: 0..<style.width)
      out = out.above(line)
    }
    for row in bands() {
      for line in wrapped(row) { out = out.above(line) }
    }
    return out
  }

  /// The axes in rows by the grid row they begin in.
  private func bands() -> [[Axes]] {
    let sorted = figure.axes.enumerated().sorted { first, second in
      let a = place(first.element.cell)
      let b = place(second.element.cell)
      return (a.row, a.column, first.offset) < (b.row, b.column, second.offset)
    }
    var bands: [(row: Double, axes: [Axes])] = []
    for (_, axes) in sorted {
      let row = place(axes.cell).row
      if let last = bands.last, last.row == row {
        bands[bands.count - 1].axes.append(axes)
      } else {
        bands.append((row, [axes]))
      }
    }
    return bands.map(\.axes)
  }

  private func place(_ cell: GridCell) -> (row: Double, column: Double) {
    (Double(cell.row) / Double(cell.rows), Double(cell.column) / Double(cell.columns))
  }

  /// The axes of one row as lines of blocks, broken where the width does not suffice.
  private func wrapped(_ row: [Axes]) -> [TextBlock] {
    let gap = 2
    var perLine = row.count
    // With six in a row broken after five, one alone would follow: break evenly instead.
    func width(_ count: Int) -> Int { (style.width - gap * (count - 1)) / max(count, 1) }
    let least = row.map(leastWidth).max() ?? 10
    while perLine > 1, width(perLine) < least { perLine -= 1 }
    let lines = (row.count + perLine - 1) / max(perLine, 1)
    perLine = max((row.count + lines - 1) / max(lines, 1), 1)
    return stride(from: 0, to: row.count, by: perLine).map { start in
      let group = row[start..<min(start + perLine, row.count)]
      let blocks = group.map { axes in
        TextAxes(axes, width: width(perLine), isAlone: figure.axes.count == 1, style: style).block()
      }
      var line = TextBlock(width: style.width, height: blocks.map(\.height).max() ?? 0)
      for (index, block) in blocks.enumerated() {
        line.place(block, row: 0, column: index * (width(perLine) + gap))
      }
      return line
    }
  }

  /// The columns below which these axes cannot be read.
  private func leastWidth(_ axes: Axes) -> Int {
    if let table = TextTable(axes, style) { return min(table.leastWidth, style.width) }
    return axes.holdsImage ? 10 : 30
  }
}
