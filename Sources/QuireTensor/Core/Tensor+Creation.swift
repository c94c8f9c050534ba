import CQuireKernels

extension Tensor {
  /// A tensor of the given elements in row-major order; without a shape, a vector.
  /// - Throws: `.shape` when the count is not the shape's.
  package init<T: TensorElement>(_ elements: [T], shape: Shape? = nil) throws(TensorError) {
    let shape = shape ?? Shape([elements.count])
    let expected = try shape.elementCount(operation: "tensor")
    guard expected == elements.count else {
      throw TensorError(
        .shape, "tensor",
        "tensor: shape \(shape) needs \(expected) elements, found \(elements.count)")
    }
    try self.init(uninitialized: shape, T.dtype, operation: "tensor")
    let bytes = byteCount
    elements.withUnsafeBytes { source in
      if let start = source.baseAddress {
        storage.address.copyMemory(from: start, byteCount: bytes)
      }
    }
  }

  /// A tensor of one element and no axes.
  package init<T: TensorElement>(scalar: T) throws(TensorError) {
    try self.init([scalar], shape: [])
  }

  /// A plain number, which takes the type of the tensor it meets where that can hold it.
  package static func weak<T: TensorElement>(_ number: T) throws(TensorError) -> Tensor {
    var tensor = try Tensor(scalar: number)
    tensor.isWeak = true
    return tensor
  }

  package static func zeros(
    _ shape: Shape, _ dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    let result = try Tensor(uninitialized: shape, dtype, operation: "zeros")
    try result.fill(UInt64(0), operation: "zeros")
    return result
  }

  package static func ones(
    _ shape: Shape, _ dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    try full(shape, 1, dtype, operation: "ones")
  }

  /// A tensor of one repeated value, converted to `dtype` as `astype` does.
  package static func full(
    _ shape: Shape, _ value: Double, _ dtype: DType = .float32, operation: String = "full"
  ) throws(TensorError) -> Tensor {
    let result = try Tensor(uninitialized: shape, dtype, operation: operation)
    let whole = Int(exactly: value.rounded(.towardZero)) ?? 0
    switch dtype {
    case .float32: try result.fill(Float(value), operation: operation)
    case .float64: try result.fill(value, operation: operation)
    case .int32: try result.fill(Int32(truncatingIfNeeded: whole), operation: operation)
    case .int64: try result.fill(whole, operation: operation)
    case .uint8: try result.fill(UInt8(truncatingIfNeeded: whole), operation: operation)
    case .bool: try result.fill(value != 0, operation: operation)
    }
    return result
  }

  /// Writes one element, which is at least as wide as this tensor's, over all.
  private func fill<T: BitwiseCopyable>(_ element: T, operation: String) throws(TensorError) {
    Swift.withUnsafeBytes(of: element) { bytes in
      quire_fill(Int32(dtype.byteSize), bytes.baseAddress, storage.address, Int64(count))
    }
    try Cancellation.check(operation)
  }
}
