/// The values of a contour mark between its places, by bilinear interpolation.
struct ContourField {
  private let mark: ContourMark

  init(_ mark: ContourMark) { self.mark = mark }

  /// The column at or before a place, and how far beyond it the place lies; nil outside.
  func column(at x: Double) -> (Int, Double)? { ContourField.find(x, in: mark.x) }
  func row(at y: Double) -> (Int, Double)? { ContourField.find(y, in: mark.y) }

  func value(_ column: (Int, Double)?, _ row: (Int, Double)?) -> Double? {
    guard let (column, u) = column, let (row, v) = row else { return nil }
    let width = mark.x.count
    let at = { (r: Int, c: Int) in self.mark.values[r * width + c] }
    let top = at(row, column) * (1 - u) + at(row, column + 1) * u
    let bottom = at(row + 1, column) * (1 - u) + at(row + 1, column + 1) * u
    let value = top * (1 - v) + bottom * v
    return value.isFinite ? value : nil
  }

  private static func find(_ value: Double, in places: [Double]) -> (Int, Double)? {
    guard let first = places.first, let last = places.last, value.isFinite,
      value >= min(first, last), value <= max(first, last)
    else { return nil }
    let rises = first <= last
    var low = 0
    var high = places.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if (places[middle] <= value) == rises { low = middle } else { high = middle }
    }
    let span = places[high] - places[low]
    return (low, span == 0 ? 0 : (value - places[low]) / span)
  }
}

extension ContourMark {
  /// The value whose colour the band around a value takes; nil outside the levels.
  func band(of value: Double) -> Double? {
    guard let first = levels.first, let last = levels.last, value >= first, value <= last,
      let upper = levels.firstIndex(where: { $0 > value })
        ?? (value == last ? levels.count - 1 : nil),
      upper > 0
    else { return nil }
    return (levels[upper - 1] + levels[upper]) / 2
  }
}
