import CQuireKernels

/// What the reducing ops share: which axes go, and whether they stay as extents of 1.
struct Reduction: Sendable {
  let name: String
  /// In rising order, none negative; nil means all.
  let axes: [Int]?
  let keepDims: Bool

  func shape(of input: Shape) throws(TensorError) -> Shape {
    try input.reduced(over: input.axes(axes, operation: name), keepDims: keepDims)
  }

  /// Runs a kernel over the axes.
  /// - Throws: `.value` when there is nothing to reduce and no neutral element.
  func run(
    _ code: quire_reduction, _ input: Tensor, to dtype: DType, hasNeutral: Bool
  ) throws(TensorError) -> Tensor {
    let axes = try input.shape.axes(axes, operation: name)
    let result = try Tensor(
      uninitialized: input.shape.reduced(over: axes, keepDims: keepDims), dtype, operation: name)
    let plan = try Layout(input, axes)
    guard plan.n > 0 || hasNeutral || result.count == 0 else {
      throw TensorError(
        .value, name, "\(name): the tensor of shape \(input.shape) has no element to choose",
        hint: "check that it is not empty first")
    }
    guard
      quire_reduce(
        code, input.dtype.code, plan.tensor.storage.address, result.storage.address,
        Int64(plan.outer), Int64(plan.n), Int64(plan.inner))
    else {
      throw TensorError(
        .memory, name, "\(name): no memory for the partial results of shape \(input.shape)")
    }
    try Cancellation.check(name)
    return result
  }

  /// A result's gradient with the reduced axes put back as extents of 1.
  func restored(_ gradient: Tensor, for input: Tensor) throws(TensorError) -> Tensor {
    let axes = try input.shape.axes(axes, operation: name)
    return try gradient.reshaped(input.shape.reduced(over: axes, keepDims: true))
  }

  /// How many elements become one.
  func extent(of input: Shape) throws(TensorError) -> Int {
    try input.axes(axes, operation: name).reduce(1) { $0 &* input.dims[$1] }
  }

  /// A tensor seen as [outer, n, inner] with the reduced axes in the middle.
  private struct Layout {
    let tensor: Tensor
    let outer: Int, n: Int, inner: Int

    init(_ input: Tensor, _ axes: [Int]) throws(TensorError) {
      let dims = input.shape.dims
      // Extents of 1 stand anywhere.
      let real = axes.filter { dims[$0] != 1 }
      let kept = dims.indices.filter { !axes.contains($0) }
      n = real.reduce(1) { $0 &* dims[$1] }
      guard let first = real.first, let last = real.last else {
        (tensor, outer, inner) = (input, input.count, 1)
        return
      }
      let between = kept.contains { $0 > first && $0 < last && dims[$0] != 1 }
      if between {
        tensor = try input.detached.transposed(kept + axes)
        outer = kept.reduce(1) { $0 &* dims[$1] }
        inner = 1
      } else {
        tensor = input
        outer = kept.filter { $0 < first }.reduce(1) { $0 &* dims[$1] }
        inner = kept.filter { $0 > last }.reduce(1) { $0 &* dims[$1] }
      }
    }
  }
}
