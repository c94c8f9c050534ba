/// A place in a grid of axes; rows and columns count from the top left, from 0.
package struct GridCell: Hashable, Sendable {
  package let rows: Int
  package let columns: Int
  package let row: Int
  package let column: Int
  package let rowSpan: Int
  package let columnSpan: Int

  /// The whole figure.
  package static let whole = GridCell()

  private init() {
    (rows, columns, row, column, rowSpan, columnSpan) = (1, 1, 0, 0, 1, 1)
  }

  package init(
    rows: Int, columns: Int, row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1,
    operation: String = "subplot"
  ) throws(PlotError) {
    let largest = 100
    guard (1...largest).contains(rows), (1...largest).contains(columns) else {
      throw PlotError(
        operation: operation,
        message: "expected 1 to \(largest) rows and columns, found \(rows) by \(columns)",
        argument: rows < 1 || rows > largest ? "nrows" : "ncols")
    }
    guard
      (0..<rows).contains(row), (0..<columns).contains(column),
      (1...(rows - row)).contains(rowSpan),
      (1...(columns - column)).contains(columnSpan)
    else {
      throw PlotError(
        operation: operation,
        message: "row \(row), column \(column) with a span of \(rowSpan) by \(columnSpan) "
          + "does not lie in a grid of \(rows) by \(columns)")
    }
    self.rows = rows
    self.columns = columns
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
  }

  /// The cell that `subplot(rows, columns, index)` names: counted from 1, row by row.
  package init(
    rows: Int, columns: Int, index: Int, operation: String = "subplot"
  ) throws(PlotError) {
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    guard !overflows, rows > 0, columns > 0, index >= 1, index <= count else {
      throw PlotError(
        operation: operation,
        message: "index \(index) does not lie in a grid of \(rows) by \(columns)",
        hint: rows > 0 && columns > 0 && !overflows
          ? "the index counts from 1 to \(count)" : "rows and columns count from 1")
    }
    try self.init(
      rows: rows, columns: columns, row: (index - 1) / columns, column: (index - 1) % columns,
      operation: operation)
  }
}
