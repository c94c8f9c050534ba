extension Mark {
  /// How light the colour is that stands for this mark in a legend, from 0 to 1.
  var keyLuminance: Double {
    switch kind {
    case .line(let line):
      return (line.style == .none ? line.markerFill ?? line.color : line.color).luminance
    case .scatter(let points):
      if case .colors(let colors) = points.fill, let first = colors.first { return first.luminance }
      return 0
    case .rule(let rule): return rule.color.luminance
    case .contour(let contour): return contour.color?.luminance ?? 0
    case .bars, .area, .image, .text: return 0
    }
  }
}
