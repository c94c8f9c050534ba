/// A subscript with index tensors, by NumPy's rules: the index tensors (single places among them)
/// are broadcast together and stand where the first of them stood, or in front when slices part
/// them.
struct AdvancedIndex {
  /// The axes of the result before and after the broadcast indices.
  private var before: [Axis] = []
  private var after: [Axis] = []
  /// For each place of the broadcast indices the offset of the element it begins at.
  private var places: [Int]
  private var shape: Shape = []

  private struct Axis {
    let count: Int
    let stride: Int
  }

  init(_ parts: [Selection.Part], of shape: Shape) throws(TensorError) {
    let strides = shape.strides
    var offset = 0
    var chosen: [(tensor: Tensor, stride: Int)] = []
    // Where the first and last index stand among the parts, for whether slices part them.
    var span: (first: Int, last: Int, count: Int)?
    var axis = 0
    var slices: [(position: Int, axis: Axis)] = []
    for (position, part) in parts.enumerated() {
      switch part {
      case .newAxis:
        slices.append((position, Axis(count: 1, stride: 0)))
        continue
      case .range(let range):
        offset += range.count == 0 ? 0 : range.start &* strides[axis]
        slices.append((position, Axis(count: range.count, stride: range.step &* strides[axis])))
      case .place(let place): offset += place &* strides[axis]
      case .places(let tensor): chosen.append((tensor, strides[axis]))
      }
      switch part {
      case .place, .places:
        span = (span?.first ?? position, position, (span?.count ?? 0) + 1)
      case .newAxis, .range: break
      }
      axis += 1
    }
    for item in chosen {
      self.shape = try Shape.broadcast(self.shape, item.tensor.shape, operation: "index")
    }
    places = [Int](repeating: offset, count: try self.shape.elementCount(operation: "index"))
    for item in chosen {
      let numbers = try item.tensor.broadcast(to: self.shape).integers()
      try Cancellation.pieces(of: places.count, "index") { piece in
        for position in piece { places[position] += numbers[position] &* item.stride }
      }
    }
    let together = span.map { $0.last - $0.first + 1 == $0.count } ?? true
    let first = together ? span?.first ?? 0 : 0
    before = slices.filter { $0.position < first }.map(\.axis)
    after = slices.filter { $0.position >= first }.map(\.axis)
  }

  /// The selected elements as runs as long as the last axes are read whole.
  func runs() throws(TensorError) -> RunList {
    var length = 1
    var stepped = after
    while let last = stepped.last, last.count == 1 || last.stride == length {
      length = length &* last.count
      stepped.removeLast()
    }
    let result = Shape(before.map(\.count) + shape.dims + after.map(\.count))
    let count = try result.elementCount(operation: "index")
    guard count > 0, length > 0 else {
      return RunList(offsets: try Tensor([Int]()), length: 1, shape: result)
    }
    var offsets = [0]
    offsets = try Self.combined(offsets, before)
    let places = places
    offsets = try Self.combined(offsets, places.count) { places[$0] }
    offsets = try Self.combined(offsets, stepped)
    if length == 1 { return RunList(offsets: try Tensor(offsets), length: 1, shape: result) }
    // A run must begin at a multiple of its length.
    guard offsets.allSatisfy({ $0 % length == 0 }) else {
      let single = try Self.combined(offsets, [Axis(count: length, stride: 1)])
      return RunList(offsets: try Tensor(single), length: 1, shape: result)
    }
    let numbers = try Cancellation.map(offsets.count, "index") { offsets[$0] / length }
    return RunList(offsets: try Tensor(numbers), length: length, shape: result)
  }

  private static func combined(
    _ offsets: [Int], _ axes: [Axis]
  ) throws(TensorError) -> [Int] {
    var result = offsets
    for axis in axes { result = try combined(result, axis.count) { $0 * axis.stride } }
    return result
  }

  /// Every offset followed by each of `count` steps.
  private static func combined(
    _ offsets: [Int], _ count: Int, _ step: (Int) -> Int
  ) throws(TensorError) -> [Int] {
    guard count > 0 else { return [] }
    if offsets == [0] { return try Cancellation.map(count, "index", step) }
    return try Cancellation.map(offsets.count &* count, "index") {
      offsets[$0 / count] + step($0 % count)
    }
  }
}
