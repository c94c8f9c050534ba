/// The spaces that browsers put around `<mo>` by themselves: the operator dictionary of MathML Core,
/// appendix B, for the signs that formulas here hold.
enum OperatorDictionary {
  struct Spaces: Equatable {
    var left: Double
    var right: Double

    static let none = Spaces(left: 0, right: 0)
  }

  /// Where an operator stands among its neighbours that are no spaces; alone is in the middle.
  enum Position {
    case first, middle, last
  }

  private static let tight = Set(
    "!\"&'()[\\]_`{}~¨¬¯°´ˆˇ˘˙˜‖‘’“”′″‴⁗‵‾\u{2061}∀∁∃∄∇∠∡∢∴∵⌈⌉⌊⌋⌢⌣⎴⎵⏞⏟⟦⟧⟨⟩⟮⟯".unicodeScalars)
  private static let thin = Set("*.?@·×•∏∐∑∗∘∙∫∬∭∮∯∰≀⊗⊙⊚⊛⊠⊡⊺⋀⋁⋂⋃⋄⋅⋆⋇⋉⋊⨀⨁⨂⨄⨆⨿%^".unicodeScalars)
  private static let medium = Set("/÷∔∖∧∨∩∪⊎⊓⊔⊕⊖⊘⊝⊞⊟⊻⊼⋎⋏".unicodeScalars)

  /// Signs that a browser takes for a prefix, without spaces, when they stand first.
  static let prefixes = Set("+−±∓".unicodeScalars)

  /// The spaces around `text` in em when nothing is said about them.
  static func spaces(around text: String, at position: Position) -> Spaces {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
      return Spaces(left: Spacing.thick, right: Spacing.thick)
    }
    if prefixes.contains(scalar) {
      return position == .first ? .none : Spaces(left: Spacing.medium, right: Spacing.medium)
    }
    if tight.contains(scalar) { return .none }
    if thin.contains(scalar) { return Spaces(left: Spacing.thin, right: Spacing.thin) }
    if medium.contains(scalar) { return Spaces(left: Spacing.medium, right: Spacing.medium) }
    switch scalar {
    case ",", ";", ":": return Spaces(left: 0, right: Spacing.thin)
    case "|" where position != .middle, "∼" where position == .first: return .none
    case "∂", "√": return Spaces(left: Spacing.thin, right: 0)
    default: return Spaces(left: Spacing.thick, right: Spacing.thick)
    }
  }
}
