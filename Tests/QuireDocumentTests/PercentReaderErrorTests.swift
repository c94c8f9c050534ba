import QuireDocument
import QuireSyntax
import Testing

@Suite struct PercentReaderErrorTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    /// Line and column of the caret.
    var place: String
    var message: String
    var hint: String?
    var testDescription: String { message }
  }

  static let metadataHint = #"metadata is written key="text", key=3 or tags=["parameters"]"#

  @Test(arguments: [
    Case(
      text: "x = 1\n# %% T tags=parameters\n", place: "2:13",
      message: "in the cell's metadata: `parameters` is no value of JSON",
      hint: metadataHint),
    Case(
      text: "# %% tags=[\"a\" \"b\"]", place: "1:16",
      message: "in the cell's metadata: `,` or `]` is expected here", hint: metadataHint),
    Case(
      text: "# %% é tags=[\"a\"", place: "1:13",
      message: "in the cell's metadata: the bracket opened here is not closed; the line ends",
      hint: metadataHint),
    Case(
      text: "# %% a=\"b", place: "1:8",
      message: "in the cell's metadata: the quote opened here is not closed; the line ends",
      hint: metadataHint),
    Case(
      text: "# %% a=1 a=2", place: "1:10", message: "in the cell's metadata: a stands there twice",
      hint: metadataHint),
    Case(
      text: "# %% a=007", place: "1:8",
      message: "in the cell's metadata: a number cannot start with a 0", hint: metadataHint),
    Case(
      text: "# %% a=1b=2", place: "1:9",
      message: "in the cell's metadata: a blank is expected here, behind the value of a",
      hint: metadataHint),
    Case(
      text: "# %% a=1 ?", place: "1:10",
      message: "in the cell's metadata: `key=value` is expected here", hint: metadataHint),
    Case(
      text: "# %% a=", place: "1:8",
      message: "in the cell's metadata: the line ends here: a value is expected here",
      hint: metadataHint),
    Case(
      text: "# %% a=" + String(repeating: "[", count: 400), place: "1:264",
      message: "in the cell's metadata: more than 256 brackets stand around this; expected fewer",
      hint: metadataHint),
    Case(
      text: "# %% [markdown]\n# prose\n\nx = 1\n", place: "4:1",
      message: "a line of a markdown cell must begin with `# `",
      hint: "if this is code, put a `# %%` line before it"),
    Case(
      text: "# ---\n# title: x\n# %%\n", place: "1:1",
      message: "the block that `# ---` opens here is not closed",
      hint: "put a second `# ---` line behind its last entry"),
    Case(
      text: "# ---\n# title: x\n# a: [1\n# ---\n", place: "3:1",
      message: "the YAML block at the head of the notebook cannot be read: "
        + "did not find expected ',' or ']'"),
    Case(
      text: "# ---\n# a: 1\n# b: 2\n# a: 3\n# ---\n", place: "2:1",
      message: "the YAML block at the head of the notebook cannot be read: a stands there twice"),
    Case(
      text: "# ---\n# - a\n# ---\n", place: "2:1",
      message: "the block at the head of the notebook must hold `key: value` lines",
      hint: "for example `# title: My notebook`"),
  ]) func saysWhatIsWrongAndWhere(case test: Case) {
    do {
      _ = try PercentReader.read(test.text, path: "t.nb")
      Issue.record("no error")
    } catch {
      #expect(error.kind == "SyntaxError")
      #expect(error.message == test.message)
      #expect(error.hint == test.hint)
      let place = error.span.flatMap { error.source?.position(of: Int($0.start)) }
      #expect(place.map { "\($0.line):\($0.column)" } == test.place)
      #expect(error.source?.name == "t.nb")
    }
  }

  @Test(arguments: [
    (Array("a\nb\nc".utf8) + [0xE9, 10], 3, "byte 0xE9 on this line is not UTF-8 text"),
    (Array("é\n".utf8) + [0xC3], 2, "byte 0xC3 on this line is not UTF-8 text"),
    ([0xEF, 0xBB, 0xBF, 10, 0x80, 0x80], 2, "byte 0x80 on this line is not UTF-8 text"),
  ]) func refusesOtherEncodings(bytes: [UInt8], line: Int, message: String) {
    do {
      _ = try PercentReader.read(bytes, path: "t.nb")
      Issue.record("no error")
    } catch {
      #expect(error.message == message)
      let place = error.span.flatMap { error.source?.position(of: Int($0.start)) }
      #expect(place?.line == line)
      #expect(error.hint == "save the file as UTF-8")
    }
  }

  @Test func refusesUTF16() {
    do {
      _ = try PercentReader.read([0xFF, 0xFE, 0x78, 0], path: "t.nb")
      Issue.record("no error")
    } catch {
      #expect(error.message == "t.nb is UTF-16; Quire reads UTF-8")
    }
  }

  /// Mutations of a notebook, seeded: reading gives cells or a diagnostic, never a crash.
  @Test func survivesAnything() {
    let text = Array(
      "# ---\n# title: x\n# ---\n# %% T [markdown] a=[1, {\"b\": \"c\"}] d\n# p\n# %%\nx = '''\n'''\n%m\n"
        .utf8)
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let alphabet = Array("#% \n\"'[]{}=:,-\\\r\u{E9}a1".utf8) + [0, 0xFF]
    var read = 0
    for _ in 0..<3000 {
      var bytes = text
      for _ in 0..<(1 + next(4)) {
        switch next(3) {
        case 0: bytes[next(bytes.count)] = alphabet[next(alphabet.count)]
        case 1: bytes.remove(at: next(bytes.count))
        default: bytes.insert(alphabet[next(alphabet.count)], at: next(bytes.count))
        }
      }
      if (try? PercentReader.read(bytes, path: "t.nb")) != nil { read += 1 }
    }
    #expect(read > 100)
  }
}
