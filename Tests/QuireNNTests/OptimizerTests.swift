import QuireTensor
import Testing

@testable import QuireNN

/// The values are those of Keras 3.15 after four steps, printed by Tests/Reference/networks.py.
struct OptimizerTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let make: @Sendable () throws -> Optimizer
    let expected: [Double]

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "SGD", make: { try SGD(learningRate: 0.1) },
      expected: [0.423000634, 0.965817988, 0.0937097669, -0.915683568, -0.583598316]),
    Case(
      name: "SGD with momentum", make: { try SGD(learningRate: 0.1, momentum: 0.9) },
      expected: [0.338820964, 0.871600807, 0.127483442, -0.803397536, -0.557299197]),
    Case(
      name: "SGD with Nesterov's momentum",
      make: { try SGD(learningRate: 0.1, momentum: 0.9, nesterov: true) },
      expected: [0.296456516, 0.873795867, 0.171022266, -0.782299399, -0.589550555]),
    Case(
      name: "Adam", make: { try Adam() },
      expected: [0.475904256, 0.971396506, 0.0423022136, -0.948427558, -0.549810529]),
    Case(
      name: "Adam with settings",
      make: { try Adam(learningRate: 0.05, beta1: 0.8, beta2: 0.95, epsilon: 1e-3) },
      expected: [0.307906717, 0.863151968, 0.0864924714, -0.801891625, -0.519605279]),
  ]

  private static func steps(_ optimizer: Optimizer, _ dtype: DType) throws -> [Double] {
    let variable = Variable(name: "v", path: "v", value: try waves([5], dtype))
    for step in 0..<4 {
      let gradient = try waves([5], start: 0.2 + Double(step), .float64).doubles().map { $0 * 0.3 }
      try optimizer.applyGradients([(try Tensor(gradient), variable)])
    }
    return try variable.value.doubles()
  }

  @Test("Optimizers step as Keras's", arguments: cases, [DType.float32, .float64])
  func steps(_ test: Case, _ dtype: DType) throws {
    #expect(isClose(try Self.steps(test.make(), dtype), test.expected, 3e-7))
  }

  @Test("State of earlier variables stays when later ones come")
  func growing() throws {
    let optimizer = try Adam()
    let first = Variable(name: "a", path: "a", value: try waves([5]))
    let second = Variable(name: "b", path: "b", value: try waves([3]))
    let alone = Variable(name: "a", path: "a", value: try waves([5]))
    let reference = try Adam()
    let gradient = try waves([5], start: 1)
    for _ in 0..<2 {
      try optimizer.applyGradients([(gradient, first)])
      try reference.applyGradients([(gradient, alone)])
    }
    try optimizer.build([second])
    try optimizer.applyGradients([(gradient, first)])
    try reference.applyGradients([(gradient, alone)])
    #expect(try first.value.doubles() == alone.value.doubles())
  }

  @Test("A long buffer gives the same bits on one thread and on two")
  func threads() throws {
    let count = 300_000
    func run(_ threads: Int) throws -> [Float] {
      let before = Threads.count
      defer { Threads.count = before }
      Threads.count = threads
      let variable = Variable(name: "v", path: "v", value: try waves([count]))
      let optimizer = try Adam()
      for step in 0..<2 {
        try optimizer.applyGradients([(try waves([count], start: Double(step)), variable)])
      }
      return try variable.value.floats()
    }
    #expect(try run(1) == run(2))
  }

  @Test("Variables without a gradient stay and are named")
  func missing() throws {
    let used = Variable(name: "kernel", path: "dense/kernel", value: try waves([2]))
    let unused = Variable(name: "bias", path: "dense/bias", value: try waves([2]))
    let before = try unused.value.doubles()
    let skipped = try SGD().applyGradients([(try waves([2]), used), (nil, unused)])
    #expect(skipped == ["dense/bias"])
    #expect(try unused.value.doubles() == before)
  }
}
