import Glibc
import QuireTensor
import Testing

@testable import QuireNN

struct LayerTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let make: @Sendable (NameScope) throws -> Layer
    let input: [Int?]
    let output: [Int?]
    let parameters: Int
    let name: String
    let signature: String

    var testDescription: String { "\(signature) on \(BatchShape(input))" }
  }

  static let cases = [
    Case(
      make: { try Dense(5, scope: $0) }, input: [nil, 3], output: [nil, 5], parameters: 20,
      name: "dense", signature: "Dense(5)"),
    Case(
      make: { try Dense(5, useBias: false, scope: $0) }, input: [nil, 7, 3], output: [nil, 7, 5],
      parameters: 15, name: "dense", signature: "Dense(5)"),
    Case(
      make: { Flatten(scope: $0) }, input: [nil, 28, 28, 3], output: [nil, 2352], parameters: 0,
      name: "flatten", signature: "Flatten"),
    Case(
      make: { Flatten(scope: $0) }, input: [nil], output: [nil, 1], parameters: 0,
      name: "flatten", signature: "Flatten"),
    Case(
      make: { Flatten(scope: $0) }, input: [nil, nil, 4], output: [nil, nil], parameters: 0,
      name: "flatten", signature: "Flatten"),
    Case(
      make: { try Dropout(0.25, scope: $0) }, input: [nil, 4], output: [nil, 4], parameters: 0,
      name: "dropout", signature: "Dropout(0.25)"),
    Case(
      make: { Activation(.relu, scope: $0) }, input: [nil, 4], output: [nil, 4], parameters: 0,
      name: "activation", signature: "Activation(\"relu\")"),
  ]

  @Test("Layers give their shapes and count their parameters", arguments: cases)
  func shapes(_ test: Case) throws {
    let scope = NameScope()
    let layer = try test.make(scope)
    let input = SymbolicTensor(shape: BatchShape(test.input), layer: layer, inputs: [])
    let output = try layer(input)
    #expect(output.shape == BatchShape(test.output))
    #expect(layer.parameterCount == test.parameters)
    #expect(layer.name == test.name)
    #expect(layer.signature == test.signature)
    #expect(try test.make(scope).name == "\(test.name)_1")
    if let sample = test.input.dropFirst() as ArraySlice<Int?>?, !sample.contains(nil) {
      let batch = try waves(Shape([2] + sample.compactMap { $0 }))
      #expect(BatchShape(test.output).accepts(BatchShape(try layer(batch, CallContext()).shape)))
    }
  }

  @Test(
    "Dense is activation(x · kernel + bias) in float64 too", arguments: ActivationFunction.allCases)
  func denseValues(_ activation: ActivationFunction) throws {
    let layer = try Dense(
      4, activation: activation, biasInitializer: .ones, dtype: .float64, scope: NameScope())
    let x = try waves([5, 3], .float64)
    let found = try layer(x, CallContext()).doubles()
    let kernel = try #require(layer.kernel).value.doubles()
    let inputs = try x.doubles()
    var rows: [[Double]] = []
    for row in 0..<5 {
      var sums = [Double](repeating: 1, count: 4)
      for unit in 0..<4 {
        for feature in 0..<3 {
          sums[unit] += inputs[row * 3 + feature] * kernel[feature * 4 + unit]
        }
      }
      rows.append(sums)
    }
    let expected = rows.flatMap { z -> [Double] in
      let total = z.reduce(0) { $0 + exp($1) }
      return z.map { z in
        switch activation {
        case .linear: z
        case .relu: max(z, 0)
        case .tanh: tanh(z)
        case .sigmoid: 1 / (1 + exp(-z))
        case .softmax: exp(z) / total
        }
      }
    }
    #expect(isClose(found, expected, 1e-12))
  }

  @Test("Gradients of Dense agree with central differences", arguments: ActivationFunction.allCases)
  func denseGradient(_ activation: ActivationFunction) throws {
    let layer = try Dense(4, activation: activation, dtype: .float64, scope: NameScope())
    let x = try waves([5, 3], .float64)
    let weights = try waves([5, 4], step: 0.7, .float64)
    func value(_ context: CallContext) throws -> Tensor {
      try (layer(x, context) * weights).sum()
    }
    let tape = Tape()
    let target = try value(CallContext(isTraining: true, tapes: [tape]))
    let sources = layer.variables.compactMap { tape.watched($0) }
    #expect(sources.count == 2)
    let gradients = try tape.gradient(of: target, withRespectTo: sources)
    for (variable, gradient) in zip(layer.variables, gradients) {
      let point = variable.value
      let differences = try point.doubles().indices.map { index in
        func at(_ shift: Double) throws -> Double {
          var moved = try point.doubles()
          moved[index] += shift
          try variable.assign(Tensor(moved, shape: point.shape))
          return try value(CallContext()).item()
        }
        return try (at(1e-5) - at(-1e-5)) / 2e-5
      }
      try variable.assign(point)
      #expect(isClose(try #require(gradient).doubles(), differences, 1e-7))
    }
  }

  @Test("Dropout zeroes its rate, scales the rest, and only while learning")
  func dropout() throws {
    let layer = try Dropout(0.25, scope: NameScope())
    let x = try Tensor.ones([100, 100])
    #expect(try layer(x, CallContext()).floats() == x.floats())
    let first = try layer(x, CallContext(isTraining: true)).floats()
    let second = try layer(x, CallContext(isTraining: true)).floats()
    #expect(Set(first) == [0, 1 / Float(0.75)])
    #expect(first != second)
    // Four deviations of a binomial count.
    let dropped = first.filter { $0 == 0 }.count
    #expect(abs(dropped - 2500) < 174)
    #expect(
      try Dropout(1, scope: NameScope())(x, CallContext(isTraining: true)).floats().max() == 0)
  }

  @Test("A dropout's own seed makes it independent of the session's")
  func dropoutSeed() throws {
    func mask(_ seed: UInt64?, session: UInt64) throws -> [Float] {
      let layer = try Dropout(0.5, seed: seed, scope: NameScope(seed: session))
      return try layer(Tensor.ones([50]), CallContext(isTraining: true)).floats()
    }
    #expect(try mask(7, session: 0) == mask(7, session: 1))
    #expect(try mask(nil, session: 0) != mask(nil, session: 1))
  }
}
