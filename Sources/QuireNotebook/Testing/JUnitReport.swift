/// Results as JUnit XML, in the dialect of pytest's `xunit1` that GitLab, Jenkins and the GitHub actions for
/// test reports read: one `testcase` a code cell, with `file` and `line`.
package struct JUnitReport {
  private let results: [NotebookResult]
  private let seconds: Double

  package init(_ results: [NotebookResult], seconds: Double) {
    self.results = results
    self.seconds = seconds
  }

  package var text: String {
    var xml = XMLText()
    xml.open("testsuites", [("name", "quire test")] + Self.counts(results) + [time(seconds)])
    for result in results { write(result, to: &xml) }
    xml.close("testsuites")
    return xml.text
  }

  private func write(_ result: NotebookResult, to xml: inout XMLText) {
    xml.open(
      "testsuite", [("name", result.path)] + Self.counts([result]) + [time(result.seconds)])
    xml.open("properties")
    for (name, value) in [
      ("peak_memory_bytes", result.peakMemory), ("expectations", result.expectations),
    ] {
      xml.empty("property", [("name", name), ("value", "\(value)")])
    }
    xml.close("properties")
    for cell in Self.cases(result) { write(cell, of: result, to: &xml) }
    xml.close("testsuite")
  }

  private func write(_ cell: CellResult, of result: NotebookResult, to xml: inout XMLText) {
    xml.open(
      "testcase",
      [
        ("classname", result.path), ("name", cell.name), time(cell.seconds), ("file", result.path),
        ("line", "\(cell.line)"),
      ])
    if case .skipped(let reason) = cell.status {
      xml.empty("skipped", [("message", reason)])
    }
    if cell.status == .failed || cell.status == .timedOut {
      let first = cell.problems.first
      let rest = cell.problems.count > 1 ? " (the first of \(cell.problems.count))" : ""
      xml.leaf(
        "failure",
        [
          ("message", (first?.message ?? "the cell failed") + rest),
          ("type", first?.kind ?? "Error"),
        ],
        cell.problems.map { PlainText.of($0.text) }.joined(separator: "\n\n"))
    }
    if !cell.printed.isEmpty { xml.leaf("system-out", [], PlainText.of(cell.printed)) }
    xml.close("testcase")
  }

  /// The code cells; those that were not reached are skipped, and what is wrong outside of them is a
  /// case of its own.
  private static func cases(_ result: NotebookResult) -> [CellResult] {
    var cells = result.cells
    if !result.problems.isEmpty {
      var whole = CellResult(number: 0, title: "the notebook", line: 1, status: .failed)
      whole.problems = result.problems
      cells.insert(whole, at: 0)
    }
    if let reason = result.skipReason {
      cells.append(
        CellResult(number: 0, title: "the notebook", line: 1, status: .skipped(reason: reason)))
    }
    let reached = result.cells.count
    if result.skipReason == nil, reached < result.cellCount {
      for number in reached + 1...result.cellCount {
        cells.append(
          CellResult(number: number, title: "", line: 1, status: .skipped(reason: "not reached")))
      }
    }
    return cells
  }

  private static func counts(_ results: [NotebookResult]) -> [(String, String)] {
    let cells = results.flatMap(cases)
    let failures = cells.count { $0.status == .failed || $0.status == .timedOut }
    let skipped = cells.count { if case .skipped = $0.status { true } else { false } }
    return [
      ("tests", "\(cells.count)"), ("failures", "\(failures)"), ("errors", "0"),
      ("skipped", "\(skipped)"),
    ]
  }

  private func time(_ seconds: Double) -> (String, String) {
    ("time", WrittenNumber.format("%.*f", 3, seconds))
  }
}
