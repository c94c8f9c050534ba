import QuireNotebook
import QuireSyntax
import Testing

@Suite struct ExpectationEditsTests {
  private static func applied(
    _ edits: [ExpectationEdit], to text: String
  ) throws -> (String, failed: Int) {
    let (bytes, failed) = try ExpectationEdits.apply(edits, to: Array(text.utf8), path: "a")
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
    // In a list of an article; what the lines have around their texts stays.
    (
      "- a\n\n  m\n  # => [1,\n  #   2]\n", 4, ["[1,", "2]"], ["[1,", "3]"],
      "- a\n\n  m\n  # => [1,\n  #   3]\n"
    ),
    ("- a\n\n\tm\n\t# => 1\n", 4, ["1"], ["[1,", "2]"], "- a\n\n\tm\n\t# => [1,\n\t#     2]\n"),
    ("7\n# =>\n", 2, [""], ["7"], "7\n# => 7\n"),
    ("7\n# =>(ci)\n", 2, [""], ["7"], "7\n# =>(ci) 7\n"),
    ("print(1)\n# prints: loss 0.3 °\n", 2, ["loss 0.3 °"], ["x"], "print(1)\n# prints: x\n"),
  ]) func changesOnlyTheExpectation(
    text: String, line: Int, old: [String], new: [String], changed: String
  ) throws {
    let sign = ["# =>(ci)", "# => ", "# prints: ", "# =>"].first { text.contains($0) } ?? ""
    let (result, failed) = try Self.applied(
      [.init(line: line, sign: sign, old: old, new: new)], to: text)
    #expect(result == changed)
    #expect(failed == 0)
  }

  @Test func changesSeveral() throws {
    let edits = [
      ExpectationEdit(line: 2, sign: "# => ", old: ["1"], new: ["2", "3"]),
      ExpectationEdit(line: 4, sign: "# => ", old: ["x"], new: ["y"]),
    ]
    #expect(
      try Self.applied(edits, to: "a\n# => 1\nb\n# => x").0 == "a\n# => 2\n#     3\nb\n# => y")
  }

  @Test func leavesWhatHasChanged() throws {
    for line in [2, 9, 0] {
      let (result, failed) = try Self.applied(
        [.init(line: line, sign: "# => ", old: ["5"], new: ["6"])], to: "a\n# => 4\n")
      #expect(result == "a\n# => 4\n")
      #expect(failed == 1)
    }
  }

  @Test(arguments: [
    // A list of lines, one string, and a list on one line; other characters keep their escapes.
    (
      ##"{"cells": [{"source": ["'\u4e2d'\n", "# => \"a\\b\"\n", "1"]}]}"##,
      ##"{"cells": [{"source": ["'\u4e2d'\n", "# => \"c\\d\"\n", "1"]}]}"##, 2, [#""a\b""#],
      [#""c\d""#]
    ),
    (
      ##"{"cells": [{"source": "x\n# => 1\nx # => 1 \ud83d\ude00\n# => 1"}]}"##,
      ##"{"cells": [{"source": "x\n# => 1\nx # => 1 \ud83d\ude00\n# => é"}]}"##, 4, ["1"], ["é"]
    ),
    (
      "\u{FEFF}{\"cells\": [{\"source\": [\r\n  \"m\\n\",\r\n  \"# => [3]\"\r\n]}]}",
      "\u{FEFF}{\"cells\": [{\"source\": [\r\n  \"m\\n\",\r\n  \"# => [1,\\n\",\r\n  \"#     2]\"\r\n]}]}",
      2, ["[3]"], ["[1,", "2]"]
    ),
    (
      ##"{"cells": [{"source": ["m\n", "# => [1,\n", "#   2]\n", "z"]}]}"##,
      ##"{"cells": [{"source": ["m\n", "# => [3]\n", "z"]}]}"##, 2, ["[1,", "2]"], ["[3]"]
    ),
    (
      ##"{"cells": [{"source": "m\r\n# => [3]\r\nz"}]}"##,
      ##"{"cells": [{"source": "m\r\n# => [1,\r\n#     2]\r\nz"}]}"##, 2, ["[3]"], ["[1,", "2]"]
    ),
    (
      ##"{"cells": [{"source": "7\n# =>"}]}"##, ##"{"cells": [{"source": "7\n# => 7"}]}"##, 2, [""],
      ["7"]
    ),
  ]) func changesCellsOfJSON(
    text: String, changed: String, line: Int, old: [String], new: [String]
  ) throws {
    let sign = old == [""] ? "# =>" : "# => "
    let edit = ExpectationEdit(
      line: 1, place: .init(cell: 1, line: line), sign: sign, old: old, new: new)
    let (result, failed) = try Self.applied([edit], to: text)
    #expect(result == changed)
    #expect(failed == 0)
  }

  @Test func leavesCellsThatHaveChanged() throws {
    let text = ##"{"cells": [{"source": "7\n# => 7"}]}"##
    for (cell, line) in [(1, 1), (1, 9), (2, 2)] {
      let edit = ExpectationEdit(
        line: 1, place: .init(cell: cell, line: line), sign: "# => ", old: ["7"], new: ["8"])
      #expect(try Self.applied([edit], to: text) == (text, 1))
    }
  }

  @Test func refusesWhatIsNoJSONAnyMore() {
    let edit = ExpectationEdit(
      line: 1, place: .init(cell: 1, line: 1), sign: "# => ", old: ["7"], new: ["8"])
    #expect(throws: Diagnostic.self) { try Self.applied([edit], to: "{") }
  }
}
