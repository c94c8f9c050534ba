import QuireSyntax
import Testing

/// Trees, compared with CPython's where it reads the text alike (`Tests/Reference/tree.py` wrote the golden files).
struct TreeTests {
  @Test(arguments: ["expressions", "statements"])
  func equalsCPython(_ name: String) {
    let source = SourceFile(name: name, text: Golden.text("\(name).py"))
    let program = Parser.parse(source)
    #expect(program.diagnostics.isEmpty)
    let expected = Golden.text("\(name).tree").split(separator: "\n")
    let found = TreeDumper.dump(program).split(separator: "\n")
    #expect(found.count == expected.count)
    for (line, wanted) in zip(found, expected) { #expect(line == wanted) }
  }

  /// What CPython 3.11 does not read, or reads otherwise.
  @Test(arguments: [
    (#"f"{"a"}""#, #"(f {"a"})"#),
    (#"f"{d["k"]:{"x"}>{w}}""#, #"(f {(at d "k") : {"x"} ">" {w}})"#),
    (#"f"plain""#, #""plain""#),
    (#"f"{f"{f"{1}"}"}""#, "(f {(f {(f {1})})})"),
    ("f\"{x:\\n}\"", #"(f {x : "\x0a"})"#),
    (#"b"é""#, #"b"\xc3\xa9""#),
    (#"b"\u00e9""#, #"b"\xc3\xa9""#),
    ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "(- (int 10 9223372036854775808))"),
    ("0xF_FFFF_FFFF_FFFF_ffff", "(int 16 FFFFFFFFFFFFFffff)"),
    ("0b\(String(repeating: "1", count: 64))", "(int 2 \(String(repeating: "1", count: 64)))"),
    ("load(\"m.star\", \"f\", g = \"h\")", "(from ./m.star f, h as g)"),
    ("load(\"m\", \"f\",)", "(from ./m f)"),
    ("load(\"weights.h5\")", #"(call load "weights.h5")"#),
    ("load(\"m\", f)", #"(call load "m" f)"#),
    ("load = 1\nload(\"m\", \"f\")", "(= [load] 1)\n(call load \"m\" \"f\")"),
    ("x = load(\"m\", \"f\")", "(= [x] (call load \"m\" \"f\"))"),
    ("assert.eq(1, 2)", "(call (. assert eq) 1 2)"),
    ("assert = 3", "(= [assert] 3)"),
    ("f(assert, assert)", "(call f assert assert)"),
    ("assert (1)", "(assert 1 _)"),
    ("assert [1][0], 'm'", "(assert (at [1] 0) \"m\")"),
    ("[x for x in xs if lambda: 0]", "[(listed x (for x xs) (if (lambda [] {(return 0)})))]"),
    ("\u{FEFF}x\r\ny\r\n", "x\ny"),
    ("x = '''a\r\nb'''", "(= [x] \"a\\x0ab\")"),
    ("# only a comment", ""),
    ("", ""),
    (" \n\t\n  # indented comment\nx", "x"),
    ("x;", "x"),
    ("if a: b\n# %% next\nelse: c", "(if a {b} {c})"),
  ])
  func readsBeyondCPython(_ text: String, _ expected: String) {
    let program = Parser.parse(SourceFile(name: "t", text: text))
    #expect(program.diagnostics.isEmpty, "\(program.diagnostics)")
    var found = TreeDumper.dump(program)
    if expected.hasPrefix("[(listed") { found = "[\(found)]" }
    #expect(found == expected)
  }

  @Test func spansCoverTheirText() throws {
    let source = SourceFile(name: "t", text: "x = (a + b) * f(c, d=1)[2].e if not g else {1: h}\n")
    let program = Parser.parse(source)
    guard case .assign(_, let value) = try #require(program.statements.first).kind,
      case .conditional(let condition, let then, let otherwise) = value.kind,
      case .binary(_, let left, let right) = then.kind,
      case .attribute(let owner, let name) = right.kind
    else {
      Issue.record("another tree")
      return
    }
    #expect(source.text(value.span) == "(a + b) * f(c, d=1)[2].e if not g else {1: h}")
    #expect(source.text(condition.span) == "not g")
    #expect(source.text(then.span) == "(a + b) * f(c, d=1)[2].e")
    #expect(source.text(otherwise.span) == "{1: h}")
    #expect(source.text(left.span) == "(a + b)")
    #expect(source.text(right.span) == "f(c, d=1)[2].e")
    #expect(source.text(owner.span) == "f(c, d=1)[2]")
    #expect(source.text(name.span) == "e")
  }
}
