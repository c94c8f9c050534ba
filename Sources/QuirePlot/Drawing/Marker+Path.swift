extension Marker {
  /// The outline of this shape around a point, `size` points across.
  func path(at center: Point, size: Double) -> Path {
    let half = size / 2
    func points(_ places: [(Double, Double)]) -> Path {
      Path(
        places.map { Point(x: center.x + $0.0 * half, y: center.y + $0.1 * half) }, isClosed: true)
    }
    func strokes(_ pairs: [((Double, Double), (Double, Double))]) -> Path {
      var path = Path()
      for (a, b) in pairs {
        path.segment(
          Point(x: center.x + a.0 * half, y: center.y + a.1 * half),
          Point(x: center.x + b.0 * half, y: center.y + b.1 * half))
      }
      return path
    }
    switch self {
    case .none: return Path()
    case .circle, .point:
      var path = Path()
      path.circle(center: center, radius: half)
      return path
    case .pixel: return Path(Rect(x: center.x - 0.4, y: center.y - 0.4, width: 0.8, height: 0.8))
    case .square: return points([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case .diamond: return points([(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)])
    case .thinDiamond: return points([(0, -1.2), (0.72, 0), (0, 1.2), (-0.72, 0)])
    case .triangleUp: return points([(0, -1), (1, 0.85), (-1, 0.85)])
    case .triangleDown: return points([(0, 1), (-1, -0.85), (1, -0.85)])
    case .triangleLeft: return points([(-1, 0), (0.85, -1), (0.85, 1)])
    case .triangleRight: return points([(1, 0), (-0.85, 1), (-0.85, -1)])
    case .pentagon: return points(Marker.ring(5))
    case .hexagon: return points(Marker.ring(6))
    case .star:
      let outer = Marker.ring(5)
      let inner = Marker.ring(5, radius: 0.42, turn: .pi / 5)
      return points(zip(outer, inner).flatMap { [$0, $1] })
    case .plus: return strokes([((-1, 0), (1, 0)), ((0, -1), (0, 1))])
    case .cross: return strokes([((-0.8, -0.8), (0.8, 0.8)), ((-0.8, 0.8), (0.8, -0.8))])
    case .verticalLine: return strokes([((0, -1), (0, 1))])
    case .horizontalLine: return strokes([((-1, 0), (1, 0))])
    case .filledPlus: return points(Marker.cross(turn: 0))
    case .filledCross: return points(Marker.cross(turn: .pi / 4))
    }
  }

  private static func ring(
    _ count: Int, radius: Double = 1, turn: Double = 0
  ) -> [(Double, Double)] {
    (0..<count).map { index in
      let angle = 2 * .pi * Double(index) / Double(count) - .pi / 2 + turn
      return (radius * cosine(angle), radius * sine(angle))
    }
  }

  /// A cross with thick arms.
  private static func cross(turn: Double) -> [(Double, Double)] {
    let a = 0.34
    let arms: [(Double, Double)] = [
      (-a, -1), (a, -1), (a, -a), (1, -a), (1, a), (a, a), (a, 1), (-a, 1), (-a, a), (-1, a),
      (-1, -a), (-a, -a),
    ]
    let (c, s) = (cosine(turn), sine(turn))
    return arms.map { ($0.0 * c - $0.1 * s, $0.0 * s + $0.1 * c) }
  }
}
