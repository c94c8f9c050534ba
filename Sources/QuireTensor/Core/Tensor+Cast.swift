import CQuireKernels

extension Tensor {
  /// The elements converted to `dtype`: fractions are cut off, anything but zero is true.
  ///
  /// No tape sees it; `astype` is the recorded form.
  func cast(to dtype: DType, operation: String = "astype") throws(TensorError) -> Tensor {
    if dtype == self.dtype {
      var same = detached
      same.isWeak = false
      return same
    }
    let result = try Tensor(uninitialized: shape, dtype, operation: operation)
    quire_cast(
      self.dtype.code, dtype.code, storage.address, result.storage.address, Int64(count))
    try Cancellation.check(operation)
    return result
  }
}

extension DType {
  /// The kernels' number of this type.
  package var code: quire_dtype {
    switch self {
    case .float32: QUIRE_F32
    case .float64: QUIRE_F64
    case .int32: QUIRE_I32
    case .int64: QUIRE_I64
    case .uint8: QUIRE_U8
    case .bool: QUIRE_BOOL
    }
  }
}
