import QuireRuntime
import QuireTensor

/// A generator of one's own: `np.random.default_rng(seed)`.
final class GeneratorValue {
  var source: RandomSource

  init(_ source: RandomSource) { self.source = source }
}

/// The module `numpy.random`.
enum NumpyRandomModule {
  private static let session = RandomDraws(
    source: { call, body in try body(&call.interpreter.random.numpy) }, hasSelf: false)

  private static let own = RandomDraws(
    source: { call, body in
      try body(&call.host(0, as: GeneratorValue.self).source)
    }, hasSelf: true)

  static let module = NativeModule(
    "numpy.random", "Random numbers, the same for the same seed.",
    ([seed, rand, randn, generator, session.integers("randint")]
      + session.continuous(random: "random") + session.orders
      + session.continuous(random: "random_sample").prefix(1))
      .map { .function($0) })

  private static let generatorType: TypeRecord = TypeRecord(
    "Generator", "A source of random numbers of its own.",
    methods: own.continuous(random: "random") + [own.integers("integers")] + own.orders)

  private static let seed = Builtin(
    "seed", "Starts the random numbers of np.random anew from a number.",
    [Parameter("seed", .int, default: .int(0)).hinting("a seed is a whole number, such as 42")]
  ) { call in
    let seed = UInt64(bitPattern: Int64(try call.int(0)))
    call.interpreter.random.numpy = RandomSource(seed: seed).stream("numpy")
    return .null
  }

  private static let generator = Builtin(
    "default_rng", "A source of random numbers of its own.",
    [Parameter("seed", .int, default: .null)], returns: "Generator"
  ) { call in
    let random = call.interpreter.random
    let source: RandomSource
    if let seed = try call.optionalInt(0) {
      source = RandomSource(seed: UInt64(bitPattern: Int64(seed))).stream("generator")
    } else {
      source = RandomSource(seed: random.numpy.next()).stream("generator")
    }
    return call.interpreter.makeHost(GeneratorValue(source), generatorType)
  }

  private static let rand = Builtin(
    "rand", "Uniform numbers from 0 up to but without 1 in the given extents.",
    [.variadic("dims", .int).hinting("the extents stand one by one: (2, 3) is written 2, 3")],
    returns: "Tensor",
    examples: ["np.random.rand(2, 3).shape => (2, 3)"]
  ) { call in
    try drawn(call) { try $0.uniform($1, .float64) }
  }

  private static let randn = Builtin(
    "randn", "Normal numbers with mean 0 and deviation 1 in the given extents.",
    [.variadic("dims", .int).hinting("the extents stand one by one: (2, 3) is written 2, 3")],
    returns: "Tensor",
    examples: ["np.random.randn(4).shape => (4,)"]
  ) { call in
    try drawn(call) { try $0.normal($1, .float64) }
  }

  private static func drawn(
    _ call: Call, _ body: (inout RandomSource, Shape) throws -> Tensor
  ) throws -> Value {
    let shape = Shape(call.rest.isEmpty ? [] : try call.extents(call.builtin.name))
    let tensor = try body(&call.interpreter.random.numpy, shape)
    return call.rest.isEmpty ? TensorType.number(tensor, at: 0) : call.interpreter.make(tensor)
  }
}
