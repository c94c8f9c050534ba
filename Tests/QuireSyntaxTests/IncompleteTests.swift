import QuireSyntax
import Testing

/// When a prompt asks for another line.
struct IncompleteTests {
  private static func isIncomplete(_ text: String) -> Bool {
    Parser.parse(SourceFile(name: "<stdin>", text: text)).isIncomplete
  }

  @Test(arguments: [
    "f(", "f(1,", "x = [1,\n2,", "x = {", "x = (1 +\n", "\"\"\"abc", "x = '''abc\n", "f\"\"\"a{b}",
    "f\"\"\"a{b", "r'''a\\", "if x:", "if x:\n", "if x: # why\n", "for a in b:\n", "while a:\n",
    "def f():\n",
    "class A:\n", "with a as b:\n", "try:\n", "try:\n    a\n", "try:\n    a\nexcept A:\n",
    "if a:\n    b\nelse:\n", "if a:\n    if b:\n", "@decorated\n", "x = 1 + \\", "x = 1 + \\\n",
    "f(a,\n  [b, {c:", "def f(\n    a,\n",
  ])
  func moreIsWanted(_ text: String) {
    #expect(IncompleteTests.isIncomplete(text))
  }

  @Test(arguments: [
    "", "x", "x = 1", "if x: y", "if x:\n    y\n", "def f(): pass\n", "\"abc", "f(1))", "x = = (",
    "if x\n", "x = 1 +", "1 = [", "f(a b\n", "f\"{a\"", "return (", "try:\n    a\nb", "if x:\ny",
  ])
  func nothingIsWanted(_ text: String) {
    #expect(!IncompleteTests.isIncomplete(text))
  }
}
