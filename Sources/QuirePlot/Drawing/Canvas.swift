/// What a figure is drawn on. Lengths are points (1/72 inch), y grows downwards.
package protocol Canvas: AnyObject {
  var size: (width: Double, height: Double) { get }
  /// The side of a pixel in points, to which thin lines are aligned; 0 where there are none.
  var pixel: Double { get }

  func measure(_ text: RichText, _ font: Font) -> TextSize
  /// Draws text with the given corner or middle at a point, turned about it.
  func draw(_ text: RichText, _ font: Font, color: Color, at anchor: TextAnchor)
  func fill(_ path: Path, _ color: Color)
  func stroke(_ path: Path, _ color: Color, width: Double, dashes: [Double], hasRoundCaps: Bool)
  /// Draws pixels over a rectangle.
  func draw(_ raster: Raster, in rect: Rect, isSmooth: Bool, opacity: Double)
  /// Runs `body` with everything outside the rectangle left untouched.
  func clipped(to rect: Rect, _ body: () -> Void)
}

/// The look of text on a canvas.
package struct Font: Hashable, Sendable {
  /// Points.
  package var size: Double
  package var isBold = false

  package init(size: Double, isBold: Bool = false) {
    self.size = size
    self.isBold = isBold
  }
}

/// The room that text takes, in points.
package struct TextSize: Hashable, Sendable {
  package var width: Double
  package var height: Double
  /// From the top to the first baseline.
  package var ascent: Double

  package init(width: Double, height: Double, ascent: Double) {
    self.width = width
    self.height = height
    self.ascent = ascent
  }

  /// The box that this text fills when turned by some degrees.
  func turned(by degrees: Double) -> (width: Double, height: Double) {
    if degrees == 0 { return (width, height) }
    let angle = degrees * .pi / 180
    let c = cosine(angle).magnitude
    let s = sine(angle).magnitude
    return (width * c + height * s, width * s + height * c)
  }
}

/// Where text goes: a point, and which part of the text lies there.
package struct TextAnchor: Sendable, Equatable {
  package enum Vertical: Sendable { case top, center, baseline, bottom }

  package var point: Point
  /// The fraction of the width that lies left of the point.
  package var horizontal: Double
  package var vertical: Vertical
  /// Degrees counterclockwise.
  package var rotation: Double

  package init(
    _ point: Point, horizontal: Double = 0.5, vertical: Vertical = .center, rotation: Double = 0
  ) {
    self.point = point
    self.horizontal = horizontal
    self.vertical = vertical
    self.rotation = rotation
  }
}

/// Pixels in rows from the top, four bytes each: blue, green, red (times alpha), alpha.
package struct Raster: Sendable {
  package let width: Int
  package let height: Int
  package var bytes: [UInt8]

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
    bytes = Array(repeating: 0, count: width * height * 4)
  }

  package mutating func set(_ index: Int, _ color: Color) {
    let parts = color.bytes
    let alpha = UInt8(color.alpha * 255 + 0.5)
    let times: (UInt8) -> UInt8 = { alpha == 255 ? $0 : UInt8(Int($0) * Int(alpha) / 255) }
    bytes[4 * index] = times(parts.blue)
    bytes[4 * index + 1] = times(parts.green)
    bytes[4 * index + 2] = times(parts.red)
    bytes[4 * index + 3] = alpha
  }
}
