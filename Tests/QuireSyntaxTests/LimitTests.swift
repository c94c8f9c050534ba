import QuireSyntax
import QuireTestSupport
import Testing

/// Texts that are unusually deep, long or broken never end the process.
struct LimitTests {
  static func parse(_ text: String) -> Program {
    Parser.parse(SourceFile(name: "t", text: text))
  }

  /// A text by its beginning, so that a failure is not as long as the text.
  struct Long: CustomTestStringConvertible, Sendable {
    let text: String
    var testDescription: String { "\(text.prefix(12))…" }
  }

  private static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private static let deep = [
    times("(", 100_000),
    times("[", 10_000) + times("]", 10_000),
    times("{1:", 10_000),
    "x = " + times("a+", 100_000) + "a",
    "x = " + times("-", 10_000) + "a",
    "x = " + times("not ", 10_000) + "a",
    "x = " + times("a**", 10_000) + "a",
    "x = " + times("a.", 10_000) + "a",
    "x = a" + times("()", 10_000),
    "x = a" + times("[0]", 10_000),
    times("a and ", 10_000) + "a",
    times("a if b else ", 10_000) + "a",
    times("lambda: ", 10_000) + "a",
    times("f\"{", 1_000),
    times("[x for x in ", 1_000),
    "if a: b\n" + times("elif a: b\n", 10_000),
    (0..<1_000).map { times(" ", $0) + "if a:\n" }.joined() + times(" ", 1_000) + "b",
    times("x = (\n", 10_000),
    times("[*", 1_000), times("{**", 1_000), times("f(*", 1_000), times("x[lambda: [", 1_000),
    "[x for x in y" + times(" if x", 10_000) + "]", "[x" + times(" for x in y", 10_000) + "]",
    "import " + times("a.", 10_000) + "a",
    "for " + times("(", 1_000), times("@", 1_000), times("{x: {", 1_000), times("f'{x:{", 1_000),
  ].map(Long.init)

  @Test(arguments: deep)
  func deepTextIsAnError(_ long: Long) {
    let program = LimitTests.parse(long.text)
    #expect(!program.diagnostics.isEmpty)
    for diagnostic in program.diagnostics { _ = DiagnosticRenderer().render(diagnostic) }
  }

  private static let long = [
    times("(", 150) + "a" + times(")", 150),
    times("a + ", 450) + "a",
    "if a: b\n" + times("elif a: b\n", 450),
    "x = [" + times("1, ", 20_000) + "]",
    times("[a for a in ", 150) + "a" + times(times(" if a", 4) + "]", 150),
    times("x = 1\n", 10_000),
    times("a = ", 10_000) + "b",
    "a < b" + times(" < c", 10_000),
    "\"a\" " + times("'b' ", 10_000),
    (0..<90).map { times(" ", $0) + "if a:\n" }.joined() + times(" ", 90) + "b",
  ].map(Long.init)

  @Test(arguments: long)
  func longTextIsRead(_ long: Long) {
    #expect(LimitTests.parse(long.text).diagnostics.isEmpty)
  }

  @Test func aLastLineCountsTheMistakesThatAreNotShown() {
    func last(_ count: Int) -> String? {
      let program = LimitTests.parse((0..<count).map { "a\($0) = = 1\n" }.joined())
      #expect(program.diagnostics.count == min(count, 11))
      return program.diagnostics.last.map { DiagnosticRenderer().render($0) }
    }
    #expect(last(10)?.hasPrefix("t:10:6: SyntaxError: expected a value") == true)
    func place(_ message: String) -> String {
      """
      t:11:7: SyntaxError: \(message)
         11 | a10 = = 1
            |       ^
      """
    }
    #expect(last(11) == place("1 more mistake is not shown"))
    #expect(last(25) == place("15 more mistakes are not shown"))
    #expect(last(5_000) == place("at least 190 more mistakes are not shown"))
  }

  @Test func aLongLineIsCutAroundTheFault() {
    let text = LimitTests.times("a+", 300) + ")" + LimitTests.times("+b", 300)
    let program = LimitTests.parse(text)
    let lines = program.diagnostics.map { DiagnosticRenderer().render($0) }.joined()
      .split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.count <= 100 })
    let caret = lines[2].firstIndex(of: "^").map {
      lines[2].distance(from: lines[2].startIndex, to: $0)
    }
    #expect(caret == 8 + 1 + 45)
    #expect(lines[1].dropFirst(caret ?? 0).first == ")")
  }

  /// Pieces of programs in any order, and programs with bytes changed; the seed is fixed.
  @Test func randomTextNeverEndsTheProcess() {
    let pieces = [
      "x", "y", "=", "==", "(", ")", "[", "]", "{", "}", ":", ",", ".", "\n", "\n    ", "\n\t", " ",
      "if ", "else", "elif ", "for ", "in ", "while ", "def f", "class ", "return ", "lambda ",
      "try", "except ", "finally", "with ", "as ", "import ", "from ", "assert ", "load(", "not ",
      "is ", "and ", "1", "0x", "1.5", "1e", "\"", "'", "\"\"\"", "f\"", "f'''", "{x", "!r", "\\",
      "\\u",
      "#", "@", "*", "**", "+", "-", "->", ":=", "...", ";", "é", "（", "\u{0}", "\r\n", "yield ",
      "pass", "break", "global ", "del ", "print ", "match ", "𝒳", "\u{200B}",
    ]
    let seeds = Golden.text("statements.py") + Golden.text("expressions.py")
    let bytes = Array(seeds.utf8)
    var random = SplitMix64(seed: 20_240_607)
    for round in 0..<20_000 {
      var text = ""
      if round % 2 == 0 {
        for _ in 0..<random.next(below: 24) { text += pieces[random.next(below: pieces.count)] }
      } else {
        let start = random.next(below: bytes.count - 80)
        var part = Array(bytes[start..<start + random.next(below: 80)])
        for _ in 0..<random.next(below: 4) where !part.isEmpty {
          part[random.next(below: part.count)] = UInt8(random.next(below: 256))
        }
        text = String(decoding: part, as: UTF8.self)
      }
      let program = LimitTests.parse(text)
      if round % 8 < 2 {
        for diagnostic in program.diagnostics { _ = DiagnosticRenderer().render(diagnostic) }
      }
      #expect(program.diagnostics.count <= 11)
    }
  }
}
