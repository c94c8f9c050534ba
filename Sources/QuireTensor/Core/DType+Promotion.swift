extension DType {
  /// The type of a result of two tensors, as `numpy.result_type` has it.
  package static func promoted(_ a: DType, _ b: DType) -> DType {
    if a == b { return a }
    let (low, high) = a.rank < b.rank ? (a, b) : (b, a)
    // A float32 holds every uint8 and bool exactly but not every int32.
    if high == .float32, low == .int32 || low == .int64 { return .float64 }
    return high
  }

  /// The type of a result of a tensor of this type and a plain number of type `scalar`.
  ///
  /// A plain number is weak: it changes the type only where the tensor's kind cannot hold it
  /// (NumPy's NEP 50).
  package func promoted(withWeak scalar: DType) -> DType {
    kind >= scalar.kind ? self : scalar
  }

  /// The floating type in which this type's mean, square root or quotient is computed.
  package var floating: DType { isFloat ? self : .float64 }

  /// The type in which this type's elements are summed and multiplied up.
  package var accumulator: DType { isFloat ? self : .int64 }

  private var rank: Int {
    switch self {
    case .bool: 0
    case .uint8: 1
    case .int32: 2
    case .int64: 3
    case .float32: 4
    case .float64: 5
    }
  }

  private var kind: Int {
    switch self {
    case .bool: 0
    case .uint8, .int32, .int64: 1
    case .float32, .float64: 2
    }
  }
}
