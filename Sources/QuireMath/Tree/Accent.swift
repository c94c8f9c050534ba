/// A mark above or below what it belongs to.
package struct Accent: Hashable, Sendable {
  package var mark: String
  package var isBelow = false
  /// True for marks as wide as what they belong to.
  package var isWide = false
  /// True for braces: scripts stand above and below them.
  package var takesLimits = false

  /// True for `\overline` and `\underline`.
  package var isLine: Bool { isWide && (mark == "¯" || mark == "_") }

  package init(_ mark: String, below: Bool = false, wide: Bool = false, limits: Bool = false) {
    self.mark = mark
    isBelow = below
    isWide = wide
    takesLimits = limits
  }
}
