import Testing

@testable import quire

/// Code copied from where it stood.
struct CopiedCodeTests {
  @Test(arguments: [
    (">>> x = 1", "x = 1"),
    (">>> for i in x:\n...     y\n...\n1\n2\n>>> z", "for i in x:\n    y\n\nz"),
    ("\n>>> x\n1\n", "x"),
    (
      "In [1]: z = 3\n\nIn [12]: for i in x:\n    ...:     print(i)\n    ...: \nOut[12]: 4",
      "z = 3\nfor i in x:\n    print(i)\n"
    ),
  ])
  func losesPrompts(_ text: String, _ code: String) {
    #expect(CopiedCode.withoutPrompts(text, isFirst: true) == code)
  }

  @Test(arguments: ["x = 1", "...", "... x", "In [1]", "In = 3", "x[1:2]", "", "Out[1]: 4"])
  func keepsCodeWithoutPrompts(_ text: String) {
    #expect(CopiedCode.withoutPrompts(text, isFirst: true) == nil)
  }

  @Test func continuationLinesNeedABeginning() {
    #expect(CopiedCode.withoutPrompts("...     y", isFirst: false) == "    y")
    #expect(CopiedCode.withoutPrompts("...", isFirst: false) == "")
  }

  @Test(arguments: [
    ("```python\nx\ny\n```\n", "x\ny"), ("```\nx", "x"), ("\n  ```py\n  x\n  ```\ntext", "  x"),
    ("x = '''\n```\n'''", "x = '''\n```\n'''"), ("", ""), ("```", ""),
  ])
  func losesFences(_ text: String, _ code: String) {
    #expect(CopiedCode.withoutFences(text) == code)
  }

  @Test(arguments: [
    ("  1", "1"), ("    a\n    if b:\n        c\n\n    d", "a\nif b:\n    c\n\nd"),
    ("\ta\n\tb", "a\nb"), ("  a\nb", "  a\nb"), ("a\n  b", "a\n  b"), ("   ", "   "), ("", ""),
  ])
  func movesToTheMargin(_ text: String, _ code: String) {
    #expect(CopiedCode.withoutIndentation(text) == code)
  }
}

struct FarewellTests {
  @Test(arguments: [
    ("exit", 0), ("quit", 0), ("exit()", 0), ("quit(3)", 3), ("exit(-1)", 255), ("exit(256)", 0),
  ])
  func endsWithACode(_ input: String, _ code: Int32) {
    #expect(Farewell.exitCode(input) == code)
  }

  @Test(arguments: ["exits", "exit(x)", "exit(", "exit = 1", "quit.x", "", "exit(99999999999)"])
  func isCode(_ input: String) { #expect(Farewell.exitCode(input) == nil) }
}
