import QuireMath
import Testing

/// A formula and the MathML that it is to give, without what surrounds every formula.
struct Sample: CustomTestStringConvertible {
  var tex: String
  var mathML: String
  var testDescription: String { tex }

  init(_ tex: String, _ mathML: String) {
    self.tex = tex
    self.mathML = mathML
  }

  /// The MathML of the formula's own nodes.
  func content(display: Bool) throws -> String {
    var content = try TeX.parse(tex).mathML(display: display)[...]
    let annotation = try #require(content.range(of: "<annotation "))
    content = content[..<annotation.lowerBound]
    let head = try #require(content.range(of: "<semantics>"))
    content = content[head.upperBound...]
    guard content.hasPrefix("<mrow>"), content.hasSuffix("</mrow>") else { return String(content) }
    return String(content.dropFirst(6).dropLast(7))
  }
}

extension Substring {
  /// Where `text` first stands.
  func range(of text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    var start = startIndex
    while start < endIndex {
      if self[start...].utf8.starts(with: wanted) {
        return start..<utf8.index(start, offsetBy: wanted.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
