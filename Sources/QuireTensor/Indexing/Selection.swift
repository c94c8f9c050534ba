/// What a subscript selects of a tensor of some shape.
enum Selection {
  /// Places with regular steps: slices and single indices only.
  case view(StridedView)
  /// Places named by index tensors or masks.
  case runs(RunList)

  /// The shape of what is selected.
  var shape: Shape {
    switch self {
    case .view(let view): Shape(view.dims)
    case .runs(let runs): runs.shape
    }
  }

  /// - Throws: `.index` for a place outside its axis or too many indices, `.dtype` for an index
  ///   tensor of floats, `.shape` for a mask or index tensors that do not fit.
  init(_ indices: [TensorIndex], of shape: Shape) throws(TensorError) {
    let parts = try Self.parts(indices, of: shape)
    if parts.contains(where: { if case .places = $0 { true } else { false } }) {
      self = .runs(try AdvancedIndex(parts, of: shape).runs())
      return
    }
    var view = StridedView(offset: 0, dims: [], strides: [])
    let strides = shape.strides
    var axis = 0
    for part in parts {
      switch part {
      case .newAxis:
        view.dims.append(1)
        view.strides.append(0)
        continue
      case .place(let place): view.offset += place &* strides[axis]
      case .range(let range):
        view.offset += range.start &* strides[axis]
        view.dims.append(range.count)
        view.strides.append(range.step &* strides[axis])
      case .places: break
      }
      axis += 1
    }
    // An empty part begins nowhere.
    if view.count == 0 { view.offset = 0 }
    self = .view(view)
  }

  /// One part of a subscript, checked against its axis; all but a new axis use up one axis.
  enum Part {
    case newAxis
    case place(Int)
    case range(ResolvedRange)
    case places(Tensor)
  }

  /// The subscript with the ellipsis and the axes not named written out and masks turned into
  /// places.
  private static func parts(
    _ indices: [TensorIndex], of shape: Shape
  ) throws(TensorError) -> [Part] {
    var named = 0
    var hasEllipsis = false
    for index in indices {
      switch index {
      case .at, .range: named += 1
      case .tensor(let tensor): named += tensor.dtype == .bool ? tensor.rank : 1
      case .newAxis: break
      case .ellipsis:
        guard !hasEllipsis else {
          throw TensorError(.index, "index", "only one ellipsis ('...') is allowed")
        }
        hasEllipsis = true
      }
    }
    guard named <= shape.rank else {
      throw TensorError(
        .index, "index",
        "too many indices: a tensor of shape \(shape) has \(shape.rank) "
          + "\(shape.rank == 1 ? "axis" : "axes"), found \(named) \(named == 1 ? "index" : "indices")",
        hint: "one index for each axis, separated by commas; the last ones may be left out")
    }
    var parts: [Part] = []
    var axis = 0
    func whole(_ axes: Int) throws(TensorError) {
      for _ in 0..<axes {
        parts.append(.range(try ResolvedRange(nil, nil, nil, extent: shape.dims[axis])))
        axis += 1
      }
    }
    for index in indices {
      switch index {
      case .newAxis: parts.append(.newAxis)
      case .ellipsis: try whole(shape.rank - named)
      case .at(let place):
        let extent = shape.dims[axis]
        guard place >= -extent, place < extent else { throw outside(place, axis, shape) }
        parts.append(.place(place < 0 ? place + extent : place))
        axis += 1
      case .range(let start, let stop, let step):
        parts.append(.range(try ResolvedRange(start, stop, step, extent: shape.dims[axis])))
        axis += 1
      case .tensor(let tensor) where tensor.dtype == .bool:
        let masked = Shape(Array(shape.dims[axis..<(axis + tensor.rank)]))
        guard tensor.shape == masked else {
          throw TensorError(
            .shape, "index",
            "the mask has shape \(tensor.shape), the axes it masks have \(masked)",
            hint: "a mask needs one bool for each element or row")
        }
        for places in try tensor.nonzero() { parts.append(.places(places)) }
        axis += tensor.rank
      case .tensor(let tensor):
        guard tensor.dtype.isInteger else {
          throw TensorError(
            .dtype, "index", "an index tensor holds integers or bools, found \(tensor.dtype)",
            hint: "convert them with astype(\"int64\")")
        }
        parts.append(.places(try resolved(tensor, axis, shape)))
        axis += 1
      }
    }
    if !hasEllipsis { try whole(shape.rank - axis) }
    return parts
  }

  /// Index tensors as int64 counted from the start.
  private static func resolved(
    _ tensor: Tensor, _ axis: Int, _ shape: Shape
  ) throws(TensorError) -> Tensor {
    let extent = shape.dims[axis]
    var places = try tensor.integers()
    try Cancellation.pieces(of: places.count, "index") { (piece) throws(TensorError) in
      for position in piece {
        let place = places[position]
        guard place >= -extent, place < extent else { throw outside(place, axis, shape) }
        if place < 0 { places[position] = place + extent }
      }
    }
    return try Tensor(places, shape: tensor.shape)
  }

  private static func outside(_ place: Int, _ axis: Int, _ shape: Shape) -> TensorError {
    TensorError(
      .index, "index",
      "index \(place) is out of bounds for axis \(axis) with extent \(shape.dims[axis])"
        + (shape.rank > 1 ? " of a tensor of shape \(shape)" : ""),
      hint: shape.dims[axis] == 0
        ? "the axis is empty"
        : "it must lie from \(-shape.dims[axis]) to \(shape.dims[axis] - 1)")
  }
}
