/// Functions of one number, applied to every element; integers become float64 where the result is
/// not whole.
extension Tensor {
  package func abs() throws(TensorError) -> Tensor { try Unary(.absolute)(self) }
  package func sign() throws(TensorError) -> Tensor { try Unary(.sign)(self) }
  package func square() throws(TensorError) -> Tensor { try Unary(.square)(self) }
  package func sqrt() throws(TensorError) -> Tensor { try Unary(.sqrt)(self) }
  package func rsqrt() throws(TensorError) -> Tensor { try Unary(.rsqrt)(self) }
  package func reciprocal() throws(TensorError) -> Tensor { try Unary(.reciprocal)(self) }
  package func exp() throws(TensorError) -> Tensor { try Unary(.exp)(self) }
  package func log() throws(TensorError) -> Tensor { try Unary(.log)(self) }
  package func log1p() throws(TensorError) -> Tensor { try Unary(.log1p)(self) }
  package func sin() throws(TensorError) -> Tensor { try Unary(.sin)(self) }
  package func cos() throws(TensorError) -> Tensor { try Unary(.cos)(self) }
  package func sinh() throws(TensorError) -> Tensor { try Unary(.sinh)(self) }
  package func cosh() throws(TensorError) -> Tensor { try Unary(.cosh)(self) }
  package func tanh() throws(TensorError) -> Tensor { try Unary(.tanh)(self) }
  package func sigmoid() throws(TensorError) -> Tensor { try Unary(.sigmoid)(self) }
  package func relu() throws(TensorError) -> Tensor { try Unary(.relu)(self) }
  package func softplus() throws(TensorError) -> Tensor { try Unary(.softplus)(self) }
  package func floor() throws(TensorError) -> Tensor { try Unary(.floor)(self) }
  package func ceil() throws(TensorError) -> Tensor { try Unary(.ceil)(self) }

  /// Rounded to a number of decimals, halves to even.
  package func rounded(decimals: Int = 0) throws(TensorError) -> Tensor {
    guard decimals != 0, dtype.isFloat || decimals < 0 else { return try Unary(.round)(self) }
    var scale = 1.0
    for _ in 0..<Swift.min(decimals.magnitude, 308) { scale *= 10 }
    let scaled = decimals > 0 ? try self * scale : try self / scale
    let result = try Unary(.round)(scaled)
    return try (decimals > 0 ? result / scale : result * scale).astype(dtype)
  }

  /// The elements converted to `dtype`; between floats the gradient flows.
  package func astype(_ dtype: DType) throws(TensorError) -> Tensor {
    guard dtype != self.dtype || isWeak else { return self }
    return try Cast(dtype)(self)
  }

  /// e^x over its sum along an axis.
  package func softmax(axis: Int = -1) throws(TensorError) -> Tensor {
    try alongLast(axis, "softmax") { (x) throws(TensorError) in try Softmax()(x) }
  }

  /// The logarithm of softmax, exact where softmax is too small for a float.
  package func logSoftmax(axis: Int = -1) throws(TensorError) -> Tensor {
    try alongLast(axis, "log_softmax") { (x) throws(TensorError) in try LogSoftmax()(x) }
  }

  /// What `body` makes of this tensor with `axis` moved last, moved back.
  private func alongLast(
    _ axis: Int, _ operation: String, _ body: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    let axis = try shape.axis(axis, operation: operation)
    guard axis != rank - 1 else { return try body(self) }
    var order = Array(0..<rank)
    order.swapAt(axis, rank - 1)
    return try body(transposed(order)).transposed(order)
  }
}
