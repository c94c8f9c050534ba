import QuireDocument
import Testing

@testable import QuirePage

/// A page that is written after every cell is the page that is written at once.
@Suite struct PageWriterTests {
  private let cells: [Cell] = [
    Cell(.markdown, source: "# Title\n\n## Part[^a]\n\n[^a]: A note.", firstLine: 1, lines: 1...1),
    Cell(.code, title: "One", source: "x = 1\nx", firstLine: 1, lines: 1...1),
    Cell(.markdown, source: "## Part\n\nWith $x^2$.", firstLine: 1, lines: 1...1),
    Cell(.code, source: "print(x)", firstLine: 1, lines: 1...1),
  ]

  private static let outputs: [[Output]] = [
    [.result("1", count: 1)],
    [.stream(.stdout, "one\n"), .error(name: "E", message: "m", traceback: [])],
    [.display([.init("text/plain", .string("plain"))])],
    [.display([.init("text/markdown", .string("## Part"))])],
    [.display([.init("text/html", .string("<h2>Part</h2>"))])], [],
  ]

  @Test(arguments: outputs, outputs)
  func followsTheOutputs(_ first: [Output], _ second: [Output]) throws {
    var notebook = Notebook(path: "n.nb", text: "", cells: cells)
    var writer = PageWriter(files: PictureFiles.none, names: [])
    for (index, outputs) in [(1, first), (3, second), (1, second), (3, first)] {
      notebook.cells[index].outputs = outputs
      notebook.metadata = .object([.init("quire", .object([.init("seed", .int(index))]))])
      #expect(
        try writer.write(notebook) == Page.html(notebook, files: PictureFiles.none, names: []))
    }
  }

  @Test func followsOtherChanges() throws {
    var notebook = Notebook(path: "n.nb", text: "", cells: cells)
    var writer = PageWriter(files: PictureFiles.none, names: [])
    let changes: [(inout Notebook) -> Void] = [
      { $0.cells[0].source = "# Another title" }, { $0.cells[3].source = "x + 1" },
      { $0.cells.removeLast() }, { $0.metadata = .object([.init("lang", .string("zh-Hans"))]) },
      { $0.cells[1].title = "Two" },
    ]
    for change in changes {
      change(&notebook)
      #expect(
        try writer.write(notebook) == Page.html(notebook, files: PictureFiles.none, names: []))
    }
  }
}
