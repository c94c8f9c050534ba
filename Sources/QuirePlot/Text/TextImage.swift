/// Pictures as characters.
enum TextImage {
  /// A cell that shows one colour: by its background, or without colours by how dark its letter is.
  static func cell(_ color: Color, _ style: TextStyle) -> TextBlock.Cell {
    let opaque = color.over(.black)
    if style.colors != .none { return TextBlock.Cell(background: opaque) }
    // The eye's lightness, not the light's power, spreads evenly over the ramp.
    let ramp = style.isUnicode ? blocks : letters
    let lightness = 0.299 * opaque.red + 0.587 * opaque.green + 0.114 * opaque.blue
    let index = min(Int(lightness * Double(ramp.count)), ramp.count - 1)
    return TextBlock.Cell(character: ramp[max(index, 0)])
  }

  /// A cell that shows two colours, one above the other.
  static func cell(_ top: Color, _ bottom: Color, _ style: TextStyle) -> TextBlock.Cell {
    if style.colors == .none { return cell(top.mixed(with: bottom, 0.5), style) }
    let (top, bottom) = (top.over(.black), bottom.over(.black))
    if top == bottom { return TextBlock.Cell(background: top) }
    if !style.isUnicode { return TextBlock.Cell(background: top.mixed(with: bottom, 0.5)) }
    return TextBlock.Cell(character: "▀", foreground: top, background: bottom)
  }

  private static let letters: [Character] = Array(" .:-=+*#%@")
  private static let blocks: [Character] = Array(" ·░▒▓█")

  /// The mean colour of the pixels of an image that lie in a rectangle of fractions of it.
  static func mean(
    _ image: ImageMark, _ colors: (Int) -> Color, x: ClosedRange<Double>, y: ClosedRange<Double>
  ) -> Color? {
    guard x.upperBound > 0, x.lowerBound < 1, y.upperBound > 0, y.lowerBound < 1 else { return nil }
    let place: (Double, Int) -> Int = { fraction, count in
      min(max(Int(fraction * Double(count)), 0), count - 1)
    }
    let columns =
      place(x.lowerBound, image.columns)...place(x.upperBound.nextDown, image.columns)
    let rows = place(y.lowerBound, image.rows)...place(y.upperBound.nextDown, image.rows)
    // Of a large picture a few pixels stand for all.
    let acrossStep = max(columns.count / 6, 1)
    let downStep = max(rows.count / 6, 1)
    var sum = (red: 0.0, green: 0.0, blue: 0.0, alpha: 0.0, count: 0.0)
    for row in stride(from: rows.lowerBound, through: rows.upperBound, by: downStep) {
      for column in stride(from: columns.lowerBound, through: columns.upperBound, by: acrossStep) {
        let color = colors(row * image.columns + column)
        sum.red += color.red
        sum.green += color.green
        sum.blue += color.blue
        sum.alpha += color.alpha
        sum.count += 1
      }
    }
    guard sum.count > 0 else { return nil }
    return Color(
      red: sum.red / sum.count, green: sum.green / sum.count, blue: sum.blue / sum.count,
      alpha: sum.alpha / sum.count)
  }
}
