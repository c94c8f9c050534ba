/// Comparisons give tensors of bools.
extension Tensor {
  package func equal(_ other: Tensor) throws(TensorError) -> Tensor {
    try Binary(.equal)(self, other)
  }
  package func notEqual(_ other: Tensor) throws(TensorError) -> Tensor {
    try Binary(.notEqual)(self, other)
  }
  package func less(_ other: Tensor) throws(TensorError) -> Tensor {
    try Binary(.less)(self, other)
  }
  package func lessOrEqual(_ other: Tensor) throws(TensorError) -> Tensor {
    try Binary(.lessOrEqual)(self, other)
  }
  package func greater(_ other: Tensor) throws(TensorError) -> Tensor {
    try Binary(.greater)(self, other)
  }
  package func greaterOrEqual(_ other: Tensor) throws(TensorError) -> Tensor {
    try Binary(.greaterOrEqual)(self, other)
  }
  package func greater(_ number: Double) throws(TensorError) -> Tensor {
    try greater(.weak(number))
  }
  package func less(_ number: Double) throws(TensorError) -> Tensor { try less(.weak(number)) }

  /// Whether each element is zero.
  package func logicalNot() throws(TensorError) -> Tensor {
    try Binary(.equal)(cast(to: .bool), .weak(false))
  }

  package func logicalAnd(_ other: Tensor) throws(TensorError) -> Tensor {
    try Binary(.multiply)(cast(to: .bool), other.cast(to: .bool))
  }

  package func logicalOr(_ other: Tensor) throws(TensorError) -> Tensor {
    try Binary(.add)(cast(to: .bool), other.cast(to: .bool))
  }

  package func logicalXor(_ other: Tensor) throws(TensorError) -> Tensor {
    try Binary(.notEqual)(cast(to: .bool), other.cast(to: .bool))
  }

  /// a where the condition holds, else b; all three broadcast.
  package static func select(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor
  ) throws(TensorError) -> Tensor {
    try Select()(condition, a, b)
  }

  /// Whether two tensors agree to |a - b| <= absolute + relative · |b| everywhere; NaN agrees with
  /// nothing.
  package func isClose(
    to other: Tensor, relative: Double = 1e-5, absolute: Double = 1e-8
  ) throws(TensorError) -> Tensor {
    let difference = try (self.cast(to: .float64) - other.cast(to: .float64)).abs()
    let close = try difference.lessOrEqual(other.cast(to: .float64).abs() * relative + absolute)
    return try close.logicalOr(equal(other))
  }
}
