/// A formula of the prose, taken out before the Markdown parser sees it.
struct ProseFormula: Hashable, Sendable {
  /// TeX without its delimiters.
  var tex: String
  /// With its delimiters, as it was written.
  var source: String
  /// Whether it stands on a line of its own.
  var isDisplay: Bool
}
