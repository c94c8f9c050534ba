import Testing

/// What the core types and functions say about wrong calls: `Golden/library_errors.txt` holds a piece of
/// program a line and, behind a tab, the error's kind, message and hint.
struct LibraryErrorTests {
  @Test func areExplained() {
    let rows = Evaluation.golden("library_errors.txt")
    #expect(rows.count >= 120)
    let evaluation = Evaluation()
    for row in rows {
      let parts = row.split(separator: "\t", maxSplits: 1).map(String.init)
      #expect(evaluation.brief(parts[0]) == parts[1], "\(parts[0])")
    }
  }

  /// The caret stands under the argument at fault.
  @Test func pointAtTheArgument() {
    #expect(
      Evaluation().run("x = \"abc\".index(\"x\")") == """
        t:1:17: ValueError: "x" is not in the string
            1 | x = "abc".index("x")
              |     ----------- ^~~
           hint: find() gives -1 instead of an error
        """)
    #expect(
      Evaluation().run("int(\"4x\", base=1)") == """
        t:1:16: ValueError: a base is from 2 to 36, or 0, got 1
            1 | int("4x", base=1)
              | ---            ^
        """)
  }

  @Test func aFailedSortLeavesTheListAsItWas() {
    let evaluation = Evaluation()
    _ = evaluation.run("xs = [3, 1, \"a\", 2]")
    #expect(evaluation.brief("xs.sort()").hasPrefix("TypeError"))
    #expect(evaluation.run("xs") == "[3, 1, \"a\", 2]")
    #expect(
      evaluation.brief("xs.sort(key=lambda x: len([xs.clear()]))").hasPrefix(
        "ValueError: the list changed"))
  }
}
