import QuireRuntime
import QuireSyntax

/// Something a cell gives while it runs.
package enum CellOutput {
  /// Printed text, with its line ends.
  case text(String)
  /// The value of the cell's last expression, or of `display(…)`, as the prompt would show it.
  case value(String)
  case picture(any Picture)
  /// How far a long task has come; nil when its transient line is to go.
  case progress(Progress?)
  /// A remark on something doubtful, such as a name that hides a built-in.
  case warning(String)
  /// An error that the notebook announces: it is shown, and the run goes on.
  case error(Diagnostic)
}
