/// Compares the outputs of two runs of a notebook.
package enum Rerun {
  /// The first output that differs, or nil.
  package static func difference(
    _ first: NotebookResult, _ second: NotebookResult
  ) -> (cell: CellResult, problem: TestProblem)? {
    for (one, other) in zip(first.cells, second.cells) {
      for index in 0..<max(one.traces.count, other.traces.count) {
        let a = index < one.traces.count ? one.traces[index] : nil
        let b = index < other.traces.count ? other.traces[index] : nil
        guard a?.content != b?.content || a?.kind != b?.kind, let place = a ?? b else { continue }
        return (one, problem(a, b, at: place, in: one, first.path))
      }
    }
    return nil
  }

  private static func problem(
    _ a: OutputTrace?, _ b: OutputTrace?, at place: OutputTrace, in cell: CellResult, _ path: String
  ) -> TestProblem {
    let message = "the second run gave another \(place.kind) than the first"
    let (first, second) = (a?.content, b?.content)
    let (left, right) = Self.firstDifference(first ?? "", second ?? "")
    let number = "\(place.firstLine)"
    let margin = String(repeating: " ", count: max(0, 5 - number.count))
    let end = place.lastLine > place.firstLine ? " to \(place.lastLine)" : ""
    let lines = [
      "\(path):\(number): NotReproducible: \(message)", "\(margin)\(number) | \(place.code)",
      "   first:  \(first == nil ? "nothing" : left)",
      "   second: \(second == nil ? "nothing" : right)",
      "   in \(cell.name) (\(end.isEmpty ? "line" : "lines") \(number)\(end))",
    ]
    return TestProblem(
      kind: "NotReproducible", message: message, line: place.firstLine, column: 1,
      text: lines.joined(separator: "\n"))
  }

  /// The first lines in which two texts differ.
  private static func firstDifference(_ a: String, _ b: String) -> (String, String) {
    let left = a.split(separator: "\n", omittingEmptySubsequences: false)
    let right = b.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(left, right).prefix { $0 == $1 }.count
    func line(_ lines: [Substring]) -> String {
      same < lines.count ? String(lines[same]).shortened(to: 160) : "nothing more"
    }
    return (line(left), line(right))
  }
}
