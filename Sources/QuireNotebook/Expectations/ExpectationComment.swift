/// A comment that begins like an expectation, taken apart: `# =>(ci) 0.75`.
struct ExpectationComment {
  var kind: Expectation.Kind
  var profile: String?
  /// The expected text, without blanks at its ends.
  var text: String
  /// How many bytes of the comment stand before the text.
  var textOffset: Int

  /// Reads a comment from its `#` on; nil when it is an ordinary one.
  init?(_ comment: String) {
    var rest = comment.dropFirst().drop(while: \.isWhitespace)
    let form = Expectation.Kind.allCases.first { rest.hasPrefix($0.word) }
    guard let form else { return nil }
    rest = rest.dropFirst(form.word.count)
    if rest.first == "(", let close = rest.firstIndex(of: ")") {
      let name = rest[..<close].dropFirst()
      // `# =>(1, 2)` is a value.
      if name.first?.isLetter == true,
        name.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) })
      {
        profile = String(name)
        rest = rest[rest.index(after: close)...]
      }
    }
    guard rest.hasPrefix(form.sign) else { return nil }
    rest = rest.dropFirst(form.sign.count).drop(while: \.isWhitespace)
    kind = form
    text = rest.trimmed
    textOffset = comment.utf8.count - rest.utf8.count
  }

  /// The text of a comment that goes on with the value above it, and its offset.
  static func continuation(_ comment: String) -> (text: String, offset: Int) {
    let rest = comment.dropFirst().drop(while: \.isWhitespace)
    return (rest.trimmed, comment.utf8.count - rest.utf8.count)
  }
}

extension Expectation.Kind {
  /// What stands before the profile.
  var word: String { rawValue.hasSuffix(":") ? String(rawValue.dropLast()) : rawValue }

  /// What stands behind the profile.
  var sign: String { rawValue.hasSuffix(":") ? ":" : "" }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
