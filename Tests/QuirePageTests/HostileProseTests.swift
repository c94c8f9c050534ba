import Glibc
import QuireDocument
import Testing

@testable import QuirePage

/// Prose that was written to break something: each becomes a page, and soon.
@Suite struct HostileProseTests {
  @Test(arguments: [
    (">", ""), ("- ", ""), ("[", ""), ("![", ""), ("*a ", ""), ("**", ""), ("`a``", ""), ("$", ""),
    ("$a $", ""),
    ("<div>", ""), ("<b>", ""), ("<a <", ""), ("<!--", ""), ("<a b=\"", ""), ("</div>", ""),
    ("\\(", ""),
    ("$$\n", ""), ("&#", ""), ("\\begin{align}", ""), ("| a ", "\n|---|"), ("_a*", ""), ("a@", ""),
    ("www.", ""),
    ("[^a]", "\n\n[^a]: x"), ("# a\n", ""), ("<td>", ""), ("<script>", ""), ("~~a", ""),
    ("**：", ""),
    ("```\n", ""), ("\u{1B}[", ""), ("<ul><li>", ""), ("](", ""), ("[a](<b", ""), ("\u{0}", ""),
    ("]]>", ""),
    ("*a_ ", ""), ("<h1>", ""), ("\"", ""), ("1. ", ""), ("[a]: b\n", "[a]"), ("> - ", ""),
    ("*\t", ""), ("a <?", ""), ("a <!A ", ""), ("a <![CDATA[", ""), ("a <!--", ""), ("![[]()", ""),
    ("http://a.b/)", ""), (")", ""), ("a|", "\n|-"), ("a\n", "-|-"), ("a@b.c ", ""),
  ])
  func repetitionTakesLinearTime(unit: String, ending: String) throws {
    let text = String(repeating: unit, count: 60_000 / unit.utf8.count) + ending
    let start = Self.processorTime()
    let html = try emptyPage().prose(text)
    #expect(Self.processorTime() - start < 4, "\(unit)")
    #expect(Self.isWellFormed(html))
  }

  /// Seconds that this thread has worked: what other programs do does not count.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// What keeps the parser's time linear leaves no trace on the page.
  @Test(arguments: [
    "![[a](b)", ")", "a@b ", "a|", "a <?", "a <!x", "a <![CDATA[", "a <!--", "<? a ?> <!-- b --> ",
  ])
  func limitsAreNotSeen(unit: String) throws {
    func text(_ html: HTML) -> [String] {
      TagReader.tokens(html.bytes).compactMap {
        if case .text(let bytes) = $0 { String(decoding: bytes, as: UTF8.self) } else { nil }
      }
    }
    let once = try text(emptyPage().prose(unit)).joined().trimmed
    let often = try text(emptyPage().prose(String(repeating: unit, count: 2000))).joined()
    #expect(often.trimmed.count >= 2000 * once.count)
    #expect(!often.unicodeScalars.contains { 0xF0000...0xF00FF ~= $0.value })
    let code = try text(emptyPage().prose("```\n" + String(repeating: unit, count: 2000))).joined()
    #expect(code.replacing("&lt;", with: "<").replacing("&gt;", with: ">").contains(unit + unit))
    #expect(!code.unicodeScalars.contains { 0xF0000...0xF00FF ~= $0.value })
  }

  /// Whether every element of a piece of HTML ends where it should.
  static func isWellFormed(_ html: HTML) -> Bool {
    let voids: Set = ["br", "hr", "img", "input", "wbr", "col"]
    var open: [String] = []
    for case .tag(let tag) in TagReader.tokens(html.bytes) where !voids.contains(tag.name) {
      if tag.isClosing {
        guard open.popLast() == tag.name else { return false }
      } else {
        open.append(tag.name)
      }
    }
    return open.isEmpty
  }

  /// Pieces of Markdown and HTML in an order that nobody would write.
  @Test(arguments: 0..<300)
  func anyOrderIsWellFormed(seed: UInt64) throws {
    let pieces = [
      "<div>", "</div>", "<b>", "</b>", "<p>", "</p>", "*", "**", "\n", "\n\n", "> ", "- ", "1. ",
      "`",
      "```\n", "<table>", "<tr>", "<td>", "</table>", "$x$", "$$", "[a](b)", "![a](b)", "a", " ",
      "<li>",
      "<ul>", "</ul>", "<a href=x>", "</a>", "# ", "| a | b |\n|--|--|\n", "<details><summary>",
      "<h2>",
      "</h2>", "<script>", "</script>", "<!--", "-->", "[^1]", "\n[^1]: ", "**：", "    ", "~~",
      "<img src=x>",
      "<center>", "\\", "<br>", "<font>", "&", "<", ">", "\"",
    ]
    var random = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    var text = ""
    for _ in 0..<60 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += pieces[Int(random >> 33) % pieces.count]
    }
    let page = emptyPage()
    let html = try page.prose(text)
    #expect(Self.isWellFormed(html), "\(text)")
    #expect(Self.isWellFormed(page.notes.list(page.words)), "\(text)")
    #expect(!html.string.contains("<script"))
  }
}

extension String {
  fileprivate var trimmed: String { String(filter { !$0.isWhitespace }) }
}
