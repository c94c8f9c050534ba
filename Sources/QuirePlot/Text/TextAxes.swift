/// One coordinate system as text.
struct TextAxes {
  let axes: Axes
  let width: Int
  /// Whether the figure has no other axes: then there is room to be generous.
  let isAlone: Bool
  let style: TextStyle
  let limits: Limits

  init(_ axes: Axes, width: Int, isAlone: Bool, style: TextStyle) {
    self.axes = axes
    self.width = width
    self.isAlone = isAlone
    self.style = style
    limits = Limits(of: axes)
  }

  func block() -> TextBlock {
    var out = TextBlock(width: width, height: 0)
    if let title = axes.title, !title.text.isEmpty {
      var line = TextBlock(width: width, height: 1)
      line.write(style.plain(title.text), row: 0, centeredIn: 0..<width)
      out = out.above(line)
    }
    if let table = TextTable(axes, style), table.leastWidth <= width {
      out = out.above(table.block(width: width, style))
    } else {
      out = out.above(TextChart(self).block())
    }
    if let line = colorBarLine() { out = out.above(line) }
    for line in legendLines() { out = out.above(line) }
    return out
  }

  /// The letter and the pattern of each mark in order, for places without colour.
  static let letters: [Character] = ["*", "+", "o", "x", "#", "@", "%", "&"]

  /// Whether a dot shows, by the style of a line; without colour, series are told apart so.
  static func pattern(_ style: LineStyle, series: Int, isColored: Bool) -> (Int) -> Bool {
    var style = style
    if !isColored, style == .solid {
      style = [LineStyle.solid, .dashed, .dotted, .dashDotted][series % 4]
    }
    switch style {
    case .solid, .none: return { _ in true }
    case .dashed: return { $0 % 6 < 4 }
    case .dotted: return { $0 % 3 == 0 }
    case .dashDotted: return { $0 % 8 < 4 || $0 % 8 == 6 }
    }
  }

  private func legendLines() -> [TextBlock] {
    guard axes.legend != nil else { return [] }
    var entries: [(key: String, color: Color?, label: String)] = []
    for (series, mark) in axes.marks.enumerated() {
      guard let label = mark.legendLabel else { continue }
      let key = legendKey(mark, series)
      entries.append((key.text, key.color, style.plain(label)))
    }
    guard !entries.isEmpty else { return [] }
    var lines: [[(key: String, color: Color?, label: String)]] = [[]]
    var used = 0
    for entry in entries {
      let size = TextBlock.width(of: entry.key) + 1 + TextBlock.width(of: entry.label)
      if used > 0, used + 3 + size > width {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(entry)
      used += size + (used > 0 ? 3 : 0)
    }
    return lines.map { line in
      let sizes = line.map {
        TextBlock.width(of: $0.key) + 1 + TextBlock.width(of: $0.label)
      }
      let total = sizes.reduce(0, +) + 3 * (line.count - 1)
      var block = TextBlock(width: width, height: 1)
      var column = max((width - total) / 2, 0)
      for (entry, size) in zip(line, sizes) {
        block.write(entry.key, row: 0, column: column, color: entry.color)
        let label = TextBlock.cut(entry.label, to: width - column - 2)
        block.write(label, row: 0, column: column + TextBlock.width(of: entry.key) + 1)
        column += size + 3
      }
      return block
    }
  }

  private func legendKey(_ mark: Mark, _ series: Int) -> (text: String, color: Color?) {
    let letter = String(TextAxes.letters[series % TextAxes.letters.count])
    let line: (LineStyle, Color) -> (String, Color?) = { lineStyle, color in
      if !style.isUnicode { return (letter + letter, color) }
      let shown = [LineStyle.solid, .dashed, .dotted, .dashDotted]
      let effective = style.colors == .none && lineStyle == .solid ? shown[series % 4] : lineStyle
      switch effective {
      case .solid, .none: return ("──", color)
      case .dashed: return ("╌╌", color)
      case .dotted: return ("┈┈", color)
      case .dashDotted: return ("─┈", color)
      }
    }
    switch mark.kind {
    case .line(let mark):
      if mark.style == .none { return (style.isUnicode ? "●" : letter, mark.color) }
      return line(mark.style, mark.color)
    case .scatter(let mark):
      return (style.isUnicode ? "●" : letter, mark.textColor(0, axes))
    case .bars(let mark):
      return (style.isUnicode ? "██" : "##", mark.color(at: 0))
    case .area(let mark): return (style.isUnicode ? "░░" : "::", mark.color)
    case .rule(let mark): return line(mark.style, mark.color)
    case .contour(let mark): return line(.solid, mark.color ?? .white)
    case .image, .text: return ("", nil)
    }
  }

  /// The colours of the scale in one line between its ends' values.
  private func colorBarLine() -> TextBlock? {
    guard axes.colorBar != nil, let scale = axes.colorScale else { return nil }
    let bounds = scale.projection.bounds
    let low = style.plain(TickFormatter.shortest(rounded(bounds.lower, bounds)))
    let high = style.plain(TickFormatter.shortest(rounded(bounds.upper, bounds)))
    let name = axes.colorBar?.label.map { style.plain($0.text) + " " } ?? ""
    let around = TextBlock.width(of: name + low + high) + 2
    let size = min(32, width - around)
    guard size >= 4 else { return nil }
    var block = TextBlock(width: width, height: 1)
    var column = max((width - around - size) / 2, 0)
    block.write(name + low, row: 0, column: column)
    column += TextBlock.width(of: name + low) + 1
    for index in 0..<size {
      let fraction = (Double(index) + 0.5) / Double(size)
      block[0, column + index] = TextImage.cell(scale.map[fraction], style)
    }
    block.write(high, row: 0, column: column + size + 1)
    return block
  }

  private func rounded(_ value: Double, _ bounds: (lower: Double, upper: Double)) -> Double {
    let unit = tenTo(TickFormatter.exponent(of: bounds.upper - bounds.lower) - 2)
    guard unit > 0, (value / unit).isFinite else { return value }
    return (value / unit).rounded() * unit
  }
}

extension ScatterMark {
  /// The colour of a point.
  func textColor(_ index: Int, _ axes: Axes) -> Color {
    switch fill {
    case .colors(let colors): return colors.isEmpty ? .cycled(0) : colors[index % colors.count]
    case .values(let values, let scale):
      guard index < values.count else { return .cycled(0) }
      return scale.resolved(for: values, standard: axes.colorMap)[values[index]]
    }
  }
}
