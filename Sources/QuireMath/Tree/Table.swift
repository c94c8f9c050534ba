/// Rows and columns: matrices, cases, aligned equations.
package struct Table: Equatable, Sendable {
  package var environment: Environment
  package var rows: [Row]
  /// The columns that the source asks for (`array`, `matrix*`); empty where the environment decides.
  package var columns: [Column] = []
  /// Lines below the last row: 0, 1 or 2.
  package var linesBelow = 0

  package struct Row: Equatable, Sendable {
    package var cells: [[Node]]
    package var tag: [Node]?
    /// Lines above the row: 0, 1 or 2.
    package var linesAbove = 0
    /// The space below that `\\[1ex]` asks for, in em.
    package var gapBelow = 0.0
  }

  package struct Column: Equatable, Sendable {
    package var alignment: Alignment
    package var hasLineBefore = false
    package var hasLineAfter = false
  }

  package enum Alignment: String, Sendable {
    case left, center, right
  }
}
