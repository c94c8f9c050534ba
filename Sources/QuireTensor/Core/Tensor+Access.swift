extension Tensor {
  /// The elements' bytes.
  package func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
    withExtendedLifetime(storage) {
      body(UnsafeRawBufferPointer(start: storage.address, count: byteCount))
    }
  }

  /// The elements' bytes for writing; the tensor is no longer tracked by any tape.
  package mutating func withUnsafeMutableBytes<R>(
    _ body: (UnsafeMutableRawBufferPointer) -> R
  ) throws(TensorError) -> R {
    try makeUnique(operation: "write")
    return withExtendedLifetime(storage) {
      body(UnsafeMutableRawBufferPointer(start: storage.address, count: byteCount))
    }
  }

  /// The elements as values of `T`.
  /// - Throws: `.dtype` when they are of another type.
  package func withBuffer<T: TensorElement, R>(
    of type: T.Type, _ body: (UnsafeBufferPointer<T>) throws(TensorError) -> R
  ) throws(TensorError) -> R {
    try check(type)
    defer { withExtendedLifetime(storage) {} }
    return try body(
      UnsafeBufferPointer(start: storage.address.assumingMemoryBound(to: T.self), count: count))
  }

  /// The elements as values of `T` for writing; the tensor is no longer tracked by any tape.
  /// - Throws: `.dtype` when they are of another type.
  package mutating func withMutableBuffer<T: TensorElement, R>(
    of type: T.Type, _ body: (UnsafeMutableBufferPointer<T>) throws(TensorError) -> R
  ) throws(TensorError) -> R {
    try check(type)
    try makeUnique(operation: "write")
    defer { withExtendedLifetime(storage) {} }
    return try body(
      UnsafeMutableBufferPointer(
        start: storage.address.assumingMemoryBound(to: T.self), count: count))
  }

  /// The elements in row-major order.
  /// - Throws: `.dtype` when they are not of type `T`; `astype` converts.
  package func values<T: TensorElement>(as type: T.Type = T.self) throws(TensorError) -> [T] {
    try withBuffer(of: type) { (buffer) throws(TensorError) in Array(buffer) }
  }

  /// The elements of a float32 tensor.
  package func floats() throws(TensorError) -> [Float] { try values(as: Float.self) }

  /// The elements of any tensor as doubles; int64 beyond 2^53 lose their last digits.
  /// - Throws: `.cancelled` when the work was stopped.
  package func doubles() throws(TensorError) -> [Double] {
    try Cancellation.map(count, "values") { double(at: $0) }
  }

  /// The elements of any tensor as integers; fractions are cut off, NaN and what does not fit are 0.
  /// - Throws: `.cancelled` when the work was stopped.
  package func integers() throws(TensorError) -> [Int] {
    try Cancellation.map(count, "values") { integer(at: $0) }
  }

  /// The only element.
  /// - Throws: `.value` when there is none or more than one.
  package func item() throws(TensorError) -> Double {
    guard count == 1 else {
      throw TensorError(
        .value, "item", "item: expected a tensor of one element, found shape \(shape)",
        hint: "index it first, or reduce it with sum, mean or max")
    }
    return double(at: 0)
  }

  /// The element at a position of the row-major order, as a double.
  package func double(at position: Int) -> Double {
    let base = storage.address
    return switch dtype {
    case .float32: Double(base.load(fromByteOffset: position &* 4, as: Float.self))
    case .float64: base.load(fromByteOffset: position &* 8, as: Double.self)
    case .int32: Double(base.load(fromByteOffset: position &* 4, as: Int32.self))
    case .int64: Double(base.load(fromByteOffset: position &* 8, as: Int.self))
    case .uint8, .bool: Double(base.load(fromByteOffset: position, as: UInt8.self))
    }
  }

  /// The element at a position of the row-major order, as an integer.
  package func integer(at position: Int) -> Int {
    let base = storage.address
    return switch dtype {
    case .float32, .float64: Int(exactly: double(at: position).rounded(.towardZero)) ?? 0
    case .int32: Int(base.load(fromByteOffset: position &* 4, as: Int32.self))
    case .int64: base.load(fromByteOffset: position &* 8, as: Int.self)
    case .uint8, .bool: Int(base.load(fromByteOffset: position, as: UInt8.self))
    }
  }

  private func check<T: TensorElement>(_ type: T.Type) throws(TensorError) {
    guard T.dtype == dtype else {
      throw TensorError(
        .dtype, "values", "expected a tensor of \(T.dtype), found \(dtype)",
        hint: "convert it with astype(\"\(T.dtype)\")")
    }
  }
}
