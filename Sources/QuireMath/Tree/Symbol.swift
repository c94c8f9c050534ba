/// An operator, relation, delimiter or sign.
package struct Symbol: Hashable, Sendable {
  /// The Unicode characters that show it.
  package var text: String
  package var mathClass: MathClass
  /// True for large operators whose limits stand above and below them in display size.
  package var takesLimits = false

  package init(_ text: String, _ mathClass: MathClass, takesLimits: Bool = false) {
    self.text = text
    self.mathClass = mathClass
    self.takesLimits = takesLimits
  }

  package func with(_ mathClass: MathClass) -> Symbol {
    var copy = self
    copy.mathClass = mathClass
    return copy
  }
}
