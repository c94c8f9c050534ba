/// What a format string such as `"r--o"` says: colour, line and marker, in any order.
package struct SeriesFormat: Equatable, Sendable {
  package var color: Color?
  package var line: LineStyle?
  package var marker: Marker?

  /// Reads a format string.
  package init(_ text: String, operation: String = "plot") throws(PlotError) {
    var rest = Substring(text)
    while let first = rest.first {
      if line == nil, let style = SeriesFormat.linePrefix(of: rest) {
        line = style
        rest = rest.dropFirst(style.rawValue.count)
      } else if first == "C", let digit = rest.dropFirst().first?.wholeNumberValue, color == nil {
        color = .cycled(digit)
        rest = rest.dropFirst(2)
      } else if color == nil, let letter = Color.byLetter[String(first)] {
        color = Color(hex: letter)
        rest = rest.dropFirst()
      } else if marker == nil, let shape = Marker(rawValue: String(first)) {
        marker = shape
        rest = rest.dropFirst()
      } else if let whole = try? Color(text, operation: operation) {
        (color, line, marker) = (whole, nil, nil)
        return
      } else {
        throw PlotError(
          operation: operation,
          message: "\"\(text)\" is not a format: \"\(rest)\" is no colour, line style or marker",
          hint: "for example \"r--o\": red, dashed, with circles")
      }
    }
  }

  /// The longest line style the text starts with.
  private static func linePrefix(of text: Substring) -> LineStyle? {
    [LineStyle.dashed, .dashDotted, .solid, .dotted].first { text.hasPrefix($0.rawValue) }
  }
}
