import QuireDocument
import QuireSyntax

/// A run as readable Markdown: prose, code and outputs, with links to its pictures.
///
/// It holds no times, so that two runs of the same notebook give the same file.
package struct MarkdownReport: Sendable {
  package var description: RunDescription
  /// Turns an error into the text that users see.
  package var render: @Sendable (Diagnostic) -> String

  package init(description: RunDescription, render: @escaping @Sendable (Diagnostic) -> String) {
    self.description = description
    self.render = render
  }

  /// What became of a picture: its file, or why there is none.
  package enum PictureFile: Hashable, Sendable {
    case file(String)
    case failed(String)
  }

  /// The document; `pictures` says what became of the record's pictures, in their order.
  package func text(_ record: RunRecord, pictures: [PictureFile]) -> String {
    var blocks: [String] = []
    var remaining = pictures[...]
    for cell in record.cells { blocks += self.blocks(cell, pictures: &remaining) }
    if startsWithHeading(record.notebook), let first = blocks.first {
      let lines = first.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      blocks[0] = lines.count > 1 ? String(lines[1].drop(while: \.isNewline)) : ""
      blocks.insert(contentsOf: [String(lines[0]), head(record)], at: 0)
      if blocks[2].isEmpty { blocks.remove(at: 2) }
    } else {
      blocks.insert(contentsOf: ["# \(record.notebook.title)", head(record)], at: 0)
    }
    if let ending = ending(record) { blocks.append("*\(ending)*") }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func startsWithHeading(_ notebook: Notebook) -> Bool {
    guard let first = notebook.cells.first, first.kind == .markdown else { return false }
    return first.source.hasPrefix("# ")
  }

  private func head(_ record: RunRecord) -> String {
    let threads = description.threads == 1 ? "1 thread" : "\(description.threads) threads"
    var parts = [
      "`\(record.notebook.path)`", "Quire \(description.version)", "seed \(record.seed)", threads,
      description.instructionSet,
    ]
    if !description.parameters.isEmpty {
      parts.append("with " + description.parameters.map { "`\($0)`" }.joined(separator: ", "))
    }
    return "> " + parts.joined(separator: " · ")
  }

  private func blocks(
    _ record: RunRecord.CellRecord, pictures: inout ArraySlice<PictureFile>
  ) -> [String] {
    let cell = record.cell
    guard cell.kind == .code else { return cell.source.isEmpty ? [] : [cell.source] }
    var blocks: [String] = []
    if let title = cell.title { blocks.append("**\(title)**") }
    if !cell.source.isEmpty { blocks.append(Self.fence(cell.source, "python")) }
    var text = ""
    func flush() {
      if !text.isEmpty { blocks.append(Self.fence(PlainText.of(text), "text")) }
      text = ""
    }
    for output in record.outputs {
      switch output {
      case .text(let printed): text += printed
      case .value(let value): text += Self.line(value, after: text)
      case .progress(let progress):
        if let progress { text += Self.line(progress.summary, after: text) }
      case .warning(let warning): text += Self.line("warning: \(warning)", after: text)
      case .error(let diagnostic):
        flush()
        blocks += errors(.failed([diagnostic]))
      case .picture(let picture):
        flush()
        switch pictures.popFirst() {
        case .file(let name): blocks.append("![\(Self.label(picture.caption))](\(name))")
        case .failed(let reason): blocks.append("*The picture could not be drawn: \(reason)*")
        case nil: break
        }
      }
    }
    flush()
    blocks += errors(record.outcome)
    return blocks
  }

  /// `text` as a line of its own after what is already there.
  private static func line(_ text: String, after before: String) -> String {
    (before.isEmpty || before.hasSuffix("\n") ? "" : "\n") + text + "\n"
  }

  private func errors(_ outcome: CellOutcome?) -> [String] {
    switch outcome {
    case .failed(let diagnostics):
      diagnostics.map { Self.fence(PlainText.of(render($0)), "text") }
    case .timedOut(let diagnostic), .interrupted(let diagnostic):
      [Self.fence(PlainText.of(render(diagnostic)), "text")]
    case .skipped(let reason): ["*Skipped: \(reason).*"]
    case .finished, nil: []
    }
  }

  private func ending(_ record: RunRecord) -> String? {
    let rest =
      switch record.unreached {
      case 0: ""
      case 1: "; 1 code cell was not run"
      default: "; \(record.unreached) code cells were not run"
      }
    switch record.status {
    case .passed: return nil
    case .failed: return "A cell failed\(rest)."
    case .timedOut: return "The time limit ended this run\(rest)."
    case .interrupted: return "This run was interrupted\(rest)."
    }
  }

  /// A code block whose fence is longer than any run of backticks in it.
  static func fence(_ text: String, _ language: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }

  /// Text that may stand between the brackets of a link.
  private static func label(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
      .replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }
}
