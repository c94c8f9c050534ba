import CQuireKernels

/// Reductions over the given axes, counted from the end where negative; nil means all.
extension Tensor {
  package func sum(axes: [Int]? = nil, keepDims: Bool = false) throws(TensorError) -> Tensor {
    try Sum(axes: axes, keepDims: keepDims)(self)
  }

  package func mean(axes: [Int]? = nil, keepDims: Bool = false) throws(TensorError) -> Tensor {
    try Mean(axes: axes, keepDims: keepDims)(self)
  }

  package func product(axes: [Int]? = nil, keepDims: Bool = false) throws(TensorError) -> Tensor {
    try Product(axes: axes, keepDims: keepDims)(self)
  }

  package func max(axes: [Int]? = nil, keepDims: Bool = false) throws(TensorError) -> Tensor {
    try Extreme(.max, axes: axes, keepDims: keepDims)(self)
  }

  package func min(axes: [Int]? = nil, keepDims: Bool = false) throws(TensorError) -> Tensor {
    try Extreme(.min, axes: axes, keepDims: keepDims)(self)
  }

  /// The mean squared distance from the mean; `correction` is taken off the count (NumPy's ddof).
  package func variance(
    axes: [Int]? = nil, keepDims: Bool = false, correction: Int = 0
  ) throws(TensorError) -> Tensor {
    let x = try astype(dtype.floating)
    let squares = try (x - x.mean(axes: axes, keepDims: true)).square()
    guard correction != 0 else { return try squares.mean(axes: axes, keepDims: keepDims) }
    let count = try Reduction(name: "var", axes: axes, keepDims: keepDims).extent(of: shape)
    return try squares.sum(axes: axes, keepDims: keepDims)
      / Swift.max(0, Double(count) - Double(correction))
  }

  package func standardDeviation(
    axes: [Int]? = nil, keepDims: Bool = false, correction: Int = 0
  ) throws(TensorError) -> Tensor {
    try variance(axes: axes, keepDims: keepDims, correction: correction).sqrt()
  }

  /// Whether any element is not zero.
  package func any(axes: [Int]? = nil, keepDims: Bool = false) throws(TensorError) -> Tensor {
    try Reduction(name: "any", axes: axes, keepDims: keepDims)
      .run(QUIRE_MAX, cast(to: .bool), to: .bool, hasNeutral: true)
  }

  /// Whether no element is zero.
  package func all(axes: [Int]? = nil, keepDims: Bool = false) throws(TensorError) -> Tensor {
    try Reduction(name: "all", axes: axes, keepDims: keepDims)
      .run(QUIRE_MIN, cast(to: .bool), to: .bool, hasNeutral: true)
  }

  /// The position of the greatest element along an axis, or among all; the first of equals.
  package func argmax(axis: Int? = nil, keepDims: Bool = false) throws(TensorError) -> Tensor {
    try position(QUIRE_ARGMAX, "argmax", axis, keepDims)
  }

  /// The position of the least element along an axis, or among all; the first of equals.
  package func argmin(axis: Int? = nil, keepDims: Bool = false) throws(TensorError) -> Tensor {
    try position(QUIRE_ARGMIN, "argmin", axis, keepDims)
  }

  /// Running sums along an axis, or of all elements in row-major order.
  package func cumulativeSum(axis: Int? = nil) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([count]).cumulativeSum(axis: 0) }
    return try CumulativeSum(axis: axis)(self)
  }

  /// Running products along an axis, or of all elements; no gradient flows.
  package func cumulativeProduct(axis: Int? = nil) throws(TensorError) -> Tensor {
    guard let axis else { return try reshaped([count]).cumulativeProduct(axis: 0) }
    return try cumulated(QUIRE_PROD, axis: axis, operation: "cumprod")
  }

  func cumulated(
    _ code: quire_reduction, axis: Int, operation: String
  ) throws(TensorError) -> Tensor {
    let axis = try shape.axis(axis, operation: operation)
    let x = try cast(to: dtype.accumulator)
    let result = try Tensor(uninitialized: shape, x.dtype, operation: operation)
    let n = shape.dims[axis]
    let inner = shape.dims[(axis + 1)...].reduce(1, &*)
    if result.count > 0 {
      quire_cumulate(
        code, x.dtype.code, x.storage.address, result.storage.address, Int64(count / n / inner),
        Int64(n), Int64(inner))
      try Cancellation.check(operation)
    }
    return result
  }

  private func position(
    _ code: quire_reduction, _ name: String, _ axis: Int?, _ keepDims: Bool
  ) throws(TensorError) -> Tensor {
    if let axis {
      return try Reduction(name: name, axes: [axis], keepDims: keepDims)
        .run(code, self, to: .int64, hasNeutral: false)
    }
    let flat = try detached.reshaped([count])
    let found = try Reduction(name: name, axes: nil, keepDims: false)
      .run(code, flat, to: .int64, hasNeutral: false)
    return keepDims ? try found.reshaped(Shape(shape.dims.map { _ in 1 })) : found
  }
}
