import QuireDocument
import QuireNotebook
import QuireSyntax

extension Prompt {
  /// Runs the cells of a notebook in this session, up to the first that fails.
  func run(_ notebook: Notebook, arguments: [String]) -> CellOutcome {
    evaluator.session.interpreter.arguments = arguments
    defer { evaluator.session.interpreter.arguments = [""] }
    for (_, code) in notebook.codeCells {
      let outcome = execute(code.source)
      guard case .finished = outcome else { return outcome }
    }
    return .finished
  }
}
