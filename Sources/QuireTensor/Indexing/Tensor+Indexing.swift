extension Tensor {
  /// What a subscript selects, as NumPy would but always as a copy.
  package func subscripted(_ indices: [TensorIndex]) throws(TensorError) -> Tensor {
    switch try Selection(indices, of: shape) {
    case .view(let view): try GatherView(view: view)(self)
    case .runs(let runs): try GatherRuns(runs: runs)(self)
    }
  }

  /// Writes `value`, broadcast and converted, to what a subscript selects; where a place is named
  /// twice the last value stays.
  /// - Throws: `.shape` when the value does not stretch to the selection, `.gradient` when a tape
  ///   that records tracks this tensor.
  package mutating func assign(
    _ indices: [TensorIndex], _ value: Tensor
  ) throws(TensorError) {
    guard !links.contains(where: { $0.records.isRecording }) else {
      throw TensorError(
        .gradient, "assignment",
        "assignment: a gradient tape watches this tensor, and a change would not be recorded",
        hint: "build a new tensor with where or concatenate, or assign outside the tape")
    }
    let selection = try Selection(indices, of: shape)
    let target = selection.shape
    // Leading extents of 1 of the value may be surplus.
    var value = value.detached
    while value.rank > target.rank, value.shape.dims[0] == 1 {
      value = try value.reshaped(Shape(Array(value.shape.dims.dropFirst())))
    }
    guard value.shape.stretches(to: target) else {
      throw TensorError(
        .shape, "assignment",
        "assignment: a value of shape \(value.shape) does not fit a selection of shape \(target)",
        hint: target.rank == 0
          ? "one element takes one number"
          : "it takes values of shape \(target), or one number for all")
    }
    let elements = try value.cast(to: dtype).broadcast(to: target)
    guard elements.count > Self.interruptibleWrite else {
      return try Cancellation.shielded { () throws(TensorError) in
        try write(elements, to: selection)
      }
    }
    // A long change is made to a copy, so that it may stop half way and nobody sees it.
    var changed = self
    do throws(TensorError) {
      try changed.write(elements, to: selection)
      self = changed
    } catch  where error.kind == .memory {
      changed = try Tensor(scalar: 0.0)
      try Cancellation.shielded { () throws(TensorError) in
        try write(elements, to: selection)
      }
    }
  }

  /// The most elements that are written without a way to stop: some ten milliseconds.
  private static let interruptibleWrite = 1 << 24

  private mutating func write(
    _ elements: Tensor, to selection: Selection
  ) throws(TensorError) {
    switch selection {
    case .view(let view): try view.scatter(elements, into: &self)
    case .runs(let runs): try runs.scatter(elements, into: &self)
    }
  }

  /// Rows chosen along an axis by an integer tensor of any shape, or elements of all in order.
  package func take(_ places: Tensor, axis: Int? = nil) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([count]).take(places, axis: 0) }
    let place = try shape.axis(axis, operation: "take")
    return try subscripted([TensorIndex](repeating: .all, count: place) + [.tensor(places)])
  }

  /// For every place along `axis` the element that `places` names there (NumPy's take_along_axis).
  package func takeAlong(_ places: Tensor, axis: Int) throws(TensorError) -> Tensor {
    let axis = try shape.axis(axis, operation: "take_along_axis")
    guard places.rank == rank else {
      throw TensorError(
        .shape, "take_along_axis",
        "take_along_axis: expected indices with \(rank) axes, found shape \(places.shape)")
    }
    var indices: [TensorIndex] = []
    for other in 0..<rank {
      guard other != axis else {
        indices.append(.tensor(places))
        continue
      }
      var dims = [Int](repeating: 1, count: rank)
      dims[other] = shape.dims[other]
      indices.append(.tensor(try .arange(0, dims[other]).reshaped(Shape(dims))))
    }
    return try subscripted(indices)
  }

  /// For each axis the places of the elements that are not zero, in row-major order.
  package func nonzero() throws(TensorError) -> [Tensor] {
    let truth = try cast(to: .bool)
    // Counted first: places that outgrow their memory are copied in one step.
    var found = 0
    try Cancellation.pieces(of: count, "nonzero") { piece in
      truth.withUnsafeBytes { bytes in for place in piece where bytes[place] != 0 { found += 1 } }
    }
    var flat: [Int] = []
    flat.reserveCapacity(found)
    try Cancellation.pieces(of: count, "nonzero") { piece in
      truth.withUnsafeBytes { bytes in
        for place in piece where bytes[place] != 0 { flat.append(place) }
      }
    }
    var result: [Tensor] = []
    for (extent, stride) in zip(shape.dims, shape.strides) {
      let places = try Cancellation.map(flat.count, "nonzero") { flat[$0] / stride % extent }
      result.append(try Tensor(places))
    }
    return result
  }
}
