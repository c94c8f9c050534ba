import QuireDocument
import QuireNotebook
import QuireSyntax

extension Prompt {
  /// Runs the cells of a notebook in this session, up to the first that fails.
  func run(_ notebook: Notebook, arguments: [String]) -> CellOutcome {
    evaluator.session.interpreter.arguments = arguments
    defer { evaluator.session.interpreter.arguments = [""] }
    for cell in notebook.cells where cell.kind == .code {
      let source = SourceFile(
        name: notebook.path, text: cell.source, firstLine: cell.firstLine, cell: cell.title)
      let outcome = execute(source)
      guard case .finished = outcome else { return outcome }
    }
    return .finished
  }
}
