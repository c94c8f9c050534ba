extension AxesLayout {
  /// The x value at a fraction of the box's width.
  func xValue(_ fraction: Double) -> Double {
    AxesLayout.value(limits.xStart, limits.xEnd, fraction, axes.x.scale)
  }

  /// The y value at a fraction of the box's height, from the top.
  func yValue(_ fraction: Double) -> Double {
    AxesLayout.value(limits.yEnd, limits.yStart, fraction, axes.y.scale)
  }

  private static func value(
    _ start: Double, _ end: Double, _ fraction: Double, _ scale: Axis.Scale
  ) -> Double {
    switch scale {
    case .linear: start + (end - start) * fraction
    case .log: start * power(end / start, fraction)
    }
  }
}
