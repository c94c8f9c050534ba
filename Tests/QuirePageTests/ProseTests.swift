import QuireDocument
import Testing

@testable import QuirePage

@Suite struct ProseTests {
  @Test(arguments: [
    Case(
      "a *b* **c** ~~d~~ `e<`",
      "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;</code></p>\n"),
    Case("a  \nb\nc", "<p>a<br>b\nc</p>\n"),
    Case("- a\n- b\n  1. c", "<ul><li>a</li>\n<li>b\n<ol><li>c</li>\n</ol>\n</li>\n</ul>\n"),
    Case("3. a\n\n4. b", "<ol start=\"3\"><li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n"),
    Case(
      "- [x] a\n- [ ] b",
      "<ul><li><input type=\"checkbox\" disabled checked aria-label=\"✓\"> a</li>\n"
        + "<li><input type=\"checkbox\" disabled aria-label=\"–\"> b</li>\n</ul>\n"),
    Case("> a\n\n---", "<blockquote><p>a</p>\n</blockquote>\n<hr>"),
    Case(
      "| a | b |\n|---|--:|\n| 1 | 2 |",
      "<div class=\"table\"><table><thead><tr><th scope=\"col\">a</th>\n"
        + "<th class=\"right\" scope=\"col\">b</th>\n</tr>\n</thead>\n<tbody><tr><td>1</td>\n"
        + "<td class=\"right\">2</td>\n</tr>\n</tbody>\n</table>\n</div>\n"),
    Case("[a](b.html \"t\")", "<p><a href=\"b.html\" title=\"t\">a</a></p>\n"),
    Case(
      "<https://example.org/a_b>",
      "<p><a href=\"https://example.org/a_b\">https://example.org/a_b</a></p>\n"),
    Case("www.example.org", "<p><a href=\"http://www.example.org\">www.example.org</a></p>\n"),
    Case("[a](javascript:alert)", "<p><span>a</span></p>\n"),
    Case("[a](JaVaScRiPt&colon;alert)", "<p><span>a</span></p>\n"),
    Case("[a](data:text/html,x)", "<p><span>a</span></p>\n"),
    Case("```sh\n$x <y>\n```", "<div class=\"code\"><pre><code>$x &lt;y&gt;</code></pre></div>\n"),
    Case(
      "```mermaid\nA-->B\n```",
      "<div class=\"code diagram\"><p class=\"label\">Diagram (source)</p>"
        + "<pre><code>A--&gt;B</code></pre></div>\n"),
    Case(
      "```py\nx = 1\n```",
      "<div class=\"code\"><pre><code>x = <span class=\"n\">1</span></code></pre></div>\n"),
    Case(
      "a[^n] b[^n]\n\n[^n]: *c*",
      "<p>a<sup><a class=\"note\" href=\"#note:1\" id=\"mention:1\">1</a></sup> "
        + "b<sup><a class=\"note\" href=\"#note:1\" id=\"mention:1-2\">1</a></sup></p>\n"),
    Case("a\u{0}b\u{1}c", "<p>a\u{FFFD}b␁c</p>\n"),
    Case("a & b &amp; &copy; \\*", "<p>a &amp; b &amp; © *</p>\n"),
  ])
  func writes(_ test: Case) throws {
    let html = try emptyPage().prose(test.text).string
    #expect(html == test.expected)
  }

  @Test(arguments: [
    Case("**原理：**深度", "<p><strong>原理：</strong>深度</p>\n"),
    Case("文**“引”**文", "<p>文<strong>“引”</strong>文</p>\n"),
    Case("*重点*和*point*", "<p><em class=\"cjk\">重点</em>和<em>point</em></p>\n"),
    Case("2 * 3 * 4", "<p>2 * 3 * 4</p>\n"),
    Case("**（一）**和**（二）**", "<p><strong>（一）</strong>和<strong>（二）</strong></p>\n"),
  ])
  func emphasisesChinese(_ test: Case) throws {
    #expect(try emptyPage().prose(test.text).string == test.expected)
  }

  @Test func notesStandAtTheEnd() throws {
    let page = emptyPage()
    _ = try page.prose("a[^x]\n\n[^x]: first")
    _ = try page.prose("b[^x] c[^x]\n\n[^x]: second")
    #expect(
      page.notes.list(page.words).string
        == "<li id=\"note:1\"><p>first</p>\n"
        + "<a class=\"back\" href=\"#mention:1\" aria-label=\"Back to the text\">↩</a></li>"
        + "<li id=\"note:2\"><p>second</p>\n"
        + "<a class=\"back\" href=\"#mention:2\" aria-label=\"Back to the text\">↩</a>"
        + "<a class=\"back\" href=\"#mention:2-2\" aria-label=\"Back to the text\">↩</a></li>")
  }

  /// The bytes with which a PNG begins, in base64.
  static let png = "iVBORw0KGgo="

  @Test func picturesComeIntoThePage() throws {
    let files = PictureFiles { name in
      switch name {
      case "a b.png": .success([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      case "passwords": .success(Array("root:x".utf8))
      default: .failure(PictureFiles.Failure("No such file or directory"))
      }
    }
    let page = PageContext(words: Words(language: "en"), files: files)
    let attachments = MetadataValue.object([
      .init("c.png", .object([.init("image/png", .string(Self.png))]))
    ])
    func prose(_ text: String) throws -> String {
      try page.prose(text, attachments: attachments).string
    }
    let data = "data:image/png;base64,\(Self.png)"
    #expect(
      try prose("![*one* \"x\"](a%20b.png)")
        == "<p><img src=\"\(data)\" alt=\"one &quot;x&quot;\"></p>\n")
    #expect(try prose("![](attachment:c.png)") == "<p><img src=\"\(data)\" alt=\"\"></p>\n")
    #expect(try prose("![d](\(data))") == "<p><img src=\"\(data)\" alt=\"d\"></p>\n")
    #expect(
      try prose("<img src='a b.png' width=20px onerror=x>")
        == "<img src=\"\(data)\" alt=\"\" width=\"20\">")
    #expect(
      try prose("![e](passwords)")
        == "<p><span class=\"missing\">e <small>picture passwords: is no picture that browsers show"
        + "</small></span></p>\n")
    #expect(
      try prose("![f](f.png)")
        == "<p><span class=\"missing\">f <small>picture f.png: No such file or directory"
        + "</small></span></p>\n")
    #expect(
      try prose("![g](https://example.org/g.png)")
        == "<p><span class=\"missing\">g <small><a href=\"https://example.org/g.png\">"
        + "picture at https://example.org/g.png</a></small></span></p>\n")
    #expect(
      try prose("![h](attachment:h.png)")
        == "<p><span class=\"missing\">h <small>picture h.png: no such attachment</small></span></p>\n"
    )
  }
}
