/// What `\begin{name}` lays out.
package struct Environment: Equatable, Sendable {
  package var name: String
  package var layout: Layout
  package var left: Symbol?
  package var right: Symbol?
  package var size = MathSize.text
  /// What stands between the name and the first row.
  package var argument = Argument.none

  package enum Layout: Sendable {
    /// Columns side by side, centred unless the source says otherwise.
    case grid
    /// Values at the left, conditions behind them.
    case cases
    /// Pairs of columns that meet at the sign: `a &= b`.
    case pairs
    /// One centred line below the other.
    case lines
    /// Lines of a script, close together.
    case script
  }

  package enum Argument: Sendable {
    case none
    /// `{lc|r}`.
    case columns
    /// `[r]`, for all columns.
    case optionalAlignment
    /// `[t]`: where the table stands in its line; not followed here.
    case position
    /// `{2}`: how many pairs of columns there are; counted here.
    case count
  }
}
