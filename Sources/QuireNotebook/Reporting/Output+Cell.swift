import QuireDocument
import QuirePlot
import QuireSyntax

extension Output {
  /// The media type of a figure drawn in text, 80 columns wide.
  static let textPlot = "text/vnd.quire.plot"

  /// What a cell gave and how it ended, as the `count`-th one that ran.
  ///
  /// Text that follows text is one output. The last value is the cell's; others were displayed.
  /// - Parameter warn: Gets what is drawn, but not as it should be, and what could not be drawn.
  static func outputs(
    of record: RunRecord.CellRecord, count: Int, warn: (PictureTrouble) -> Void
  ) -> [Output] {
    var outputs: [Output] = []
    var open: (stream: Stream, text: String)?
    func flush() {
      if let (stream, text) = open { outputs.append(.stream(stream, text)) }
      open = nil
    }
    func add(_ text: String, to stream: Stream, isLine: Bool) {
      if open?.stream != stream { flush() }
      var all = open?.text ?? ""
      if isLine, !all.isEmpty, all.utf8.last != 10 { all += "\n" }
      open = (stream, all + text + (isLine ? "\n" : ""))
    }
    let value = record.outputs.lastIndex { if case .value = $0 { true } else { false } }
    for (index, output) in record.outputs.enumerated() {
      switch output {
      case .text(let text): add(text, to: .stdout, isLine: false)
      case .progress(let progress):
        if let progress { add(progress.summary, to: .stdout, isLine: true) }
      case .warning(let text): add("warning: \(text)", to: .stderr, isLine: true)
      case .value(let text):
        flush()
        outputs.append(
          index == value
            ? .result(text, count: count) : .display([.init("text/plain", .string(text))]))
      case .picture(let picture):
        flush()
        outputs.append(Self.output(of: picture, warn: warn))
      case .error(let diagnostic):
        flush()
        outputs.append(.error(diagnostic))
      }
    }
    flush()
    switch record.outcome {
    case .failed(let diagnostics): return outputs + diagnostics.map { .error($0) }
    case .timedOut(let diagnostic), .interrupted(let diagnostic):
      return outputs + [.error(diagnostic)]
    case .finished, .skipped, nil: return outputs
    }
  }

  /// An error as users see it, in the colours of a terminal.
  static func error(_ diagnostic: Diagnostic) -> Output {
    let text = DiagnosticRenderer(isColoured: true).render(diagnostic)
    return .error(
      name: diagnostic.kind, message: diagnostic.message,
      traceback: text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) })
  }

  /// A figure as a picture and as text; without Cairo as text alone.
  private static func output(of picture: any Picture, warn: (PictureTrouble) -> Void) -> Output {
    var plot: [MetadataValue.Member] = []
    do {
      let lines = try picture.text(TextStyle(width: 80))
      plot = [.init(textPlot, .string(lines.joined(separator: "\n")))]
      let png = try picture.png { warn(.remark($0)) }
      let size = PNGSize(png).map { size in
        MetadataValue.Member(
          "image/png",
          .object([.init("height", .int(size.height)), .init("width", .int(size.width))]))
      }
      return .display(
        [
          .init("image/png", .string(Base64.text(png))),
          .init("text/plain", .string(picture.caption)),
        ] + plot, metadata: .object(size.map { [$0] } ?? []))
    } catch {
      let reason = Self.reason(error)
      warn(.missing(reason))
      let text = "[\(picture.caption): could not be drawn: \(reason)]"
      return .display([.init("text/plain", .string(text))] + plot)
    }
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? PlotError else { return "\(error)" }
    return error.message + (error.hint.map { " (\($0))" } ?? "")
  }
}

/// What is wrong with a picture.
enum PictureTrouble {
  /// It is drawn, but not as it should be.
  case remark(String)
  /// It could not be drawn.
  case missing(String)
}
