import QuireTensor

/// How a weight begins; the names and defaults are Keras's.
package struct Initializer: Sendable {
  /// A distribution of initial weights.
  package enum Distribution: Hashable, Sendable {
    case constant(Double)
    case uniform(low: Double, high: Double)
    case normal(mean: Double, deviation: Double)
    /// A normal whose values beyond two deviations were drawn again.
    case truncatedNormal(mean: Double, deviation: Double)
    /// Variance `scale` / fan, by the weight's own shape.
    case varianceScaling(scale: Double, fan: Fan, shape: ScaledShape)
  }

  /// What a variance is divided by.
  package enum Fan: Hashable, Sendable { case input, average }

  package enum ScaledShape: Hashable, Sendable { case uniform, truncatedNormal }

  package let distribution: Distribution
  /// A seed of its own; without one the weight's own stream of the session's seed.
  package let seed: UInt64?

  package init(_ distribution: Distribution, seed: UInt64? = nil) {
    self.distribution = distribution
    self.seed = seed
  }

  package static let zeros = Initializer(.constant(0))
  package static let ones = Initializer(.constant(1))

  /// Uniform within ±sqrt(6 / (fan_in + fan_out)) (Glorot and Bengio, 2010).
  package static func glorotUniform(seed: UInt64? = nil) -> Initializer {
    Initializer(.varianceScaling(scale: 1, fan: .average, shape: .uniform), seed: seed)
  }

  private static let table = NameTable<Initializer>(
    subject: "initializer",
    entries: [
      (["zeros", "Zeros", "zero"], .zeros),
      (["ones", "Ones", "one"], .ones),
      (["glorot_uniform", "GlorotUniform"], .glorotUniform()),
      (
        ["glorot_normal", "GlorotNormal"],
        Initializer(.varianceScaling(scale: 1, fan: .average, shape: .truncatedNormal))
      ),
      (
        ["he_uniform", "HeUniform"],
        Initializer(.varianceScaling(scale: 2, fan: .input, shape: .uniform))
      ),
      (
        ["he_normal", "HeNormal"],
        Initializer(.varianceScaling(scale: 2, fan: .input, shape: .truncatedNormal))
      ),
      (
        ["lecun_uniform", "LecunUniform"],
        Initializer(.varianceScaling(scale: 1, fan: .input, shape: .uniform))
      ),
      (
        ["lecun_normal", "LecunNormal"],
        Initializer(.varianceScaling(scale: 1, fan: .input, shape: .truncatedNormal))
      ),
      (
        ["random_uniform", "RandomUniform", "uniform"],
        Initializer(.uniform(low: -0.05, high: 0.05))
      ),
      (
        ["random_normal", "RandomNormal", "normal"], Initializer(.normal(mean: 0, deviation: 0.05))
      ),
      (
        ["truncated_normal", "TruncatedNormal"],
        Initializer(.truncatedNormal(mean: 0, deviation: 0.05))
      ),
    ])

  /// The initialiser Keras knows under this name.
  /// - Throws: `.value` with the nearest known name.
  package static func named(_ name: String) throws(TensorError) -> Initializer {
    try table.value(named: name)
  }

  /// A weight of this shape, drawn from `source` unless the initialiser has a seed.
  func tensor(
    _ shape: Shape, _ dtype: DType, _ source: inout RandomSource
  ) throws(TensorError) -> Tensor {
    if let seed { source = RandomSource(seed: seed) }
    switch distribution {
    case .constant(let value): return try .full(shape, value, dtype)
    case .uniform(let low, let high): return try source.uniform(shape, low: low, high: high, dtype)
    case .normal(let mean, let deviation):
      return try source.normal(shape, mean: mean, deviation: deviation, dtype)
    case .truncatedNormal(let mean, let deviation):
      return try Self.truncatedNormal(shape, mean: mean, deviation: deviation, dtype, &source)
    case .varianceScaling(let scale, let fan, let form):
      let fans = Self.fans(of: shape)
      let divisor = max(1, fan == .input ? fans.input : (fans.input + fans.output) / 2)
      let variance = scale / divisor
      switch form {
      case .uniform:
        let limit = (3 * variance).squareRoot()
        return try source.uniform(shape, low: -limit, high: limit, dtype)
      case .truncatedNormal:
        // The deviation of a unit normal cut at ±2, so that the cut one has the variance asked for.
        let deviation = variance.squareRoot() / 0.87962566103423978
        return try Self.truncatedNormal(shape, mean: 0, deviation: deviation, dtype, &source)
      }
    }
  }

  /// The numbers of inputs and outputs of one unit; all axes but the last two are a receptive field.
  private static func fans(of shape: Shape) -> (input: Double, output: Double) {
    let dims = shape.dims.map(Double.init)
    switch dims.count {
    case 0: return (1, 1)
    case 1: return (dims[0], dims[0])
    default:
      let field = dims.dropLast(2).reduce(1, *)
      return (dims[dims.count - 2] * field, dims[dims.count - 1] * field)
    }
  }

  private static func truncatedNormal(
    _ shape: Shape, mean: Double, deviation: Double, _ dtype: DType, _ source: inout RandomSource
  ) throws(TensorError) -> Tensor {
    var accepted: [Double] = []
    let count = try shape.elementCount(operation: "truncated_normal")
    // Checked before the list below grows: this throws for what memory cannot hold.
    let result = try Tensor.zeros(shape, .float64)
    accepted.reserveCapacity(count)
    while accepted.count < count {
      let drawn = try source.normal([count - accepted.count], .float64)
      accepted += try drawn.doubles().filter { abs($0) <= 2 }
    }
    let values = try Cancellation.map(count, "truncated_normal") {
      mean + deviation * accepted[$0]
    }
    return try Tensor(values, shape: result.shape).astype(dtype)
  }
}
