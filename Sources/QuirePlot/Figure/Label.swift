/// A piece of text with its look.
package struct Label: Hashable, Sendable, ExpressibleByStringLiteral {
  package var text: String
  /// Points; nil for the size usual at its place.
  package var size: Double?
  /// nil for the colour usual at its place.
  package var color: Color?
  package var isBold: Bool

  package init(_ text: String, size: Double? = nil, color: Color? = nil, isBold: Bool = false) {
    self.text = text
    self.size = size
    self.color = color
    self.isBold = isBold
  }

  package init(stringLiteral value: String) { self.init(value) }

  /// The size to draw at: bounded, so that no text is too large or too small to draw.
  func size(orUsual usual: Double) -> Double {
    guard let size, size.isFinite else { return usual }
    return min(max(size, 1), 400)
  }
}
