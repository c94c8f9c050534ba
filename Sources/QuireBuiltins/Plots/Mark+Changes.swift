import QuirePlot

extension Mark {
  mutating func setColor(_ color: Color) {
    switch kind {
    case .line(var line):
      line.color = color
      kind = .line(line)
    case .scatter(var points):
      points.fill = .colors([color])
      kind = .scatter(points)
    case .bars(var bars):
      bars.colors = [color]
      kind = .bars(bars)
    case .area(var area):
      area.color = color
      kind = .area(area)
    case .rule(var rule):
      rule.color = color
      kind = .rule(rule)
    case .contour(var contour):
      contour.color = color
      kind = .contour(contour)
    case .text(var text):
      text.label.color = color
      kind = .text(text)
    case .image: break
    }
  }

  mutating func setOpacity(_ opacity: Double) {
    switch kind {
    case .line(var line):
      line.opacity = opacity
      kind = .line(line)
    case .scatter(var points):
      points.opacity = opacity
      kind = .scatter(points)
    case .bars(var bars):
      bars.opacity = opacity
      kind = .bars(bars)
    case .area(var area):
      area.opacity = opacity
      kind = .area(area)
    case .rule(var rule):
      rule.opacity = opacity
      kind = .rule(rule)
    case .contour(var contour):
      contour.opacity = opacity
      kind = .contour(contour)
    case .image(var image):
      image.opacity = opacity
      kind = .image(image)
    case .text(var text):
      text.label.color = (text.label.color ?? .black).opacity(opacity)
      kind = .text(text)
    }
  }

  /// Changes the colour scale of an image, of mapped points or of contours.
  mutating func changeScale(_ change: (inout ColorScale) -> Void) {
    switch kind {
    case .image(var image):
      guard case .values(let values, var scale) = image.pixels else { return }
      change(&scale)
      image.pixels = .values(values, scale)
      kind = .image(image)
    case .scatter(var points):
      guard case .values(let values, var scale) = points.fill else { return }
      change(&scale)
      points.fill = .values(values, scale)
      kind = .scatter(points)
    case .contour(var contour):
      change(&contour.scale)
      kind = .contour(contour)
    case .line, .bars, .area, .rule, .text: return
    }
  }
}
