import QuireDocument
import Testing

/// The examples of docs/notebooks.md.
@Suite struct NotebookFormsPageTests {
  static let page = "docs/notebooks.md"

  @Test func comesBack() throws {
    let bytes = try SourceBytes.read(Self.page)
    let notebook = try MarkdownReader.read(bytes, path: Self.page)
    #expect(try MarkdownWriter.bytes(notebook) == bytes)
    #expect(notebook.cells.count { $0.kind == .code } == 2)
  }

  @Test func scriptIsAsThePageSays() throws {
    let page = try MarkdownReader.read(try SourceBytes.read(Self.page), path: Self.page)
    let script = try #require(page.cells.first { $0.kind == .code }?.source)
    let notebook = try PercentReader.read(script + "\n", path: "lesson.nb")
    #expect(notebook.title == "A line through three points")
    #expect(notebook.cells.map(\.kind) == [.markdown, .code, .code])
    #expect(notebook.cells.map(\.title) == [nil, "Parameters", "The points"])
    #expect(notebook.cells[1].tags == ["parameters"])
    #expect(PercentWriter.text(notebook) == script + "\n")
  }

  @Test func articleIsAsThePageSays() throws {
    let text = String(decoding: try SourceBytes.read(Self.page), as: UTF8.self)
    let start = try #require(text.firstRange(of: "````markdown\n")?.upperBound)
    let end = try #require(text[start...].firstRange(of: "````\n")?.lowerBound)
    let notebook = try MarkdownReader.read(String(text[start..<end]), path: "lesson.md")
    #expect(notebook.cells.map(\.kind) == [.markdown, .code, .markdown])
    #expect(notebook.cells[1].title == "The points")
    #expect(
      PercentWriter.text(notebook) == """
        # ---
        # title: A line through three points
        # ---

        # %% [markdown]
        # # Least squares

        # %% The points
        xs = np.array([1.0, 2.0, 3.0])

        # %% [markdown]
        # ```mermaid
        # graph LR
        #   points --> line
        # ```

        """)
  }

  /// The facts in the last example are those that the article has.
  @Test func factsAreAsThePageSays() throws {
    let page = try MarkdownReader.read(try SourceBytes.read(Self.page), path: Self.page)
    let script = try #require(page.cells.last { $0.kind == .code }?.source)
    let article = "~~~py title=\"The points\"\nxs = np.array([1.0, 2.0, 3.0])\n~~~\n"
    let notebook = try PercentReader.read(script + "\n", path: "lesson.nb")
    #expect(try MarkdownWriter.text(notebook) == article)
    let read = try MarkdownReader.read(Array(article.utf8), path: "lesson.md")
    #expect(PercentWriter.text(read) == script + "\n")
  }
}
