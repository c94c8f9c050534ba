extension MathMLPrinter {
  mutating func table(_ table: Table, _ size: MathSize) {
    let environment = table.environment
    between(environment.left, environment.right) { $0.rows(of: table, size) }
  }

  private mutating func rows(of table: Table, _ size: MathSize) {
    let environment = table.environment
    let cellSize = environment.size == .text && size.isScript ? size : environment.size
    let columnCount = table.rows.map(\.cells.count).max() ?? 0
    let hasTags = table.rows.contains { $0.tag != nil }
    let isSmall = environment.layout == .grid && environment.size == .script
    let attributes =
      environment.size == .display ? " displaystyle=\"true\"" : isSmall ? " scriptlevel=\"1\"" : ""
    element("mtable", attributes) { printer in
      for (index, row) in table.rows.enumerated() {
        let isLast = index + 1 == table.rows.count
        printer.element("mtr") { printer in
          for column in 0..<(hasTags ? columnCount : row.cells.count) {
            var style = CellStyle(table, column, of: columnCount)
            style.linesAbove = row.linesAbove
            if isLast { style.linesBelow = table.linesBelow }
            style.gapBelow = row.gapBelow
            let continues = environment.layout == .pairs && column % 2 == 1
            let cell = row.cells.indices.contains(column) ? row.cells[column] : []
            printer.element("mtd", style.attribute) {
              $0.row(cell, cellSize, continues: continues && !cell.isEmpty)
            }
          }
          if hasTags {
            printer.element("mtd", " style=\"padding-left:2em\"") {
              $0.row(row.tag ?? [], .text)
            }
          }
        }
      }
    }
  }

  /// A formula in the middle of the line and its tag at the right.
  mutating func tagged(_ nodes: [Node], _ tag: [Node], _ size: MathSize) {
    let side = "width:50%;padding-left:0;padding-right:0"
    element("mtable", " displaystyle=\"true\" style=\"width:100%\"") { printer in
      printer.element("mtr") { printer in
        printer.element("mtd", " style=\"\(side)\"") { _ in }
        printer.element("mtd") { $0.row(nodes, size) }
        printer.element("mtd", " style=\"\(side);\(CellStyle.align(.right))\"") {
          $0.row(tag, .text)
        }
      }
    }
  }
}

/// The CSS of one cell; nothing where the browser's own will do.
private struct CellStyle {
  private var alignment: Table.Alignment
  private var left: Double?
  private var right: Double?
  private var hasLineBefore = false
  private var hasLineAfter = false
  private var isTight = false
  var linesAbove = 0
  var linesBelow = 0
  var gapBelow = 0.0

  /// The style of column `column` of `count`.
  init(_ table: Table, _ column: Int, of count: Int) {
    let isFirst = column == 0
    let isLast = column + 1 == count
    switch table.environment.layout {
    case .grid:
      let columns = table.columns
      // `matrix*` gives one alignment for all of them.
      let own =
        columns.indices.contains(column) ? columns[column] : columns.count == 1 ? columns[0] : nil
      alignment = own?.alignment ?? .center
      hasLineBefore = own?.hasLineBefore ?? false
      hasLineAfter = own?.hasLineAfter ?? false
      if table.environment.left != nil {
        if isFirst { left = 0 }
        if isLast { right = 0 }
      }
    case .cases:
      alignment = .left
      left = isFirst ? 0.1 : 0.5
      if isLast { right = 0 }
    case .pairs:
      alignment = column % 2 == 0 ? .right : .left
      left = isFirst || column % 2 == 1 ? 0 : 2
      right = 0
    case .lines: alignment = .center
    case .script:
      alignment = table.columns.first?.alignment ?? .center
      isTight = true
    }
  }

  var attribute: String {
    var rules: [String] = []
    if isTight { rules.append("padding:0") }
    if alignment != .center { rules.append(Self.align(alignment)) }
    if let left { rules.append("padding-left:\(Markup.em(left))") }
    if let right { rules.append("padding-right:\(Markup.em(right))") }
    if gapBelow != 0 { rules.append("padding-bottom:\(Markup.em(max(0, gapBelow + 0.2)))") }
    if hasLineBefore { rules.append("border-left:1px solid") }
    if hasLineAfter { rules.append("border-right:1px solid") }
    if linesAbove > 0 { rules.append(Self.border("top", linesAbove)) }
    if linesBelow > 0 { rules.append(Self.border("bottom", linesBelow)) }
    return rules.isEmpty ? "" : " style=\"\(rules.joined(separator: ";"))\""
  }

  /// Blink aligns the boxes of a cell by the values with its prefix only.
  static func align(_ alignment: Table.Alignment) -> String {
    let name = alignment.rawValue
    return "text-align:\(name);text-align:-webkit-\(name)"
  }

  private static func border(_ side: String, _ lines: Int) -> String {
    lines == 1 ? "border-\(side):1px solid" : "border-\(side):3px double"
  }
}
