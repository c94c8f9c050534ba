import QuirePlot

/// A figure of the plotting library as a picture.
struct FigurePicture: Picture {
  let figure: Figure

  /// The titles in the figure.
  var caption: String {
    let titles = ([figure.title] + figure.axes.map(\.title)).compactMap { $0?.text }
      .filter { !$0.isEmpty }
    return titles.isEmpty ? "figure" : titles.prefix(4).joined(separator: ", ")
  }

  func png(warn: (String) -> Void) throws -> [UInt8] { try figure.png(warn: warn) }

  func text(_ style: TextStyle) throws -> [String] {
    try figure.text(style).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
  }
}
