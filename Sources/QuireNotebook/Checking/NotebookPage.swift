import QuireDocument
import QuireRuntime
import QuireSyntax

/// Documentation of a notebook: its first words, its parameters and its functions; nothing runs.
package struct NotebookPage {
  private let notebook: Notebook

  package init(_ notebook: Notebook) { self.notebook = notebook }

  package func page(_ pages: HelpPages) -> HelpPage {
    let programs = notebook.codeCells.map { Parser.parse($0.code.source) }
    var page = pages.page(ofFile: notebook.title, summary: summary, programs)
    let parameters = notebook.parameterCells.flatMap { cell in
      let source = notebook.code(of: cell).source
      return Notebook.assignments(in: Parser.parse(source)).map { assignment in
        HelpPage.Row(name: assignment.name, text: source.text(assignment.value.span))
      }
    }
    let titles = notebook.cells.compactMap { $0.kind == .code ? $0.title : nil }
    page.parts.insert(
      .table(title: "Parameters, set by -p name=value", parameters), at: page.parts.count - 1)
    page.parts.append(.code(title: "Cells", titles))
    return page
  }

  /// The first paragraph of prose.
  private var summary: String {
    for cell in notebook.cells where cell.kind == .markdown {
      let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false)
        .drop { $0.hasPrefix("#") || $0.isEmpty }
        .prefix { !$0.isEmpty && !$0.hasPrefix("#") }
      if !lines.isEmpty { return lines.joined(separator: " ") }
    }
    return ""
  }
}
