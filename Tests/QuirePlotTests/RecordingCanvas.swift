@testable import QuirePlot

/// A canvas that keeps what is drawn; its letters are all 0.6 of their size wide.
final class RecordingCanvas: Canvas {
  struct DrawnText {
    let text: String
    let rect: Rect
  }

  let size: (width: Double, height: Double)
  let pixel = 0.5
  private(set) var texts: [DrawnText] = []
  private(set) var strokes: [(path: Path, color: Color)] = []

  init(width: Double = 460, height: Double = 345) { size = (width, height) }

  func measure(_ text: RichText, _ font: Font) -> TextSize {
    let lines = text.plain.split(separator: "\n", omittingEmptySubsequences: false)
    let longest = lines.map(\.count).max() ?? 0
    return TextSize(
      width: Double(longest) * font.size * 0.6, height: Double(lines.count) * font.size * 1.2,
      ascent: font.size * 0.9)
  }

  func draw(_ text: RichText, _ font: Font, color: Color, at anchor: TextAnchor) {
    let size = measure(text, font)
    let up: Double
    switch anchor.vertical {
    case .top: up = 0
    case .center: up = size.height / 2
    case .baseline: up = size.ascent
    case .bottom: up = size.height
    }
    var rect = Rect(
      x: anchor.point.x - size.width * anchor.horizontal, y: anchor.point.y - up,
      width: size.width, height: size.height)
    if anchor.rotation == 90 {
      rect = Rect(
        x: anchor.point.x - up, y: anchor.point.y - size.width / 2, width: size.height,
        height: size.width)
    }
    texts.append(DrawnText(text: text.plain, rect: rect))
  }

  func stroke(_ path: Path, _ color: Color, width: Double, dashes: [Double], hasRoundCaps: Bool) {
    strokes.append((path, color))
  }

  func fill(_ path: Path, _ color: Color) {}
  func draw(_ raster: Raster, in rect: Rect, isSmooth: Bool, opacity: Double) {}
  func clipped(to rect: Rect, _ body: () -> Void) { body() }
}
