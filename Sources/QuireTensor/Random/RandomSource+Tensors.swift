import CQuireKernels

extension RandomSource {
  /// Uniform on [low, high).
  /// - Throws: `.dtype` unless `dtype` is a floating type.
  package mutating func uniform(
    _ shape: Shape, low: Double = 0, high: Double = 1, _ dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    var result = try Tensor(
      uninitialized: shape, Self.floating(dtype, "uniform"), operation: "uniform")
    if dtype == .float64 {
      try result.withMutableBuffer(of: Double.self) { fillUniform($0, low: low, high: high) }
    } else {
      try result.withMutableBuffer(of: Float.self) {
        fillUniform($0, low: Float(low), high: Float(high))
      }
    }
    try Cancellation.check("uniform")
    return result
  }

  /// Normal with the given mean and standard deviation.
  /// - Throws: `.dtype` unless `dtype` is a floating type.
  package mutating func normal(
    _ shape: Shape, mean: Double = 0, deviation: Double = 1, _ dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    var result = try Tensor(
      uninitialized: shape, Self.floating(dtype, "normal"), operation: "normal")
    if dtype == .float64 {
      try result.withMutableBuffer(of: Double.self) {
        fillNormal($0, mean: mean, deviation: deviation)
      }
    } else {
      try result.withMutableBuffer(of: Float.self) {
        fillNormal($0, mean: Float(mean), deviation: Float(deviation))
      }
    }
    try Cancellation.check("normal")
    return result
  }

  /// Whole numbers, each of low ... high - 1 equally likely.
  /// - Throws: `.value` when there is no such number.
  package mutating func integers(
    _ shape: Shape, low: Int = 0, high: Int, _ dtype: DType = .int64
  ) throws(TensorError) -> Tensor {
    guard low < high else {
      throw TensorError(
        .value, "integers", "integers: expected low < high, found low=\(low), high=\(high)",
        argument: "high")
    }
    let result = try Tensor(uninitialized: shape, .int64, operation: "integers")
    let range = UInt64(bitPattern: Int64(high &- low))
    let numbers = result.storage.address.assumingMemoryBound(to: Int.self)
    var source = self
    try Cancellation.pieces(of: result.count, "integers") { piece in
      for position in piece {
        numbers[position] = low &+ Int(bitPattern: UInt(source.below(range)))
      }
    }
    self = source
    return try result.cast(to: dtype)
  }

  /// 1 with the given probability, else 0.
  /// - Throws: `.value` unless the probability lies in [0, 1].
  package mutating func bernoulli(
    _ shape: Shape, probability: Double, _ dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    guard probability >= 0, probability <= 1 else {
      throw TensorError(
        .value, "bernoulli",
        "bernoulli: expected a probability from 0 to 1, found \(probability)")
    }
    var result = try Tensor(uninitialized: shape, .float32, operation: "bernoulli")
    try result.withMutableBuffer(of: Float.self) {
      fillMask($0, probability: probability, value: 1)
    }
    return try result.cast(to: dtype)
  }

  /// The numbers 0 ..< count in a random order, every order equally likely.
  /// - Throws: `.cancelled` when the work was stopped.
  package mutating func permutation(_ count: Int) throws(TensorError) -> [Int] {
    var order = try Cancellation.map(max(0, count), "permutation") { $0 }
    let last = order.count - 1
    var source = self
    try Cancellation.pieces(of: max(0, last), "permutation") { piece in
      for step in piece {
        let position = last - step
        order.swapAt(position, Int(source.below(UInt64(position + 1))))
      }
    }
    self = source
    return order
  }

  package mutating func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Float>, low: Float, high: Float
  ) {
    guard let base = buffer.baseAddress else { return }
    let block = take(buffer.count, perBlock: 4)
    quire_random_uniform_f32(seed, stream, block, low, high, base, Int64(buffer.count))
  }

  package mutating func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Double>, low: Double, high: Double
  ) {
    guard let base = buffer.baseAddress else { return }
    let block = take(buffer.count, perBlock: 2)
    quire_random_uniform_f64(seed, stream, block, low, high, base, Int64(buffer.count))
  }

  package mutating func fillNormal(
    _ buffer: UnsafeMutableBufferPointer<Float>, mean: Float, deviation: Float
  ) {
    guard let base = buffer.baseAddress else { return }
    let block = take(buffer.count, perBlock: 4)
    quire_random_normal_f32(seed, stream, block, mean, deviation, base, Int64(buffer.count))
  }

  package mutating func fillNormal(
    _ buffer: UnsafeMutableBufferPointer<Double>, mean: Double, deviation: Double
  ) {
    guard let base = buffer.baseAddress else { return }
    let block = take(buffer.count, perBlock: 2)
    quire_random_normal_f64(seed, stream, block, mean, deviation, base, Int64(buffer.count))
  }

  /// `value` with the given probability, else 0: what dropout multiplies by.
  package mutating func fillMask(
    _ buffer: UnsafeMutableBufferPointer<Float>, probability: Double, value: Float
  ) {
    guard let base = buffer.baseAddress else { return }
    let block = take(buffer.count, perBlock: 4)
    let certain = min(max(probability, 0), 1)
    quire_random_mask_f32(seed, stream, block, certain, value, base, Int64(buffer.count))
  }

  /// A number of 0 ..< bound without bias (Lemire, "Fast random integer generation in an
  /// interval", 2019).
  private mutating func below(_ bound: UInt64) -> UInt64 {
    var (high, low) = next().multipliedFullWidth(by: bound)
    if low < bound {
      let threshold = (0 &- bound) % bound
      while low < threshold { (high, low) = next().multipliedFullWidth(by: bound) }
    }
    return high
  }

  private static func floating(_ dtype: DType, _ operation: String) throws(TensorError) -> DType {
    guard dtype.isFloat else {
      throw TensorError(
        .dtype, operation, "\(operation): expected float32 or float64, found \(dtype)",
        hint: "draw floats and convert them with astype")
    }
    return dtype
  }
}
