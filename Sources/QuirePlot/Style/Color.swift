/// A colour in sRGB: each part from 0 to 1, alpha not multiplied in.
package struct Color: Hashable, Sendable {
  package var red: Double
  package var green: Double
  package var blue: Double
  package var alpha: Double

  package init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = Color.part(red)
    self.green = Color.part(green)
    self.blue = Color.part(blue)
    self.alpha = Color.part(alpha)
  }

  /// A grey of the given lightness.
  package init(gray: Double, alpha: Double = 1) {
    self.init(red: gray, green: gray, blue: gray, alpha: alpha)
  }

  /// A colour from 0xRRGGBB.
  package init(hex: UInt32) {
    self.init(
      red: Double(hex >> 16 & 255) / 255, green: Double(hex >> 8 & 255) / 255,
      blue: Double(hex & 255) / 255)
  }

  package static let black = Color(gray: 0)
  package static let white = Color(gray: 1)
  package static let clear = Color(gray: 0, alpha: 0)

  /// The ten colours that successive series take.
  package static let cycle: [Color] = [
    0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22,
    0x17becf,
  ].map(Color.init(hex:))

  /// The colour of the series with this number, counted from 0; the cycle repeats.
  package static func cycled(_ index: Int) -> Color {
    cycle[Int(index.magnitude % UInt(cycle.count))]
  }

  /// The relative luminance of WCAG 2, from 0 (black) to 1 (white).
  package var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.03928 ? part / 12.92 : power((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  package func opacity(_ alpha: Double) -> Color {
    Color(red: red, green: green, blue: blue, alpha: self.alpha * alpha)
  }

  /// This colour painted over an opaque one.
  package func over(_ under: Color) -> Color {
    under.mixed(with: Color(red: red, green: green, blue: blue), alpha)
  }

  /// The colour a fraction of the way to another.
  package func mixed(with other: Color, _ fraction: Double) -> Color {
    Color(
      red: red + (other.red - red) * fraction, green: green + (other.green - green) * fraction,
      blue: blue + (other.blue - blue) * fraction, alpha: alpha + (other.alpha - alpha) * fraction)
  }

  /// The parts as bytes.
  package var bytes: (red: UInt8, green: UInt8, blue: UInt8) {
    (UInt8(red * 255 + 0.5), UInt8(green * 255 + 0.5), UInt8(blue * 255 + 0.5))
  }

  private static func part(_ value: Double) -> Double {
    value.isNaN ? 0 : min(max(value, 0), 1)
  }
}
