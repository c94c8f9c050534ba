import QuireSyntax
import Testing

/// The form of messages, as whole text.
struct RendererTests {
  private let notebook = SourceFile(
    name: "notebooks/mlp.nb", text: "h = Dense(128, activation=\"relu\")(x)\n", firstLine: 14,
    cell: "Build the model")

  private func frame(
    _ function: String?, _ line: Int, cell: String? = nil, file: String = "notebooks/mlp.nb"
  ) -> TraceFrame {
    TraceFrame(function: function, cell: cell, file: file, line: line)
  }

  @Test func everythingHasItsPlace() {
    let diagnostic = Diagnostic(
      "ShapeError", "Dense(128) got input [32, 784, 1], expected [batch, features]",
      source: notebook, span: Span(34, 35), context: Span(4, 33),
      label: "x is Tensor[32, 784, 1]", hint: "Flatten() before it, or x.reshape(32, 784)",
      trace: [frame(nil, 14, cell: "Build the model"), frame("train", 31)])
    #expect(
      DiagnosticRenderer().render(diagnostic) == """
        notebooks/mlp.nb:14:35: ShapeError: Dense(128) got input [32, 784, 1], expected [batch, features]
           14 | h = Dense(128, activation="relu")(x)
              |     ----------------------------- ^ x is Tensor[32, 784, 1]
           hint: Flatten() before it, or x.reshape(32, 784)
           in cell "Build the model" (line 14), called from train (line 31)
        """)
  }

  @Test func coloursDoNotChangeTheText() {
    let diagnostic = Diagnostic(
      "NameError", "no name 'Dens'", source: notebook, span: Span(4, 9), context: Span(0, 3),
      hint: "Dense")
    let painted = DiagnosticRenderer(isColoured: true).render(diagnostic)
    #expect(
      painted == """
        \u{1B}[1mnotebooks/mlp.nb:14:5: \u{1B}[0m\u{1B}[1;31mNameError:\u{1B}[0m no name 'Dens'
           14 | h = Dense(128, activation="relu")(x)
              | \u{1B}[34m--- \u{1B}[0m\u{1B}[31m^~~~~\u{1B}[0m
           \u{1B}[36mhint:\u{1B}[0m Dense
        """)
  }

  @Test func aPlaceIsNotNeeded() {
    #expect(
      DiagnosticRenderer().render(Diagnostic("IOError", "no file 'x.csv'"))
        == "IOError: no file 'x.csv'")
    #expect(
      DiagnosticRenderer().render(
        Diagnostic("IOError", "no file 'x.csv'", source: notebook, hint: "x.tsv is there"))
        == "notebooks/mlp.nb: IOError: no file 'x.csv'\n   hint: x.tsv is there")
  }

  @Test(arguments: [
    ("损失 = 计算(预测)", "预测", "损失 = 计算(预测)", "            ^~~~"),
    ("\tx = y", "y", "    x = y", "        ^"),
    ("a\u{301}bc = d", "d", "a\u{301}bc = d", "      ^"),
    ("x = \u{1B}[31m", "[", "x = \u{FFFD}[31m", "     ^"),
    ("👍 = y", "y", "👍 = y", "     ^"),
  ])
  func caretStandsUnderTheFault(_ text: String, _ fault: String, _ line: String, _ marks: String) {
    let bytes = Array(text.utf8)
    let wanted = Array(fault.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    let diagnostic = Diagnostic(
      "E", "m", source: SourceFile(name: "f", text: text), span: Span(start, start + wanted.count))
    let lines = DiagnosticRenderer().render(diagnostic).split(separator: "\n")
    #expect(lines[1] == "    1 | \(line)")
    #expect(lines[2] == "      | \(marks)")
  }

  @Test func spansMayReachBeyondTheirLine() {
    let source = SourceFile(name: "f", text: "call(\n  first,\n  second)\n")
    let whole = Diagnostic("E", "m", source: source, span: Span(0, 25), context: Span(0, 25))
    #expect(
      DiagnosticRenderer().render(whole) == "f:1:1: E: m\n    1 | call(\n      | ^~~~~")
    let inside = Diagnostic("E", "m", source: source, span: Span(8, 13), context: Span(0, 25))
    #expect(
      DiagnosticRenderer().render(inside) == "f:2:3: E: m\n    2 |   first,\n      | --^~~~~-")
    let behind = Diagnostic("E", "m", source: source, span: Span(900, 905))
    #expect(DiagnosticRenderer().render(behind) == "f:4:1: E: m\n    4 | \n      | ^")
  }

  @Test func framesOfOtherFilesNameThem() {
    let diagnostic = Diagnostic(
      "E", "m", source: notebook, span: Span(0, 1),
      trace: [frame("f", 3), frame("<lambda>", 7, file: "utils.nb"), frame(nil, 9)])
    #expect(
      DiagnosticRenderer().render(diagnostic).split(separator: "\n").last
        == "   in f (line 3), called from <lambda> (utils.nb:7), called from top level (line 9)")
  }

  @Test func theTopLevelOfAFileNeedsNoTrace() {
    let diagnostic = Diagnostic(
      "E", "m", source: notebook, span: Span(0, 1), trace: [frame(nil, 14)])
    #expect(DiagnosticRenderer().render(diagnostic).split(separator: "\n").count == 3)
  }

  @Test func recursionIsShortened() {
    let deep = Array(repeating: frame("fib", 3), count: 1000) + [frame(nil, 9)]
    #expect(
      traceText(deep)
        == "   in fib (line 3), called from fib (line 3) 999 more times, called from top level (line 9)"
    )
    let pair = (0..<500).flatMap { _ in [frame("even", 2), frame("odd", 5)] } + [frame(nil, 9)]
    #expect(
      traceText(pair)
        == "   in even (line 2), called from odd (line 5), called from even and odd 499 more times,"
        + "\n   called from top level (line 9)")
  }

  @Test func longTracesAreWrappedAndCut() {
    let frames = (0..<100).map { frame("function\($0)", $0) }
    let lines = DiagnosticRenderer().render(Diagnostic("E", "m", source: notebook, trace: frames))
      .split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.joined().contains("80 more calls"))
    #expect(lines.last?.hasSuffix("called from function99 (line 99)") == true)
  }

  /// The lines behind the first.
  private func traceText(_ trace: [TraceFrame]) -> String {
    let text = DiagnosticRenderer().render(Diagnostic("E", "m", source: notebook, trace: trace))
    return String(text.drop { $0 != "\n" }.dropFirst())
  }
}
