/// The smallest part of TeX's text.
struct Token: Sendable {
  var kind: Kind
  /// Bytes of the source; for what a macro wrote, those of its call.
  var range: Range<Int>

  enum Kind: Equatable, Sendable {
    case character(Character)
    /// A command, without its backslash.
    case command(String)
    /// Any white space; means something in text only.
    case space
  }

  /// The token as its author wrote it.
  var text: String {
    switch kind {
    case .character(let character): String(character)
    case .command(let name): "\\" + name
    case .space: " "
    }
  }

  func isCharacter(_ character: Character) -> Bool { kind == .character(character) }
  func isCommand(_ name: String) -> Bool { kind == .command(name) }
}
