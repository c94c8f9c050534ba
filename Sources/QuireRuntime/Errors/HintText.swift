/// Places in a hint where a piece of the program belongs; it is known when the error is reported.
package enum HintText {
  /// What stands before the caret: the left operand, or what is asked for an attribute or element.
  package static let before = "\u{1}"
  /// The expression at the caret.
  package static let here = "\u{2}"

  static func isOpen(_ hint: String) -> Bool { hint.contains(before) || hint.contains(here) }

  /// The hint with its places filled: `x` and `y` stand for what is not known.
  static func filled(_ hint: String, before left: String?, here right: String?) -> String {
    guard isOpen(hint) else { return hint }
    var text = ""
    for character in hint {
      switch String(character) {
      case before: text += left ?? "x"
      case here: text += right ?? (hint.contains(before) ? "y" : "x")
      default: text.append(character)
      }
    }
    return text
  }
}
