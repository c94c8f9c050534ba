import Testing

@testable import QuireTensor

/// Every op's gradient against central differences in float64, and its gradient's gradient too.
@Suite struct GradientTests {
  @Test func `every op's gradient is that of central differences`() throws {
    for type in Ops.all {
      let samples = try type.samples()
      #expect(!samples.isEmpty, "\(type) has no samples")
      for sample in samples { try check(sample.op, sample.inputs) }
    }
  }

  @Test func `every op's gradient can be differentiated again`() throws {
    for type in Ops.all {
      for sample in try type.samples() { try checkTwice(sample.op, sample.inputs) }
    }
  }

  @Test func `every op states the shape it gives`() throws {
    for type in Ops.all {
      for sample in try type.samples() {
        let expected = try sample.op.shape(of: sample.inputs.map(\.shape))
        #expect(try sample.op.apply(sample.inputs).shape == expected, "\(sample.op.name)")
      }
    }
  }

  /// A number that depends on every element of the op's result in its own way.
  private func probe(_ op: any Op, _ inputs: [Tensor]) throws -> Tensor {
    let output = try op.apply(inputs)
    let weights = try Tensor(
      (0..<output.count).map { 0.7 + 0.31 * Double($0 % 7) }, shape: output.shape)
    return try (output * weights).sum()
  }

  private func check(_ op: any Op, _ inputs: [Tensor]) throws {
    let tape = Tape()
    let watched = inputs.map { tape.watch($0) }
    let gradients = try tape.gradient(of: probe(op, watched), withRespectTo: watched)
    for (position, input) in inputs.enumerated() where input.dtype == .float64 {
      let found = try gradients[position]?.doubles() ?? [Double](repeating: 0, count: input.count)
      let expected = try differences(input) { moved in
        var all = inputs
        all[position] = moved
        return try probe(op, all).item()
      }
      #expect(gradients[position].map { $0.shape == input.shape } ?? true)
      for (a, b) in zip(found, expected) {
        #expect(abs(a - b) <= 1e-6 * max(1, abs(b)), "\(op.name), input \(position)")
      }
    }
  }

  private func checkTwice(_ op: any Op, _ inputs: [Tensor]) throws {
    for (position, input) in inputs.enumerated() where input.dtype == .float64 {
      func inner(_ x: Tensor) throws -> Tensor? {
        let tape = Tape()
        var all = inputs
        all[position] = tape.watch(x)
        let target = try probe(op, all).square()
        return try tape.gradient(of: target, withRespectTo: [all[position]])[0]
          .map { try ($0 * $0).sum() }
      }
      let outer = Tape()
      let x = outer.watch(input)
      guard let value = try inner(x) else { continue }
      let second = try outer.gradient(of: value, withRespectTo: [x])[0]
      let found = try second?.doubles() ?? [Double](repeating: 0, count: input.count)
      let expected = try differences(input) { try inner($0)?.item() ?? 0 }
      for (a, b) in zip(found, expected) {
        #expect(abs(a - b) <= 1e-5 * max(1, abs(b)), "\(op.name), input \(position)")
      }
    }
  }

  /// Central differences of `value` at every element of `input`.
  private func differences(_ input: Tensor, _ value: (Tensor) throws -> Double) throws -> [Double] {
    let step = 1e-5
    let elements = try input.doubles()
    return try elements.indices.map { index in
      var (up, down) = (elements, elements)
      up[index] += step
      down[index] -= step
      return try (value(Tensor(up, shape: input.shape)) - value(Tensor(down, shape: input.shape)))
        / (2 * step)
    }
  }
}
