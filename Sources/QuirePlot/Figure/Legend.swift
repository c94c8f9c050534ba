/// The key of a plot's series.
package struct Legend: Sendable, Equatable {
  package enum Location: String, CaseIterable, Sendable {
    case best = "best"
    case upperRight = "upper right"
    case upperLeft = "upper left"
    case lowerLeft = "lower left"
    case lowerRight = "lower right"
    case right = "right"
    case centerLeft = "center left"
    case centerRight = "center right"
    case lowerCenter = "lower center"
    case upperCenter = "upper center"
    case center = "center"
    /// To the right of the axes: where `best` goes when no place inside is free of data.
    case outside = "outside"

    /// Where in the free room of the axes the legend lies: 0 is left or bottom, 1 right or top.
    var place: (x: Double, y: Double) {
      switch self {
      case .best, .upperRight: (1, 1)
      case .upperLeft: (0, 1)
      case .lowerLeft: (0, 0)
      case .lowerRight: (1, 0)
      case .right, .centerRight: (1, 0.5)
      case .centerLeft: (0, 0.5)
      case .lowerCenter: (0.5, 0)
      case .upperCenter: (0.5, 1)
      case .center: (0.5, 0.5)
      case .outside: (1, 1)
      }
    }
  }

  package var location: Location
  package var title: String?
  package var columns: Int
  package var showsFrame: Bool
  /// Points; nil for the usual size.
  package var size: Double?

  package init(
    location: Location = .best, title: String? = nil, columns: Int = 1, showsFrame: Bool = true,
    size: Double? = nil
  ) {
    self.location = location
    self.title = title
    self.columns = max(columns, 1)
    self.showsFrame = showsFrame
    self.size = size
  }

  /// A location by pyplot's name or number (0 for "best", 1 for "upper right", …).
  package static func location(_ name: String) throws(PlotError) -> Location {
    let known = Location.allCases
    if let location = Location(rawValue: name) { return location }
    if let index = Int(name), known.indices.contains(index) { return known[index] }
    throw .unknown(
      "legend location", name, operation: "legend", known: known.map(\.rawValue))
  }
}
