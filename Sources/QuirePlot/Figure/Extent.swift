/// The smallest and largest of some finite numbers.
struct Extent: Sendable, Equatable {
  private(set) var lower: Double?
  private(set) var upper: Double?

  mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    if let lower, let upper {
      self.lower = value < lower ? value : lower
      self.upper = value > upper ? value : upper
    } else {
      (lower, upper) = (value, value)
    }
  }

  mutating func include(_ values: [Double], positiveOnly: Bool = false) {
    var low = Double.infinity
    var high = -Double.infinity
    let floor = positiveOnly ? Double.leastNonzeroMagnitude : -Double.greatestFiniteMagnitude
    values.withUnsafeBufferPointer { values in
      Cancellation.pieces(of: values.count) { piece in
        for value in values[piece] where value >= floor && value <= .greatestFiniteMagnitude {
          if value < low { low = value }
          if value > high { high = value }
        }
      }
    }
    include(low)
    include(high)
  }

  mutating func include(_ other: Extent) {
    if let lower = other.lower { include(lower) }
    if let upper = other.upper { include(upper) }
  }
}
