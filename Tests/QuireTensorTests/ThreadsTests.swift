import Testing

@testable import QuireTensor

/// In order: the number of threads is one for the process.
@Suite(.serialized) struct ThreadsTests {
  @Test func `results do not depend on the number of threads`() throws {
    let before = Threads.count
    defer { Threads.count = before }
    var results: [[[Double]]] = []
    for threads in [1, 2, 3] {
      Threads.count = threads
      var source = RandomSource(seed: 5)
      let x = try source.normal([150, 1001])
      let y = try source.uniform([1001])
      results.append([
        try x.sum().doubles(), try x.sum(axes: [0]).doubles(), try x.mean(axes: [1]).doubles(),
        try x.max().doubles(), try x.argmax().doubles(), try (x * y).exp().sum().doubles(),
        try x.softmax().sum(axes: [0]).doubles(),
        try x.astype(.float64).matmul(x.astype(.float64).transposed()).sum(axes: [0]).doubles(),
        try x.transposed().sum(axes: [1]).doubles(), try source.permutation(10).map(Double.init),
      ])
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }

  @Test func `denormals are flushed in kernels and kept outside`() throws {
    let smallest = Float.leastNormalMagnitude
    #expect(try (Tensor([smallest]) * 0.5).floats() == [0])
    #expect([smallest].map { $0 / 2 } != [0])
  }
}
