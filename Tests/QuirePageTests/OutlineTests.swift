import Testing

@testable import QuirePage

@Suite struct OutlineTests {
  @Test(arguments: [
    ([2, 2, 3, 2], [2, 2, 3, 2]), ([1, 1, 2], [2, 2, 3]), ([3, 2, 4, 3], [2, 2, 3, 3]),
    ([1, 6, 6, 2], [2, 3, 3, 3]), ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
  ])
  func skipsNoLevel(written: [Int], expected: [Int]) {
    var outline = Outline()
    #expect(written.map { outline.level(written: $0) } == expected)
  }

  @Test func idsAreThoseOfGitHubAndUnique() {
    var outline = Outline()
    let texts = ["What's new?", "What's new?", "中文 标题", "Content", "$\\pi$", "???", "What's new"]
    #expect(
      texts.map { outline.id(for: $0) }
        == ["whats-new", "whats-new-1", "中文-标题", "content", "pi", "section", "whats-new-2"])
  }

  @Test func longContentsHaveNoDeepLevels() {
    var outline = Outline()
    for number in 0..<100 {
      for level in 2...4 {
        outline.add(.init(level: level, id: "\(number)-\(level)", html: HTML()))
      }
    }
    let contents = outline.contents.string
    #expect(contents.contains("#99-3"))
    #expect(!contents.contains("#0-4"))
  }

  @Test func contentsNest() throws {
    let page = PageContext(words: Words(language: "en"), files: .none)
    let html = try page.prose("# Title\n\n## A `b`\n\n### B\n\n> ## quoted\n\n## C")
    #expect(page.title?.html.string == "Title")
    #expect(
      page.outline.contents.string
        == "<ol><li><a href=\"#a-b\">A <code>b</code></a><ol><li><a href=\"#b\">B</a></li></ol></li>"
        + "<li><a href=\"#c\">C</a></li></ol>")
    #expect(
      html.string.hasPrefix(
        "<h2 id=\"a-b\">A <code>b</code> "
          + "<a class=\"anchor\" href=\"#a-b\" aria-label=\"Link to this section\">#</a></h2>\n"))
  }
}
