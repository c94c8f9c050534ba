/// One part of a subscript such as `x[1, ::2, None, ..., mask]`.
package enum TensorIndex {
  /// One place, counted from the end where negative; the axis goes.
  case at(Int)
  /// start:stop:step with Python's meaning.
  case range(start: Int?, stop: Int?, step: Int?)
  /// `None`: a new axis of extent 1.
  case newAxis
  /// `...`: every axis not named.
  case ellipsis
  /// Integers choose places, bools mask them.
  case tensor(Tensor)

  /// `:`, a whole axis.
  package static var all: TensorIndex { .range(start: nil, stop: nil, step: nil) }
}

/// start:stop:step brought within an axis, as Python's `slice.indices` does.
struct ResolvedRange {
  let start: Int
  let step: Int
  let count: Int

  init(_ start: Int?, _ stop: Int?, _ step: Int?, extent: Int) throws(TensorError) {
    let step = step ?? 1
    guard step != 0, step != .min else {
      throw TensorError(.value, "slice", "slice: the step cannot be \(step)")
    }
    // Going down, the place before the first is a valid end.
    let (lowest, highest) = step > 0 ? (0, extent) : (-1, extent - 1)
    func place(_ number: Int?, _ missing: Int) -> Int {
      guard let number else { return missing }
      if number >= 0 { return Swift.min(number, highest) }
      return Swift.max(number &+ extent, lowest)
    }
    let first = place(start, step > 0 ? lowest : highest)
    let last = place(stop, step > 0 ? highest : lowest)
    self.start = first
    self.step = step
    let distance = step > 0 ? last - first : first - last
    count = distance <= 0 ? 0 : (distance - 1) / Int(step.magnitude) + 1
  }
}
