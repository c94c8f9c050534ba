import QuireDocument
import QuireTestSupport
import Testing

/// Notebooks that nbformat wrote (Tests/Reference/notebooks.py) come back byte for byte.
@Suite struct JupyterFixtureTests {
  static let folder =
    "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures"
  static let names = TemporaryFolder.names(in: folder).filter { $0.hasSuffix(".ipynb") }

  @Test func areThere() { #expect(Self.names.count >= 20) }

  @Test(arguments: names) func comesBack(name: String) throws {
    let bytes = try SourceBytes.read("\(Self.folder)/\(name)")
    let notebook = try JupyterReader.read(bytes, path: name)
    #expect(
      String(decoding: JupyterWriter.write(notebook), as: UTF8.self)
        == String(decoding: bytes, as: UTF8.self))
    #expect(JupyterWriter.write(notebook) == bytes)
  }

  /// Scripts and articles hold neither outputs, counts nor ids; everything else comes back from them.
  @Test(arguments: names) func comesBackThroughTextForms(name: String) throws {
    let original = try JupyterReader.read(
      try SourceBytes.read("\(Self.folder)/\(name)"), path: name)
    let said = Self.withoutRun(original)
    let script = try PercentReader.read(PercentWriter.bytes(original), path: "t.nb")
    let article = try MarkdownReader.read(try MarkdownWriter.bytes(original), path: "t.md")
    let far = try PercentReader.read(PercentWriter.bytes(article), path: "t.nb")
    for (form, notebook) in [("nb", script), ("md", article), ("md and nb", far)] {
      #expect(Self.withoutRun(notebook) == said, "\(form)")
    }
  }

  /// A notebook's file without what only a Jupyter file holds.
  private static func withoutRun(_ notebook: Notebook) -> String {
    var notebook = notebook
    for index in notebook.cells.indices {
      notebook.cells[index].outputs = []
      notebook.cells[index].executionCount = nil
      notebook.cells[index].id = "cell-\(index)"
    }
    return String(decoding: JupyterWriter.write(notebook), as: UTF8.self)
  }
}
