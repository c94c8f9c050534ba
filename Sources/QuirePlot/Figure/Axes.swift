/// One coordinate system of a figure with everything drawn in it.
package struct Axes: Sendable {
  package enum Aspect: Sendable, Equatable {
    /// The box fills its cell.
    case automatic
    /// One unit of y is drawn this many times as long as one of x.
    case ratio(Double)
  }

  package struct Grid: Sendable, Equatable {
    package var showsX: Bool
    package var showsY: Bool
    package var color: Color?
    package var style: LineStyle
    package var opacity: Double

    package init(
      showsX: Bool = true, showsY: Bool = true, color: Color? = nil, style: LineStyle = .solid,
      opacity: Double = 1
    ) {
      self.showsX = showsX
      self.showsY = showsY
      self.color = color
      self.style = style
      self.opacity = opacity
    }
  }

  package var cell: GridCell
  package var marks: [Mark] = []
  package var title: Label?
  package var x = Axis()
  package var y = Axis()
  package var legend: Legend?
  package var grid: Grid?
  package var aspect = Aspect.automatic
  /// Whether the limits end at the data, without a margin.
  package var isTight = false
  /// Whether frame, ticks and labels are drawn; marks and title always are.
  package var showsFrame = true
  package var colorBar: ColorBar?
  package var background: Color?
  /// The map that images and mapped points without one of their own take.
  package var colorMap = ColorMap.standard
  /// How many colours of the cycle its series have taken.
  package private(set) var colorsTaken = 0

  package init(cell: GridCell = .whole) { self.cell = cell }

  /// Takes the next colour of the cycle.
  package mutating func nextColor() -> Color {
    defer { colorsTaken += 1 }
    return .cycled(colorsTaken)
  }

  /// Whether a picture is the main thing in these axes: it gets square pixels and a closed frame.
  package var holdsImage: Bool {
    marks.contains { if case .image = $0.kind { true } else { false } }
  }

  /// The marks from the lowest to the highest.
  package var marksInOrder: [Mark] {
    marks.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element)
  }
}

extension Axes {
  /// Whether something in these axes shows values as colours.
  package var hasColorScale: Bool { colorScale != nil }

  /// The values at the left and right, and at the bottom and top, as the axes would be drawn now.
  package var currentLimits: (x: (start: Double, end: Double), y: (start: Double, end: Double)) {
    let limits = Limits(of: self)
    return ((limits.xStart, limits.xEnd), (limits.yStart, limits.yEnd))
  }
}
