import QuirePlot

/// A figure a cell shows, to be drawn as a file or as text by whoever presents it.
package protocol Picture {
  /// What the picture is called where it cannot be seen: its title, or "figure".
  var caption: String { get }

  /// The bytes of a PNG file; `warn` gets what is drawn, but not as it should be.
  func png(warn: (String) -> Void) throws -> [UInt8]

  /// The picture as lines of text; throws when the work was stopped.
  func text(_ style: TextStyle) throws -> [String]
}
