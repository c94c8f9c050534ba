extension Tensor {
  package static func + (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Binary(.add)(a, b)
  }
  package static func - (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Binary(.subtract)(a, b)
  }
  package static func * (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Binary(.multiply)(a, b)
  }
  /// The true quotient: float64 for integers.
  package static func / (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try Binary(.divide)(a, b)
  }
  package static prefix func - (a: Tensor) throws(TensorError) -> Tensor {
    try Unary(.negative)(a)
  }

  // Plain numbers are weak: they take the tensor's type where that can hold them.
  package static func + (a: Tensor, b: Double) throws(TensorError) -> Tensor { try a + .weak(b) }
  package static func - (a: Tensor, b: Double) throws(TensorError) -> Tensor { try a - .weak(b) }
  package static func * (a: Tensor, b: Double) throws(TensorError) -> Tensor { try a * .weak(b) }
  package static func / (a: Tensor, b: Double) throws(TensorError) -> Tensor { try a / .weak(b) }
  package static func + (a: Double, b: Tensor) throws(TensorError) -> Tensor { try .weak(a) + b }
  package static func - (a: Double, b: Tensor) throws(TensorError) -> Tensor { try .weak(a) - b }
  package static func * (a: Double, b: Tensor) throws(TensorError) -> Tensor { try .weak(a) * b }
  package static func / (a: Double, b: Tensor) throws(TensorError) -> Tensor { try .weak(a) / b }

  /// `a // b` as Python has it: rounded down.
  package func floorDivided(by other: Tensor) throws(TensorError) -> Tensor {
    try Binary(.floorDivide)(self, other)
  }

  /// `a % b` as Python has it: with the sign of b.
  package func mod(_ other: Tensor) throws(TensorError) -> Tensor { try Binary(.mod)(self, other) }

  package func power(_ exponent: Tensor) throws(TensorError) -> Tensor {
    try Binary(.power)(self, exponent)
  }

  package func power(_ exponent: Double) throws(TensorError) -> Tensor {
    try power(.weak(exponent))
  }

  package static func maximum(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Binary(.maximum)(a, b)
  }

  package static func minimum(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Binary(.minimum)(a, b)
  }

  /// Every element brought into [low, high]; nil leaves that side open.
  package func clipped(low: Tensor?, high: Tensor?) throws(TensorError) -> Tensor {
    var result = self
    if let low { result = try .maximum(result, low) }
    if let high { result = try .minimum(result, high) }
    return result
  }
}
