/// A figure a cell shows, to be drawn as a file or as text by whoever presents it.
package protocol Picture {
  /// What the picture is called where it cannot be seen: its title, or "figure".
  var caption: String { get }

  /// The bytes of a PNG file.
  func png() throws -> [UInt8]

  /// The picture as lines of text.
  func text(_ style: TextStyle) -> [String]
}

/// What a place that shows text can do.
package struct TextStyle: Hashable, Sendable {
  package enum Colour: Sendable {
    case none
    /// The 256 colours of ANSI terminals.
    case palette
    case full
  }

  /// The number of columns.
  package var width: Int
  package var colour: Colour
  /// Whether characters beyond ASCII can be shown.
  package var isUnicode: Bool

  package init(width: Int, colour: Colour, isUnicode: Bool) {
    self.width = width
    self.colour = colour
    self.isUnicode = isUnicode
  }
}
