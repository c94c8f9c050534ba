import QuireDocument
import QuireSyntax
import QuireTestSupport
import Testing

/// Texts that somebody broke, or made to break a reader: a notebook or a diagnostic, never a crash,
/// and what is read comes back.
@Suite struct HostileTextTests {
  static let pieces: [(name: String, text: String)] = [
    ("brackets", String(repeating: "[", count: 5_000)),
    ("braces", String(repeating: "{\"a\":", count: 2_000)),
    ("quotations", String(repeating: "> ", count: 2_000) + "a"),
    ("items", String(repeating: "- ", count: 2_000) + "a"),
    ("hashes", String(repeating: "#", count: 20_000)),
    ("hashes and blanks", String(repeating: "# ", count: 20_000) + "%% a"),
    ("percents", "# " + String(repeating: "%", count: 20_000)),
    ("backticks", String(repeating: "`", count: 20_000)),
    ("fences", String(repeating: "# ```a\n", count: 3_000)),
    ("regions", String(repeating: "<!-- #region -->\n", count: 1_000)),
    ("markers", String(repeating: "# %%\n", count: 1_000)),
    ("quotes", String(repeating: "'\"", count: 5_000)),
    ("stars", String(repeating: "*a _b ", count: 2_000)),
    ("links", String(repeating: "[a](", count: 2_000)),
    ("rules", String(repeating: "---\n", count: 1_000)),
    ("YAML in brackets", "---\na: " + String(repeating: "[", count: 5_000) + "\n---\n"),
    ("YAML items", "---\na:\n " + String(repeating: "- ", count: 5_000) + "\n---\n"),
    (
      "YAML steps",
      "---\n" + (0..<700).map { String(repeating: " ", count: $0) + "a:\n" }.joined() + "---\n"
    ),
    (
      "YAML aliases",
      "---\na0: &a0 [x, x]\n"
        + (1..<30).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined() + "---\n"
    ),
    ("YAML tags", "---\na: !!int b\nb: !!binary x\n? [c]\n: d\n---\n"),
    ("NULs", String(repeating: "\u{0}", count: 100)),
    ("carriage returns", String(repeating: "\r", count: 1_000) + "\n\r\r\n"),
    ("marks on nothing", "\u{301}\n# %%\u{301}\n# \u{301}%% a\n```python\u{301}\n\u{301}\n```\n"),
    ("a marker's metadata", "# %% a=\"\\ud800\"\n# %% {\"a\": 1} {\n# %% a=1 =2\n"),
    ("huge numbers", "# %% quire={\"top\": 9223372036854775807, \"bottom\": -5}\nx\n"),
    (
      "facts of wrong kinds",
      "# %% lines_to_next_cell=999999999999 quire=[1]\nx\n# %% quire=\"a\"\n"
    ),
  ]

  static func read(
    _ bytes: [UInt8], _ name: String,
    _ reader: ([UInt8], String) throws(Diagnostic) -> Notebook,
    _ writer: (Notebook) throws(Diagnostic) -> [UInt8]
  ) -> Bool {
    do throws(Diagnostic) {
      let notebook = try reader(bytes, "t")
      let written = try writer(notebook)
      #expect(written == bytes, "\(name)")
      return true
    } catch {
      #expect(!error.message.isEmpty)
      return false
    }
  }

  @Test(arguments: pieces.indices) func survives(index: Int) {
    let (name, text) = Self.pieces[index]
    for variant in [text, text + "\nx\n", "# %% [markdown]\n" + text, "```python\n" + text] {
      let commented = text.split(separator: "\n").map { "# \($0)" }.joined(separator: "\n")
      for bytes in [Array(variant.utf8), Array(commented.utf8)] {
        _ = Self.read(bytes, name, PercentReader.read, { PercentWriter.bytes($0) })
        _ = Self.read(bytes, name, MarkdownReader.read, MarkdownWriter.bytes)
      }
    }
  }

  /// Texts of the round trips with bytes changed, taken out and put in, the same ones each time.
  @Test func survivesChangedBytes() {
    var random = SplitMix64(seed: 5)
    let texts = (PercentTexts.all + MarkdownTexts.all).map(\.bytes)
    let alphabet = Array("#% \n\"'[]{}=:,-\\\r\u{E9}a1`~<!>*".utf8) + [0, 0xFF]
    var taken = 0
    for _ in 0..<400 {
      var bytes = texts[random.next(below: texts.count)]
      for _ in 0...random.next(below: 4) where !bytes.isEmpty {
        let place = random.next(below: bytes.count)
        switch random.next(below: 3) {
        case 0: bytes[place] = alphabet[random.next(below: alphabet.count)]
        case 1: bytes.remove(at: place)
        default: bytes.insert(alphabet[random.next(below: alphabet.count)], at: place)
        }
      }
      let shown = String(decoding: bytes, as: UTF8.self).debugDescription
      if Self.read(bytes, shown, PercentReader.read, { PercentWriter.bytes($0) }) { taken += 1 }
      if Self.read(bytes, shown, MarkdownReader.read, MarkdownWriter.bytes) { taken += 1 }
    }
    #expect(taken > 400)
  }
}
