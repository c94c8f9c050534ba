/// The shape drawn at a point.
package enum Marker: String, CaseIterable, Sendable {
  case point = "."
  case pixel = ","
  case circle = "o"
  case square = "s"
  case diamond = "D"
  case thinDiamond = "d"
  case triangleUp = "^"
  case triangleDown = "v"
  case triangleLeft = "<"
  case triangleRight = ">"
  case pentagon = "p"
  case hexagon = "h"
  case star = "*"
  case plus = "+"
  case cross = "x"
  case filledPlus = "P"
  case filledCross = "X"
  case verticalLine = "|"
  case horizontalLine = "_"
  case none = ""

  /// Reads pyplot's code of a marker.
  package init(_ text: String, operation: String) throws(PlotError) {
    if text == "None" || text == "none" || text == " " {
      self = .none
    } else if let marker = Marker(rawValue: text) {
      self = marker
    } else {
      throw .unknown("marker", text, operation: operation, known: Marker.allCases.map(\.rawValue))
    }
  }

  /// Whether the shape is made of strokes, with no inside to fill.
  package var isStroked: Bool {
    switch self {
    case .plus, .cross, .verticalLine, .horizontalLine: true
    default: false
    }
  }
}
