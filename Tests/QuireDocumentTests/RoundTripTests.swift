import QuireDocument
import QuireSyntax
import QuireTestSupport
import Testing

@Suite struct RoundTripTests {
  static func markdown(_ notebook: Notebook) throws -> Notebook {
    try MarkdownReader.read(try MarkdownWriter.bytes(notebook), path: "t.md")
  }

  static func percent(_ notebook: Notebook) throws -> Notebook {
    try PercentReader.read(PercentWriter.bytes(notebook), path: "t.nb")
  }

  static func shown(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).debugDescription
  }

  @Test(arguments: MarkdownTexts.all)
  func articlesComeBack(text: NotebookText) throws {
    let notebook = try MarkdownReader.read(text.bytes, path: "t.md")
    #expect(Self.shown(try MarkdownWriter.bytes(notebook)) == Self.shown(text.bytes))
  }

  @Test(arguments: MarkdownTexts.all)
  func articlesComeBackThroughScripts(text: NotebookText) throws {
    let notebook = try Self.percent(try MarkdownReader.read(text.bytes, path: "t.md"))
    #expect(Self.shown(try MarkdownWriter.bytes(notebook)) == Self.shown(text.bytes))
  }

  @Test(arguments: PercentTexts.all)
  func scriptsComeBackThroughArticles(text: NotebookText) throws {
    let notebook = try Self.markdown(try PercentReader.read(text.bytes, path: "t.nb"))
    #expect(Self.shown(PercentWriter.bytes(notebook)) == Self.shown(text.bytes))
  }

  static func jupyter(_ notebook: Notebook) throws -> Notebook {
    try JupyterReader.read(JupyterWriter.write(notebook), path: "t.ipynb")
  }

  @Test(arguments: PercentTexts.all)
  func scriptsComeBackThroughJupyter(text: NotebookText) throws {
    let notebook = try Self.jupyter(try PercentReader.read(text.bytes, path: "t.nb"))
    #expect(Self.shown(PercentWriter.bytes(notebook)) == Self.shown(text.bytes))
  }

  @Test(arguments: MarkdownTexts.all)
  func articlesComeBackThroughJupyter(text: NotebookText) throws {
    let notebook = try Self.jupyter(try MarkdownReader.read(text.bytes, path: "t.md"))
    #expect(Self.shown(try MarkdownWriter.bytes(notebook)) == Self.shown(text.bytes))
  }

  /// Notebooks of odd cells made at random, the same ones each time.
  @Test func anyNotebookComesBack() throws {
    var random = SplitMix64(seed: 17)
    for number in 0..<400 {
      let notebook = RandomNotebook.make(&random)
      let said = RandomNotebook.said(notebook)
      for form in [Self.percent, Self.markdown] {
        let read = try form(notebook)
        #expect(RandomNotebook.said(read) == said, "notebook \(number)")
        let again = try form(read)
        #expect(RandomNotebook.said(again) == said, "notebook \(number), again")
      }
      let far = try Self.percent(try Self.markdown(try Self.percent(notebook)))
      #expect(
        Self.shown(PercentWriter.bytes(far)) == Self.shown(PercentWriter.bytes(notebook)),
        "notebook \(number), far")
    }
  }
}
