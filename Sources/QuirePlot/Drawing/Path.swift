/// Lines and circles to be stroked or filled together.
package struct Path: Sendable, Equatable {
  package enum Element: Sendable, Equatable {
    case move(Point)
    case line(Point)
    case circle(center: Point, radius: Double)
    case close
  }

  package private(set) var elements: [Element] = []

  package init() {}

  package init(_ points: [Point], isClosed: Bool = false) {
    for (index, point) in points.enumerated() {
      elements.append(index == 0 ? .move(point) : .line(point))
    }
    if isClosed { close() }
  }

  package init(_ rect: Rect) {
    self.init(
      [
        Point(x: rect.x, y: rect.y), Point(x: rect.maxX, y: rect.y),
        Point(x: rect.maxX, y: rect.maxY), Point(x: rect.x, y: rect.maxY),
      ], isClosed: true)
  }

  package var isEmpty: Bool { elements.isEmpty }
  package mutating func move(to point: Point) { elements.append(.move(point)) }
  package mutating func line(to point: Point) { elements.append(.line(point)) }
  package mutating func close() { elements.append(.close) }
  package mutating func circle(center: Point, radius: Double) {
    elements.append(.circle(center: center, radius: radius))
  }
  package mutating func add(_ other: Path) { elements += other.elements }

  package mutating func segment(_ from: Point, _ to: Point) {
    move(to: from)
    line(to: to)
  }
}
