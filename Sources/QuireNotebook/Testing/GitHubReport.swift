/// Results for GitHub's workflows: annotations at the lines at fault, and a table for the summary of the
/// job, as docs.github.com describes them under "Workflow commands".
package struct GitHubReport {
  /// GitHub shows no more errors of one step.
  static let annotationLimit = 10
  /// GitHub takes no more bytes of summary from one step.
  static let summaryLimit = 1 << 20

  private let results: [NotebookResult]

  package init(_ results: [NotebookResult]) { self.results = results }

  /// The lines to print.
  package var annotations: [String] {
    let all = results.flatMap { result in result.allProblems.map { (result.path, $0) } }
    let shown = all.count > Self.annotationLimit ? Self.annotationLimit - 1 : all.count
    var lines = all.prefix(shown).map { Self.annotation($0, $1) }
    if all.count > shown {
      let files = Set(all.dropFirst(shown).map { $0.0 }).count
      lines.append(
        "::error title=quire test::"
          + Self.escaped(
            "\(all.count - shown) more problems in \(files == 1 ? "1 file" : "\(files) files")"))
    }
    return lines
  }

  private static func annotation(_ path: String, _ problem: TestProblem) -> String {
    var properties = ["file=\(escapedProperty(path))"]
    if problem.line > 0 {
      properties += ["line=\(problem.line)", "col=\(max(1, problem.column))"]
    }
    properties.append("title=\(escapedProperty(problem.kind))")
    return "::error \(properties.joined(separator: ","))::\(escaped(problem.message))"
  }

  /// A table in Markdown, with the problems behind it as far as there is room.
  package func summary(_ line: String) -> String {
    var text =
      "### quire test\n\n\(line)\n\n| notebook | result | expectations | time |\n|---|---|---|---|\n"
    for result in results {
      let seconds = WrittenNumber.format("%.*f", 2, result.seconds)
      let row =
        "| \(Self.cell(result.path)) | \(result.status.word) | \(result.expectations) | \(seconds) s |\n"
      guard text.utf8.count + row.utf8.count < Self.summaryLimit - 100 else { break }
      text += row
    }
    for problem in results.flatMap(\.allProblems) {
      let block = "\n" + MarkdownReport.fence(PlainText.of(problem.text), "text") + "\n"
      guard text.utf8.count + block.utf8.count < Self.summaryLimit - 100 else {
        return text + "\nThere are more problems than fit here.\n"
      }
      text += block
    }
    return text
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }

  static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  static func escapedProperty(_ text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
