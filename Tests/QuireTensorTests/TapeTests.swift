import Testing

@testable import QuireTensor

@Suite struct TapeTests {
  @Test func `a spent tape says so, a persistent one answers again`() throws {
    let tape = Tape()
    let x = tape.watch(try Tensor(scalar: 3.0))
    let y = try x * x
    #expect(try tape.gradient(of: y, withRespectTo: [x])[0]?.item() == 6)
    let error = #expect(throws: TensorError.self) {
      try tape.gradient(of: y, withRespectTo: [x])
    }
    #expect(error?.message == "gradient: this tape has already given its gradient")

    let persistent = Tape(persistent: true)
    let z = persistent.watch(try Tensor(scalar: 3.0))
    let w = try z * z
    for _ in 0..<2 {
      #expect(try persistent.gradient(of: w, withRespectTo: [z])[0]?.item() == 6)
    }
  }

  @Test func `what is computed while the tape rests is a constant`() throws {
    let tape = Tape()
    let x = tape.watch(try Tensor(scalar: 3.0))
    tape.stop()
    let constant = try x * x
    try tape.resume()
    let y = try constant * x
    #expect(try tape.gradient(of: y, withRespectTo: [x])[0]?.item() == 9)
  }

  @Test func `an unrelated source has no gradient`() throws {
    let tape = Tape()
    let x = tape.watch(try Tensor(scalar: 3.0))
    let other = tape.watch(try Tensor(scalar: 1.0))
    let y = try x * 2
    let gradients = try tape.gradient(
      of: y, withRespectTo: [other, x, Tensor(scalar: 1.0)])
    #expect(gradients[0] == nil)
    #expect(try gradients[1]?.doubles() == [2])
    #expect(gradients[2] == nil)
  }

  @Test func `gradients have their sources' shape and type`() throws {
    let tape = Tape()
    let row = tape.watch(try Tensor.ones([3]))
    let number = tape.watch(try Tensor(scalar: Float(2)))
    let y = try (Tensor.ones([4, 3], .float64) * row + number).mean()
    let gradients = try tape.gradient(of: y, withRespectTo: [row, number])
    #expect(gradients[0]?.shape == [3])
    #expect(gradients[0]?.dtype == .float32)
    #expect(gradients[1]?.shape == [])
    #expect(try gradients[1]?.item() == 1)
  }

  @Test func `a variable is one source however often it is read`() throws {
    final class Variable {}
    let variable = Variable()
    let tape = Tape()
    let first = tape.watch(try Tensor(scalar: 2.0), for: variable)
    let second = tape.watch(try Tensor(scalar: 5.0), for: variable)
    let y = try first * 3 + second * 4
    let source = try #require(tape.watched(variable))
    #expect(try tape.gradient(of: y, withRespectTo: [source])[0]?.item() == 7)
  }

  @Test func `a chain of many operations needs no deep stack`() throws {
    let tape = Tape()
    let x = tape.watch(try Tensor(scalar: 1.0))
    var y = x
    for _ in 0..<50_000 { y = try y + x }
    #expect(try tape.gradient(of: y, withRespectTo: [x])[0]?.item() == 50_001)
  }

  @Test func `a dropped tape lets go of what it recorded`() throws {
    weak var kept: Storage?
    var result: Tensor?
    do {
      let tape = Tape()
      let x = tape.watch(try Tensor.ones([1000]))
      let middle = try x.exp()
      kept = middle.storage
      result = try middle.sum()
    }
    #expect(kept == nil)
    #expect(result?.count == 1)
  }

  @Test func `the gradient of integers is a mistake`() throws {
    let tape = Tape()
    let error = #expect(throws: TensorError.self) {
      try tape.gradient(of: Tensor(scalar: 3), withRespectTo: [])
    }
    #expect(error?.message == "gradient: expected a target of floats, found int64")
  }
}
