import Testing

@testable import QuireTensor

@Suite struct RandomSourceTests {
  /// The known answers of the Random123 distribution for philox4x32-10 with zero and one-filled
  /// counters and keys.
  @Test(arguments: [
    (UInt64(0), UInt64(0), UInt64(0x6627_e8d5_e169_c58d)),
    (UInt64.max, UInt64.max, UInt64(0x408f_276d_41c8_3b0e)),
  ])
  func `blocks are Philox's`(seed: UInt64, stream: UInt64, expected: UInt64) {
    var source = RandomSource(seed: seed, stream: stream)
    if seed == .max { source.skip(to: .max) }
    #expect(source.next() == expected)
  }

  @Test func `a seed gives the same numbers, a stream others`() throws {
    var (a, b) = (RandomSource(seed: 7), RandomSource(seed: 7))
    #expect(try a.normal([10]).doubles() == b.normal([10]).doubles())
    #expect(a == b)
    var (c, d) = (a.stream("dense"), a.stream("dense_1"))
    let numbers = try c.uniform([100]).doubles()
    #expect(try d.uniform([100]).doubles() != numbers)
    // What was drawn before does not move a stream.
    var again = RandomSource(seed: 7).stream("dense")
    #expect(try again.uniform([100]).doubles() == numbers)
    #expect(a.stream(3) != a.stream(4))
  }

  @Test(arguments: [DType.float32, .float64])
  func `uniform and normal numbers have their moments`(dtype: DType) throws {
    var source = RandomSource(seed: 11)
    let n = 40_000
    let uniform = try source.uniform([n], low: -1, high: 3, dtype)
    #expect(try uniform.min().item() >= -1)
    #expect(try uniform.max().item() < 3)
    // Five standard errors.
    #expect(abs(try uniform.mean().item() - 1) < 5 * 4 / (12.0 * Double(n)).squareRoot())
    #expect(abs(try uniform.variance().item() - 16.0 / 12) < 0.05)
    let normal = try source.normal([n], mean: 2, deviation: 3, dtype)
    let centred = try normal - normal.mean()
    #expect(abs(try normal.mean().item() - 2) < 5 * 3 / Double(n).squareRoot())
    #expect(abs(try normal.standardDeviation().item() - 3) < 0.1)
    let third = try centred.power(3).mean().item() / 27
    let fourth = try centred.power(4).mean().item() / 81
    #expect(abs(third) < 0.07)
    #expect(abs(fourth - 3) < 0.2)
  }

  @Test func `integers are below the bound and equally likely`() throws {
    var source = RandomSource(seed: 3)
    let counts = try source.integers([30_000], low: -1, high: 2).uniqueCounts()
    #expect(try counts.values.integers() == [-1, 0, 1])
    for count in try counts.counts.integers() { #expect(abs(count - 10_000) < 500) }
    #expect(throws: TensorError.self) { try source.integers([1], low: 2, high: 2) }
  }

  @Test func `a permutation holds every number once`() throws {
    var source = RandomSource(seed: 3)
    let order = try source.permutation(1000)
    #expect(order != Array(0..<1000))
    #expect(order.sorted() == Array(0..<1000))
    #expect(try source.permutation(0) == [])
  }

  @Test(arguments: [(0.0, 0.0...0.0), (0.25, 0.24...0.26), (1.0, 1.0...1.0)])
  func `a mask keeps its share`(probability: Double, share: ClosedRange<Double>) throws {
    var source = RandomSource(seed: 9)
    let mask = try source.bernoulli([40_000], probability: probability)
    #expect(share.contains(try mask.mean().item()))
  }
}
