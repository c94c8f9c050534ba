import QuireDocument
import QuireTestSupport
import Testing

@testable import QuirePage

@Suite struct PageTests {
  private func code(
    _ source: String, title: String? = nil, _ outputs: [Output] = [], tags: [String] = []
  ) -> Cell {
    var cell = Cell(.code, title: title, source: source, firstLine: 1, lines: 1...1)
    cell.outputs = outputs
    if !tags.isEmpty { cell.metadata = [.init("tags", .array(tags.map { .string($0) }))] }
    return cell
  }

  private func prose(_ source: String) -> Cell {
    Cell(.markdown, source: source, firstLine: 1, lines: 1...1)
  }

  private func page(_ cells: [Cell], _ metadata: [MetadataValue.Member] = []) throws -> String {
    let notebook = Notebook(path: "a/n.nb", text: "", metadata: .object(metadata), cells: cells)
    return String(
      decoding: try Page.html(notebook, files: PictureFiles.none, names: []), as: UTF8.self)
  }

  /// What stands between two texts of a page.
  private func part(_ page: String, from start: String, to end: String) -> String? {
    guard let first = page.firstRange(of: start) else { return nil }
    let rest = page[first.lowerBound...]
    return rest.firstRange(of: end).map { String(rest[..<$0.upperBound]) }
  }

  @Test func cellsStandInTheirOrder() throws {
    let html = try page([
      prose("# A *title*\n\nText."), code("x = 1\nx", title: "One & two", [.result("1", count: 1)]),
      code("pass"),
    ])
    #expect(
      part(html, from: "<main", to: "</main>") == """
        <main id="page:content">
        <div class="prose">
        <p>Text.</p>
        </div>
        <div class="cell" id="cell:2">
        <details class="source" open>
        <summary>One &amp; two</summary>
        <pre><code>x = <span class="n">1</span>
        x</code></pre>
        </details>
        <div class="outputs"><pre class="value">1</pre></div>
        </div>
        <div class="cell" id="cell:3">
        <details class="source" open>
        <summary>Code</summary>
        <pre><code><span class="k">pass</span></code></pre>
        </details>
        </div>
        </main>
        """)
    #expect(html.contains("<title>n</title>"))
    #expect(html.contains("<h1 id=\"a-title\">A <em>title</em></h1>"))
    #expect(html.contains("<html lang=\"en\">"))
    #expect(html.contains("class=\"hide-code\""))
    #expect(!html.contains("<nav"))
    #expect(!html.contains("<script"))
    #expect(!html.contains("<footer"))
  }

  @Test(
    arguments: [
      ("shown", [], true, true, true), ("hide-input", ["hide-input"], true, false, true),
      ("remove-input", ["remove-input"], false, false, true),
      ("remove_output", ["remove_output"], true, true, false),
      ("remove-cell", ["remove-cell"], false, false, false),
    ] as [(String, [String], Bool, Bool, Bool)])
  func tagsHideParts(
    name: String, tags: [String], hasSource: Bool, isOpen: Bool, hasOutput: Bool
  ) throws {
    let html = try page([code("x", [.result("1", count: 1)], tags: tags)])
    #expect(html.contains("<details class=\"source\"") == hasSource)
    #expect(html.contains("<details class=\"source\" open>") == isOpen)
    #expect(html.contains("<pre class=\"value\">") == hasOutput)
  }

  private let failure = Output.error(name: "ShapeError", message: "m", traceback: [])

  @Test func failuresStandAtTheHead() throws {
    let run = MetadataValue.object([
      .init("status", .string("failed")), .init("unreached", .int(2)), .init("seed", .int(42)),
      .init("version", .string("1.0")), .init("parameters", .object([.init("n", .int(3))])),
    ])
    let html = try page(
      [
        code("a", [failure], tags: ["raises-exception"]), code("b", title: "B <", [failure]),
        code("c", [failure]),
      ],
      [.init("quire", run)])
    #expect(
      part(html, from: "<p class=\"problem\"", to: "</p>")
        == "<p class=\"problem\" role=\"status\">2 cells failed: <a href=\"#cell:2\">B &lt;</a>, "
        + "<a href=\"#cell:3\">cell 3</a>; "
        + "2 code cells were not run</p>")
    #expect(
      part(html, from: "<dl>", to: "</dl>")
        == "<dl><div><dt>Quire</dt><dd>1.0</dd></div><div><dt>seed</dt><dd>42</dd></div>"
        + "<div><dt>parameters</dt><dd>n = 3</dd></div></dl>")
  }

  @Test func expectedErrorsAreNoFailures() throws {
    let html = try page([code("a", [failure], tags: ["raises-exception"])])
    #expect(!html.contains("class=\"problem\""))
    let passed = MetadataValue.object([.init("status", .string("passed"))])
    let announced = try page([code("a", [failure])], [.init("quire", passed)])
    #expect(!announced.contains("class=\"problem\""))
  }

  @Test(arguments: [
    ("Words only", "en"), ("中文文章，使用 Keras。", "zh-Hans"), ("A term (独热编码) in English text", "en"),
    ("これは日本語です", "ja"), ("한국어 문서", "ko"), ("", "en"),
  ])
  func languageIsThatOfTheProse(text: String, expected: String) {
    #expect(PageLanguage.of([text]) == expected)
  }

  @Test func aChinesePageSpeaksChinese() throws {
    let html = try page([prose("# 标题\n\n## 一\n\n## 二"), code("x")])
    #expect(html.contains("<html lang=\"zh-Hans\">"))
    #expect(html.contains("<nav aria-label=\"目录\">"))
    #expect(html.contains("隐藏代码"))
  }

  @Test func headOfThePage() throws {
    let html = try page(
      [prose("# Heading\n\nx")],
      [
        .init("title", .string("Title </title>")), .init("lang", .string("de\"")),
        .init("author", .array([.string("A"), .object([.init("name", .string("B"))])])),
        .init("date", .string("2026")), .init("description", .string("\"d\"")),
      ])
    #expect(html.contains("<title>Title &lt;/title&gt;</title>"))
    #expect(html.contains("<html lang=\"de&quot;\">"))
    #expect(html.contains("<h1 id=\"heading\">Heading</h1>"))
    #expect(html.contains("<p class=\"byline\">A, B · 2026</p>"))
    #expect(html.contains("<meta name=\"description\" content=\"&quot;d&quot;\">"))
  }

  @Test func definitionsHoldForAllProse() throws {
    let html = try page([
      prose("A [link], a note[^n]."), code("x"),
      prose("[Link]: https://example.org\n[^n]: Said\nat the end.\n\n```\n[no]: x\n```"),
    ])
    #expect(html.contains("<a href=\"https://example.org\">link</a>"))
    #expect(html.contains("<ol><li id=\"note:1\"><p>Said\nat the end.</p>"))
  }

  @Test func documentsArePagesToo() throws {
    let html = String(
      decoding: try Page.document(title: "Reference", markdown: "## a\n\n## b", names: []),
      as: UTF8.self)
    #expect(html.contains("<h1>Reference</h1>"))
    #expect(
      part(html, from: "<main", to: "</main>") == """
        <main id="page:content">
        <div class="prose">
        <h2 id="a">a <a class="anchor" href="#a" aria-label="Link to this section">#</a></h2>
        <h2 id="b">b <a class="anchor" href="#b" aria-label="Link to this section">#</a></h2>
        </div>
        </main>
        """)
    #expect(!html.contains("hide-code\""))
  }

  @Test func picturesAreReadBesideTheNotebook() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write(
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], to: folder.path + "/a.png")
    let files = PictureFiles.beside(folder.path + "/n.nb")
    #expect(files.read("a.png") == .success([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    #expect(files.read("b.png") == .failure(PictureFiles.Failure("No such file or directory")))
    #expect(
      files.read("/etc/hostname") == .failure(PictureFiles.Failure("is not beside the notebook")))
    #expect(files.read(".") == .failure(PictureFiles.Failure("is no file")))
  }
}
