import QuireDocument
import QuireSyntax

/// What the metadata of a cell asks of its run.
struct CellRules {
  /// The tags of nbclient and papermill.
  static let skipTag = "skip-execution"
  static let failTag = "raises-exception"

  var isSkipped: Bool
  /// Whether an error of the cell is expected, and the run goes on.
  var mayFail: Bool
  /// The time for this cell: `timeout=30`, in seconds.
  var timeout: Duration?

  /// - Parameter timeout: The limit of cells that name none.
  init(_ cell: Cell, in notebook: Notebook, timeout: Duration?) throws(Diagnostic) {
    isSkipped = cell.isLeftOut
    mayFail = cell.tags.contains(Self.failTag)
    self.timeout = timeout
    guard let value = cell.metadata.first(where: { $0.key == "timeout" })?.value else { return }
    guard let seconds = value.number, seconds > 0, seconds < 1e9 else {
      throw Diagnostic(
        "ValueError", "the cell's timeout must be a number of seconds above 0",
        source: SourceFile(name: notebook.path, text: notebook.text), line: cell.lines.lowerBound,
        hint: "for example timeout=30")
    }
    self.timeout = .seconds(seconds)
  }
}

extension Cell {
  /// Whether a run passes over the cell.
  var isLeftOut: Bool { kind == .code && tags.contains(CellRules.skipTag) }
}
