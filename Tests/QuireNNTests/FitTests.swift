import QuireTensor
import Testing

@testable import QuireNN

struct FitTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let loss: String
    let last: ActivationFunction
    let outputs: Int
    let metric: String
    let optimizer: @Sendable () throws -> Optimizer
    /// The series of the history in Keras's order.
    let expected: [(String, [Double])]
    let firstOutputs: [Double]

    var testDescription: String { name }
  }

  /// Histories of Keras 3.15, printed by Tests/Reference/networks.py.
  static let cases = [
    Case(
      name: "sparse", loss: "sparse_categorical_crossentropy", last: .softmax, outputs: 3,
      metric: "accuracy", optimizer: { try Adam() },
      expected: [
        ("accuracy", [0.333333343, 0.333333343, 0.333333343]),
        ("loss", [1.12270272, 1.11719847, 1.11291635]),
        ("val_accuracy", [0.400000006, 0.400000006, 0.400000006]),
        ("val_loss", [1.11450005, 1.10783339, 1.10227478]),
      ],
      firstOutputs: [0.278787762, 0.403211921, 0.318000317, 0.276548028, 0.39901337, 0.324438632]),
    Case(
      name: "categorical", loss: "categorical_crossentropy", last: .softmax, outputs: 3,
      metric: "accuracy", optimizer: { try SGD(learningRate: 0.1, momentum: 0.9) },
      expected: [
        ("accuracy", [0.333333343, 0.266666681, 0.400000006]),
        ("loss", [1.11670482, 1.10840535, 1.1005187]),
        ("val_accuracy", [0.600000024, 0.200000003, 0.400000006]),
        ("val_loss", [1.08823645, 1.13625538, 1.08942378]),
      ],
      firstOutputs: [0.32136485, 0.364037126, 0.314597964, 0.299640059, 0.365015239, 0.335344702]),
    Case(
      name: "binary", loss: "binary_crossentropy", last: .sigmoid, outputs: 1,
      metric: "accuracy", optimizer: { try Adam() },
      expected: [
        ("accuracy", [0.666666687, 0.666666687, 0.666666687]),
        ("loss", [0.975943983, 0.95099777, 0.928493619]),
        ("val_accuracy", [0.600000024, 0.600000024, 0.600000024]),
        ("val_loss", [1.07303178, 1.04709244, 1.02212787]),
      ],
      firstOutputs: [0.876853287, 0.789498806]),
    Case(
      name: "mse", loss: "mse", last: .linear, outputs: 2, metric: "mae", optimizer: { try SGD() },
      expected: [
        ("loss", [1.06192541, 0.402916729, 0.248121798]),
        ("mae", [0.846888125, 0.531695485, 0.437341392]),
        ("val_loss", [0.147600502, 0.220309854, 0.277741969]),
        ("val_mae", [0.354924589, 0.397515327, 0.456190586]),
      ],
      firstOutputs: [0.0482601225, 0.0972826481, 0.373212427, 0.568345487]),
  ]

  static func labels(_ test: Case) throws -> Tensor {
    switch test.name {
    case "sparse": try Tensor(classes(20))
    case "categorical": try oneHot(classes(20), 3)
    case "binary": try Tensor(classes(20).map { $0 > 0 }, shape: [20, 1])
    default: try waves([20, 2], step: 0.4)
    }
  }

  static func model(_ test: Case) throws -> Sequential {
    let model = try sequential([6]) { scope in
      [
        try Dense(5, activation: .tanh, scope: scope),
        try Dense(4, activation: .relu, scope: scope),
        try Dense(test.outputs, activation: test.last, scope: scope),
      ]
    }
    try setWaves(model)
    model.compile(
      optimizer: try test.optimizer(), loss: try .named(test.loss),
      metrics: [try .named(test.metric)])
    return model
  }

  @Test("A training equals Keras's, with a plan and eagerly", arguments: cases, [false, true])
  func training(_ test: Case, eager: Bool) throws {
    let model = try Self.model(test)
    #expect(model.plan == "training plan of 3 steps")
    var options = FitOptions()
    options.batchSize = 3
    options.epochs = 3
    options.validationSplit = 0.25
    options.shuffle = false
    let x = try waves([20, 6], step: 0.9)
    let history = try model.fit(x, Self.labels(test), options, forceEager: eager)
    #expect(history.series.map(\.name) == test.expected.map(\.0))
    for (name, values) in test.expected {
      #expect(isClose(history[name] ?? [], values, 2e-6), "\(name): \(history[name] ?? [])")
    }
    let outputs = try model.predict(x).doubles().prefix(test.firstOutputs.count)
    #expect(isClose(Array(outputs), test.firstOutputs, 2e-6), "\(outputs)")
  }

  @Test("Evaluate gives the loss first, then the metrics")
  func evaluate() throws {
    let model = try Self.model(Self.cases[0])
    let logs = try model.evaluate(waves([20, 6], step: 0.9), Self.labels(Self.cases[0]))
    #expect(logs.names == ["loss", "accuracy"])
  }

  @Test("Two runs give the same bits, another seed others")
  func sameBits() throws {
    func run(seed: UInt64) throws -> [Float] {
      let scope = NameScope(seed: seed)
      let model = try sequential([6], scope: scope) { scope in
        [
          try Dense(16, activation: .relu, scope: scope), try Dropout(0.3, scope: scope),
          try Dense(3, activation: .softmax, scope: scope),
        ]
      }
      model.compile(optimizer: try Adam(), loss: try .named("sparse_categorical_crossentropy"))
      var options = FitOptions()
      options.epochs = 2
      options.batchSize = 4
      _ = try model.fit(waves([20, 6]), Tensor(classes(20)), options)
      return try model.weights().flatMap { try $0.floats() }
    }
    let first = try run(seed: 1)
    #expect(try run(seed: 1) == first)
    #expect(try run(seed: 2) != first)
  }

  @Test("Every epoch has a shuffle of its own, also over several fits")
  func shuffles() throws {
    func losses(_ runs: [Int]) throws -> [Double] {
      let model = try Self.model(Self.cases[3])
      return try runs.flatMap { epochs in
        var options = FitOptions()
        options.batchSize = 7
        options.epochs = epochs
        return try model.fit(waves([20, 6]), waves([20, 2]), options)["loss"] ?? []
      }
    }
    let together = try losses([4])
    #expect(Set(together).count == 4)
    #expect(try losses([2, 2]) == together)
  }

  @Test("A validation split takes the last samples, before shuffling")
  func validationSplit() throws {
    let x = try waves([20, 6])
    let y = try waves([20, 2])
    func run(_ change: (inout FitOptions) -> Void, _ rows: Int) throws -> [Double] {
      let model = try Self.model(Self.cases[3])
      var options = FitOptions()
      options.batchSize = 4
      change(&options)
      let (a, b) = (try head(x, rows), try head(y, rows))
      let history = try model.fit(a, b, options)
      return (history["loss"] ?? []) + (history["val_loss"] ?? [])
    }
    let split = try run({ $0.validationSplit = 0.2 }, 20)
    let given = try run(
      { [tail = (try tail(x, 16), try tail(y, 16))] in $0.validationData = tail }, 16)
    #expect(split.count == 2)
    #expect(split == given)
  }

  private func head(_ x: Tensor, _ rows: Int) throws -> Tensor {
    let width = x.count / x.shape.dims[0]
    return try Tensor(Array(x.floats().prefix(rows * width)), shape: [rows, width])
  }

  private func tail(_ x: Tensor, _ from: Int) throws -> Tensor {
    let width = x.count / x.shape.dims[0]
    return try Tensor(
      Array(x.floats().dropFirst(from * width)), shape: [x.shape.dims[0] - from, width])
  }

  @Test("An interrupted fit keeps what was learned so far")
  func interrupted() throws {
    struct Interrupt: Error {}
    let model = try Self.model(Self.cases[3])
    let before = try model.weights().flatMap { try $0.floats() }
    var options = FitOptions()
    options.batchSize = 4
    var batches = 0
    options.poll = {
      batches += 1
      if batches == 3 { throw Interrupt() }
    }
    #expect(throws: Interrupt.self) {
      _ = try model.fit(waves([20, 6]), waves([20, 2]), options)
    }
    #expect(try model.weights().flatMap { try $0.floats() } != before)
    #expect(model.optimizer?.iterations == 2)
  }

  @Test("An observer sees every batch and epoch")
  func observer() throws {
    final class Recorder: TrainingObserver {
      var lines: [String] = []
      func epochBegan(_ progress: TrainingProgress) {
        lines.append("epoch \(progress.epoch + 1)/\(progress.epochs)")
      }
      func batchEnded(_ progress: TrainingProgress) {
        lines.append("\(progress.step)/\(progress.steps) \(progress.logs.names)")
      }
      func epochEnded(_ progress: TrainingProgress) { lines.append("\(progress.logs.names)") }
    }
    let recorder = Recorder()
    let model = try Self.model(Self.cases[3])
    var options = FitOptions()
    options.batchSize = 9
    options.validationSplit = 0.2
    options.observer = recorder
    _ = try model.fit(waves([20, 6]), waves([20, 2]), options)
    #expect(
      recorder.lines == [
        "epoch 1/1", "1/2 [\"loss\", \"mae\"]", "2/2 [\"loss\", \"mae\"]",
        "[\"loss\", \"mae\", \"val_loss\", \"val_mae\"]",
      ])
  }

  @Test("A loss from logits behind a softmax warns and uses the logits")
  func logitsWarning() throws {
    final class Recorder: TrainingObserver {
      var warnings: [String] = []
      func warned(_ message: String) { warnings.append(message) }
    }
    func run(fromLogits: Bool) throws -> ([Double], [String]) {
      let model = try Self.model(Self.cases[0])
      let loss = try Loss(.sparseCategoricalCrossentropy, fromLogits: fromLogits)
      model.compile(optimizer: try Adam(), loss: loss)
      let recorder = Recorder()
      var options = FitOptions()
      options.observer = recorder
      let history = try model.fit(waves([20, 6]), Tensor(classes(20)), options)
      return (history["loss"] ?? [], recorder.warnings)
    }
    let plain = try run(fromLogits: false)
    let warned = try run(fromLogits: true)
    #expect(plain.0 == warned.0)
    #expect(plain.1.isEmpty)
    #expect(
      warned.1 == [
        "sparse_categorical_crossentropy has from_logits=True, but the model ends in softmax, "
          + "whose output is no logits; its logits are used"
      ])
  }
}
