extension Tensor {
  /// The same elements under another shape; one extent may be -1 to be worked out.
  package func reshaped(_ target: Shape) throws(TensorError) -> Tensor {
    guard let open = target.dims.firstIndex(of: -1) else {
      return target == shape ? self : try Reshape(target)(self)
    }
    guard target.dims.lastIndex(of: -1) == open else {
      throw TensorError(
        .shape, "reshape", "reshape: only one extent may be -1, found \(target)",
        hint: "-1 means: whatever is left for this axis", argument: "shape")
    }
    var dims = target.dims
    dims[open] = 1
    let known = try Shape(dims).elementCount(operation: "reshape")
    guard known > 0, count % known == 0 else {
      throw TensorError(
        .shape, "reshape",
        "reshape: shape \(shape) has \(count) elements, which \(target) does not divide",
        hint: "the other extents must divide \(count)", argument: "shape")
    }
    dims[open] = count / known
    return try Reshape(Shape(dims))(self)
  }

  /// The axes in the given order, reversed without one.
  /// - Throws: `.value` unless every axis is named once.
  package func transposed(_ order: [Int]? = nil) throws(TensorError) -> Tensor {
    guard let order else { return try transposed(Array((0..<rank).reversed())) }
    let axes = try order.map { (axis) throws(TensorError) in
      try shape.axis(axis, operation: "transpose")
    }
    guard axes.count == rank, Set(axes).count == rank else {
      throw TensorError(
        .value, "transpose",
        "transpose: expected every axis of shape \(shape) once, found \(order)",
        hint: "without arguments the axes are reversed, as x.T does", argument: "axes")
    }
    return axes == Array(0..<rank) ? self : try Transpose(axes)(self)
  }

  /// Two axes changed for each other.
  package func swapped(_ a: Int, _ b: Int) throws(TensorError) -> Tensor {
    var order = Array(0..<rank)
    order.swapAt(
      try shape.axis(a, operation: "swapaxes"), try shape.axis(b, operation: "swapaxes"))
    return try transposed(order)
  }

  /// Stretched to another shape by the rule of broadcasting.
  package func broadcast(to target: Shape) throws(TensorError) -> Tensor {
    shape == target ? self : try BroadcastTo(target)(self)
  }

  /// With an axis of extent 1 put before `axis` of the result.
  package func expanded(axis: Int) throws(TensorError) -> Tensor {
    let wider = Shape(shape.dims + [1])
    let place = try wider.axis(axis, operation: "expand_dims")
    var dims = shape.dims
    dims.insert(1, at: place)
    return try reshaped(Shape(dims))
  }

  /// Without the given axes of extent 1, or without all such axes.
  package func squeezed(axes: [Int]? = nil) throws(TensorError) -> Tensor {
    let gone: [Int]
    if let axes {
      gone = try shape.axes(axes, operation: "squeeze")
      for axis in gone where shape.dims[axis] != 1 {
        throw TensorError(
          .shape, "squeeze",
          "squeeze: axis \(axis) of shape \(shape) has extent \(shape.dims[axis]), not 1",
          hint: "only axes of extent 1 can go", argument: "axis")
      }
    } else {
      gone = shape.dims.indices.filter { shape.dims[$0] == 1 }
    }
    return try reshaped(shape.reduced(over: gone, keepDims: false))
  }

  package static func concatenate(
    _ tensors: [Tensor], axis: Int = 0
  ) throws(TensorError) -> Tensor {
    try Concatenate(axis: axis).apply(tensors)
  }

  /// Tensors of one shape as slices along a new axis.
  package static func stack(_ tensors: [Tensor], axis: Int = 0) throws(TensorError) -> Tensor {
    guard let first = tensors.first else {
      throw TensorError(
        .value, "stack", "stack: expected at least one tensor, found none", argument: "arrays")
    }
    if let other = tensors.first(where: { $0.shape != first.shape }) {
      throw TensorError(
        .shape, "stack",
        "stack: expected tensors of one shape, found \(first.shape) and \(other.shape)",
        hint: "concatenate joins along an axis that is there already", argument: "arrays")
    }
    let place = try Shape(first.shape.dims + [1]).axis(axis, operation: "stack")
    return try concatenate(
      tensors.map { (tensor) throws(TensorError) in try tensor.expanded(axis: place) },
      axis: place)
  }

  /// Cut along an axis before each of the given positions.
  package func split(at positions: [Int], axis: Int = 0) throws(TensorError) -> [Tensor] {
    let axis = try shape.axis(axis, operation: "split")
    var parts: [Tensor] = []
    var start = 0
    for stop in positions + [shape.dims[axis]] {
      parts.append(try sliced(axis: axis, start: start, stop: Swift.max(stop, start)))
      start = Swift.max(stop, start)
    }
    return parts
  }

  /// Cut along an axis into parts of equal extent.
  package func split(into parts: Int, axis: Int = 0) throws(TensorError) -> [Tensor] {
    let extent = shape.dims[try shape.axis(axis, operation: "split")]
    guard parts > 0, extent % parts == 0 else {
      throw TensorError(
        .value, "split",
        "split: axis \(axis) of shape \(shape) does not divide into \(parts) equal parts",
        hint: "give the positions to cut at", argument: "indices_or_sections")
    }
    return try split(at: (1..<parts).map { $0 * (extent / parts) }, axis: axis)
  }

  /// In reverse order along the given axes, or along all.
  package func flipped(_ axes: [Int]? = nil) throws(TensorError) -> Tensor {
    var view = StridedView(offset: 0, dims: shape.dims, strides: shape.strides)
    for axis in try shape.axes(axes, operation: "flip") where shape.dims[axis] > 0 {
      view.offset += (shape.dims[axis] - 1) &* view.strides[axis]
      view.strides[axis] = -view.strides[axis]
    }
    return try GatherView(view: view)(self)
  }

  /// The whole tensor laid out again and again along each axis.
  package func tiled(_ repeats: [Int]) throws(TensorError) -> Tensor {
    let rank = Swift.max(self.rank, repeats.count)
    let dims = [Int](repeating: 1, count: rank - self.rank) + shape.dims
    let times = [Int](repeating: 1, count: rank - repeats.count) + repeats
    var from: [Int] = []
    var stretched: [Int] = []
    var target: [Int] = []
    for (extent, times) in zip(dims, times) {
      guard times >= 0 else {
        throw TensorError(
          .value, "tile", "tile: expected repeats from 0, found \(times)", argument: "reps")
      }
      from += [1, extent]
      stretched += [times, extent]
      let (product, overflow) = extent.multipliedReportingOverflow(by: times)
      target.append(overflow ? Int.max : product)
    }
    _ = try Shape(target).elementCount(operation: "tile")
    return try reshaped(Shape(from)).broadcast(to: Shape(stretched)).reshaped(Shape(target))
  }

  /// Every element repeated along an axis, or every element of all in order.
  package func repeated(_ times: Int, axis: Int? = nil) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([count]).repeated(times, axis: 0) }
    guard times >= 0 else {
      throw TensorError(
        .value, "repeat", "repeat: expected repeats from 0, found \(times)",
        argument: "repeats")
    }
    let place = try shape.axis(axis, operation: "repeat")
    var stretched = shape.dims
    stretched.insert(times, at: place + 1)
    var target = shape.dims
    let (product, overflow) = target[place].multipliedReportingOverflow(by: times)
    target[place] = overflow ? Int.max : product
    _ = try Shape(target).elementCount(operation: "repeat")
    return try expanded(axis: place + 1).broadcast(to: Shape(stretched)).reshaped(Shape(target))
  }

  /// The elements start ..< stop along an axis; both must lie within it.
  package func sliced(axis: Int, start: Int, stop: Int) throws(TensorError) -> Tensor {
    let axis = try shape.axis(axis, operation: "slice")
    guard start >= 0, start <= stop, stop <= shape.dims[axis] else {
      throw TensorError(
        .index, "slice",
        "slice: \(start) to \(stop) is not within axis \(axis) of shape \(shape)")
    }
    var view = StridedView(offset: 0, dims: shape.dims, strides: shape.strides)
    view.offset = start &* view.strides[axis]
    view.dims[axis] = stop - start
    return try GatherView(view: view)(self)
  }
}
