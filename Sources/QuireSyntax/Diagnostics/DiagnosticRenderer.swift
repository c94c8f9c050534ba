/// Turns a diagnostic into the text that users see, wherever it is shown.
///
/// ```
/// notebooks/mlp.nb:14:35: ShapeError: Dense(128) got input [32, 784, 1], expected [batch, features]
///    14 | h = Dense(128, activation="relu")(x)
///       |     ----------------------------- ^ x is Tensor[32, 784, 1]
///    hint: Flatten() before it, or x.reshape(32, 784)
///    in cell "Build the model" (line 14), called from train (line 31)
/// ```
package struct DiagnosticRenderer {
  /// Whether ANSI colours are written.
  package var isColoured: Bool
  /// Lines of source longer than this are cut around the fault, and traces are wrapped here.
  package var width: Int

  package init(isColoured: Bool = false, width: Int = 100) {
    self.isColoured = isColoured
    self.width = max(width, 40)
  }

  /// The whole text, lines separated by `\n`, without one at the end.
  package func render(_ diagnostic: Diagnostic) -> String {
    var lines = [header(diagnostic)]
    if let source = diagnostic.source, let span = diagnostic.span {
      lines += excerpt(diagnostic, source, span)
    }
    if let hint = diagnostic.hint {
      lines.append(indent + paint("hint:", .hint) + " " + hint)
    }
    if let cause = diagnostic.cause { lines.append(indent + cause) }
    lines += TraceText(diagnostic.trace, file: diagnostic.source?.name).lines(width: width)
      .map { indent + $0 }
    return lines.joined(separator: "\n")
  }

  private let indent = "   "

  private func header(_ diagnostic: Diagnostic) -> String {
    var place = ""
    if let source = diagnostic.source {
      place = source.name
      if let span = diagnostic.span {
        let position = source.position(of: Int(span.start))
        place += ":\(position.line):\(position.column)"
      }
      place += ": "
    }
    if diagnostic.message.isEmpty { return paint(place, .place) + paint(diagnostic.kind, .kind) }
    return paint(place, .place) + paint(diagnostic.kind + ":", .kind) + " " + diagnostic.message
  }

  private func excerpt(_ diagnostic: Diagnostic, _ source: SourceFile, _ span: Span) -> [String] {
    let line = source.line(around: Int(span.start))
    var excerpt = Excerpt(line.text, fault: span, context: diagnostic.context, start: line.start)
    excerpt.cut(to: width - 9)
    let number = String(source.line(of: Int(span.start)))
    let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number
    var marks = paintMarks(excerpt.marks)
    if let label = diagnostic.label { marks += " " + paint(label, .fault) }
    let lines = [
      "\(margin) | \(excerpt.text)",
      String(repeating: " ", count: max(5, number.count)) + " | " + marks,
    ]
    guard let cell = source.cellNumber else { return lines }
    return lines + [indent + "line \(source.lineOfText(of: Int(span.start))) of cell \(cell)"]
  }

  // MARK: Colour

  private enum Paint: String {
    case place = "1"
    case kind = "1;31"
    case fault = "31"
    case context = "34"
    case hint = "36"
  }

  private func paint(_ text: String, _ paint: Paint) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }

  private func paintMarks(_ marks: String) -> String {
    guard isColoured else { return marks }
    var painted = ""
    var run = ""
    var ink = Paint.context
    for mark in marks {
      let next: Paint = mark == "^" || mark == "~" ? .fault : .context
      if next != ink {
        painted += paint(run, ink)
        run = ""
        ink = next
      }
      run.append(mark)
    }
    painted += paint(run, ink)
    return painted
  }
}
