import QuireNotebook
import Testing

@Suite struct ExpectationEditsTests {
  private static func applied(_ edits: [ExpectationEdit], to text: String, isJSON: Bool = false)
    -> (String, failed: Int)
  {
    let (bytes, failed) = ExpectationEdits.apply(edits, to: Array(text.utf8), isJSON: isJSON)
    return (String(decoding: bytes, as: UTF8.self), failed.count)
  }

  @Test(arguments: [
    ("8 * 8\n# => 63\nx\n", 2, ["63"], ["64"], "8 * 8\n# => 64\nx\n"),
    ("f(63)  # => 63\r\nx", 1, ["63"], ["64"], "f(63)  # => 64\r\nx"),
    (
      "m\n# => [[1,\n#     2]]\n", 2, ["[[1,", "2]]"], ["[[1,", "3]]"], "m\n# => [[1,\n#     3]]\n"
    ),
    ("m\n# => [1,\n#     2]\nz", 2, ["[1,", "2]"], ["[3]"], "m\n# => [3]\nz"),
    ("m\n# => [3]\nz", 2, ["[3]"], ["[1,", " 2]"], "m\n# => [1,\n#      2]\nz"),
    ("m\r\n# => [3]\r\nz", 2, ["[3]"], ["[1,", "2]"], "m\r\n# => [1,\r\n#     2]\r\nz"),
    ("7\n# =>\n", 2, [""], ["7"], "7\n# => 7\n"),
    ("7\n# =>(ci)\n", 2, [""], ["7"], "7\n# =>(ci) 7\n"),
    ("print(1)\n# prints: loss 0.3 °\n", 2, ["loss 0.3 °"], ["x"], "print(1)\n# prints: x\n"),
  ]) func changesOnlyTheExpectation(
    text: String, line: Int, old: [String], new: [String], changed: String
  ) {
    let sign = ["# =>(ci)", "# => ", "# prints: ", "# =>"].first { text.contains($0) } ?? ""
    let (result, failed) = Self.applied(
      [.init(line: line, sign: sign, old: old, new: new)], to: text)
    #expect(result == changed)
    #expect(failed == 0)
  }

  @Test func changesSeveral() {
    let edits = [
      ExpectationEdit(line: 2, sign: "# => ", old: ["1"], new: ["2", "3"]),
      ExpectationEdit(line: 4, sign: "# => ", old: ["x"], new: ["y"]),
    ]
    #expect(
      Self.applied(edits, to: "a\n# => 1\nb\n# => x").0 == "a\n# => 2\n#     3\nb\n# => y")
  }

  @Test func leavesWhatHasChanged() {
    for line in [2, 9, 0] {
      let (result, failed) = Self.applied(
        [.init(line: line, sign: "# => ", old: ["5"], new: ["6"])], to: "a\n# => 4\n")
      #expect(result == "a\n# => 4\n")
      #expect(failed == 1)
    }
  }

  @Test func asksForOnePlaceInALineOfJSON() {
    let edit = ExpectationEdit(line: 1, sign: "# => ", old: ["1"], new: ["2"])
    #expect(
      Self.applied([edit], to: #""source": "a\n# => 1\nb # 1""#, isJSON: true).0
        == #""source": "a\n# => 2\nb # 1""#)
    #expect(Self.applied([edit], to: #""a\n# => 1\nb\n# => 12""#, isJSON: true).failed == 1)
  }

  @Test func writesJSON() {
    let text = #"""
         "source": [
          "name\n",
          "# => \"a\\b\"\n",
          "1\n"
      """#
    let edit = ExpectationEdit(line: 3, sign: "# => ", old: [#""a\b""#], new: [#""c\d""#, "2"])
    #expect(
      Self.applied([edit], to: text, isJSON: true).0 == #"""
           "source": [
            "name\n",
            "# => \"c\\d\"\n",
            "#     2\n",
            "1\n"
        """#)
  }
}
