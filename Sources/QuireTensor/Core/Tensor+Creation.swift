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
    result.storage.address.initializeMemory(as: UInt8.self, repeating: 0, count: result.byteCount)
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
    let base = result.storage.address
    let count = result.count
    switch dtype {
    case .float32: base.initializeMemory(as: Float.self, repeating: Float(value), count: count)
    case .float64: base.initializeMemory(as: Double.self, repeating: value, count: count)
    case .int32:
      let element = Int32(truncatingIfNeeded: Int(exactly: value.rounded(.towardZero)) ?? 0)
      base.initializeMemory(as: Int32.self, repeating: element, count: count)
    case .int64:
      let element = Int(exactly: value.rounded(.towardZero)) ?? 0
      base.initializeMemory(as: Int.self, repeating: element, count: count)
    case .uint8:
      let element = UInt8(truncatingIfNeeded: Int(exactly: value.rounded(.towardZero)) ?? 0)
      base.initializeMemory(as: UInt8.self, repeating: element, count: count)
    case .bool:
      base.initializeMemory(as: Bool.self, repeating: value != 0, count: count)
    }
    return result
  }

}
