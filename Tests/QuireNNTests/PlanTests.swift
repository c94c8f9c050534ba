import QuireTensor
import Testing

@testable import QuireNN

struct PlanTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let sample: [Int]
    let loss: String
    let layers: @Sendable (NameScope) throws -> [Layer]

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "dense relu softmax", sample: [6], loss: "sparse_categorical_crossentropy",
      layers: {
        [
          try Dense(8, activation: .relu, scope: $0), try Dense(3, activation: .softmax, scope: $0),
        ]
      }),
    Case(
      name: "flatten and dropout", sample: [2, 3], loss: "categorical_crossentropy",
      layers: {
        [
          Flatten(scope: $0), try Dense(8, activation: .tanh, scope: $0),
          try Dropout(0.4, scope: $0), try Dense(7, activation: .sigmoid, scope: $0),
          try Dropout(0.2, scope: $0), try Dense(3, activation: .softmax, scope: $0),
        ]
      }),
    Case(
      name: "activations of their own", sample: [6], loss: "categorical_crossentropy",
      layers: {
        [
          try Dense(8, scope: $0), Activation(.sigmoid, scope: $0), Activation(.tanh, scope: $0),
          try Dense(5, activation: .relu, scope: $0), Activation(.sigmoid, scope: $0),
          try Dense(3, scope: $0), Activation(.softmax, scope: $0),
        ]
      }),
    Case(
      name: "softmax inside, sigmoid at the end", sample: [6], loss: "binary_crossentropy",
      layers: {
        [
          try Dense(8, activation: .softmax, scope: $0),
          try Dense(3, activation: .sigmoid, scope: $0),
        ]
      }),
    Case(
      name: "squared error of a softmax", sample: [6], loss: "mse",
      layers: { [try Dense(3, activation: .softmax, scope: $0)] }),
    Case(
      name: "dropout first and last", sample: [6], loss: "mse",
      layers: {
        [
          try Dropout(0.5, scope: $0), try Dense(8, useBias: false, scope: $0),
          try Dense(3, scope: $0), try Dropout(0.5, scope: $0),
        ]
      }),
    Case(
      name: "dense over several axes", sample: [3, 2], loss: "mse",
      layers: {
        [
          try Dense(4, activation: .softmax, scope: $0), Activation(.softmax, scope: $0),
          Flatten(scope: $0), try Dense(3, scope: $0),
        ]
      }),
    Case(
      name: "a model inside", sample: [6], loss: "mse",
      layers: { scope in
        [
          try sequential([6], scope: scope) {
            [
              try Dense(4, activation: .tanh, scope: $0),
              try Dense(5, activation: .relu, scope: $0),
            ]
          }, try Dense(3, scope: scope),
        ]
      }),
    Case(
      name: "a frozen layer", sample: [6], loss: "mse",
      layers: {
        let frozen = try Dense(5, activation: .tanh, scope: $0)
        frozen.isTrainable = false
        return [
          try Dense(4, activation: .tanh, scope: $0), frozen, try Dense(3, scope: $0),
        ]
      }),
  ]

  private static func train(
    _ test: Case, eager: Bool, threads: Int = 1
  ) throws -> (weights: [Double], series: [Double]) {
    let model = try sequential(test.sample, test.layers)
    model.compile(
      optimizer: try SGD(learningRate: 0.02, momentum: 0.9), loss: try .named(test.loss),
      metrics: [try .named("accuracy")])
    var options = FitOptions()
    options.batchSize = 4
    options.epochs = 3
    options.validationSplit = 0.3
    let isSparse = test.loss == "sparse_categorical_crossentropy"
    let y = isSparse ? try Tensor(classes(30)) : try oneHot(classes(30), 3)
    let history = try model.fit(
      waves(Shape([30] + test.sample), step: 0.9), y, options, forceEager: eager)
    return (
      try model.weights().flatMap { try $0.doubles() }, history.series.flatMap { $0.values }
    )
  }

  @Test("A plan gives what eager calls give", arguments: cases)
  func equalsEager(_ test: Case) throws {
    let model = try sequential(test.sample, test.layers)
    model.compile(optimizer: try SGD(), loss: try .named(test.loss))
    #expect(model.plan.hasPrefix("training plan"), "\(model.plan)")
    let planned = try Self.train(test, eager: false)
    let eager = try Self.train(test, eager: true)
    #expect(isClose(planned.weights, eager.weights, 1e-6))
    #expect(isClose(planned.series, eager.series, 1e-6))
  }

  @Test("What a plan does not cover runs eagerly and says why")
  func obstacles() throws {
    let scope = NameScope()
    let input = try InputLayer.tensor(shape: [6], scope: scope)
    let shared = try Dense(6, scope: scope)
    let twice = try Model(inputs: [input], outputs: [shared(shared(input))], scope: scope)
    #expect(twice.plan == "eager, because the layers of \"functional\" are no simple chain")

    let double = try sequential([6]) { [try Dense(3, dtype: .float64, scope: $0)] }
    #expect(double.plan == "eager, because layer \"dense\" is float64")

    let relu = try sequential([6]) { [try Dense(3, activation: .relu, scope: $0)] }
    relu.compile(optimizer: try SGD(), loss: try .named("categorical_crossentropy"))
    #expect(
      relu.plan == "eager, because categorical_crossentropy does not stand behind a softmax")
    relu.compile(optimizer: try SGD(), loss: try Loss(.categoricalCrossentropy, fromLogits: true))
    #expect(relu.plan == "training plan of 1 step")

    let waiting = Sequential(scope: scope)
    #expect(waiting.plan == "eager, because the shape of its input is not known")
  }

  @Test("A layer called twice learns through both calls")
  func sharedLayer() throws {
    let scope = NameScope()
    let input = try InputLayer.tensor(shape: [3], scope: scope)
    let shared = try Dense(3, activation: .tanh, scope: scope)
    let model = try Model(inputs: [input], outputs: [shared(shared(input))], scope: scope)
    model.compile(optimizer: try SGD(learningRate: 0.5), loss: try .named("mse"))
    var options = FitOptions()
    options.epochs = 30
    let y = try waves([16, 3], step: 0.4).tanh()
    let losses = try #require(try model.fit(waves([16, 3]), y, options)["loss"])
    #expect(losses[29] < 0.8 * losses[0])
  }

  @Test("Weights set between two fits are taken up")
  func weightsTakenUp() throws {
    let model = try FitTests.model(FitTests.cases[3])
    let (x, y) = (try waves([20, 6]), try waves([20, 2]))
    let weights = model.weights()
    // One batch holds all samples, so the epoch's loss is that of the weights before it.
    let first = try #require(try model.fit(x, y)["loss"])
    let second = try #require(try model.fit(x, y)["loss"])
    try model.setWeights(weights)
    let again = try #require(try model.evaluate(x, y)["loss"])
    #expect(isClose([again], first, 1e-6))
    #expect(second[0] < first[0])
    let eager = try model(x, CallContext()).doubles()
    #expect(isClose(try model.predict(x).doubles(), eager, 1e-6))
  }

  @Test("Freezing a layer after a fit makes another plan")
  func freezing() throws {
    let model = try FitTests.model(FitTests.cases[3])
    let (x, y) = (try waves([20, 6]), try waves([20, 2]))
    _ = try model.fit(x, y)
    model.layers[0].isTrainable = false
    let kernel = try model.variables[0].value.doubles()
    let other = try model.variables[2].value.doubles()
    _ = try model.fit(x, y)
    #expect(try model.variables[0].value.doubles() == kernel)
    #expect(try model.variables[2].value.doubles() != other)
  }

  @Test("Inputs of every type are read as floats", arguments: DType.allCases)
  func inputTypes(_ dtype: DType) throws {
    let model = try FitTests.model(FitTests.cases[3])
    let numbers = try Tensor((0..<24).map { $0 % 2 }, shape: [4, 6])
    let expected = try model.predict(numbers.astype(.float32)).doubles()
    #expect(try model.predict(numbers.astype(dtype)).doubles() == expected)
  }
}
