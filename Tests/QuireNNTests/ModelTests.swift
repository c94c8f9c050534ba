import QuireTensor
import Testing

@testable import QuireNN

struct ModelTests {
  @Test("A sequential model and the same graph compute the same")
  func functional() throws {
    let scope = NameScope()
    let layers = [
      try Dense(5, activation: .relu, scope: scope),
      try Dense(3, activation: .softmax, scope: scope),
    ]
    let input = try InputLayer.tensor(shape: [4], scope: scope)
    let model = try Model(inputs: [input], outputs: [layers[1](layers[0](input))], scope: scope)
    let stack = Sequential(scope: scope)
    for layer in layers { try stack.add(layer) }
    let x = try waves([6, 4])
    #expect(try model.predict(x).floats() == stack.predict(x).floats())
    #expect(model.name == "functional")
    #expect(stack.name == "sequential")
    #expect(model.layers.map(\.name) == ["input_layer", "dense", "dense_1"])
    #expect(stack.layers.map(\.name) == ["dense", "dense_1"])
    #expect(model.outputShapes == [BatchShape([nil, 3])])
  }

  @Test("A graph may branch and have several inputs and outputs")
  func branches() throws {
    let scope = NameScope()
    let a = try InputLayer.tensor(shape: [4], scope: scope)
    let b = try InputLayer.tensor(shape: [2], scope: scope)
    let left = try Dense(3, scope: scope)(a)
    let right = try Dense(5, scope: scope)(b)
    let model = try Model(inputs: [a, b], outputs: [left, right], scope: scope)
    let outputs = try model.outputs([waves([6, 4]), waves([6, 2])], CallContext())
    #expect(outputs.map(\.shape) == [[6, 3], [6, 5]])
    #expect(model.parameterCount == 15 + 15)
  }

  @Test("Ten thousand layers are no recursion")
  func deep() throws {
    let scope = NameScope()
    let input = try InputLayer.tensor(shape: [2], scope: scope)
    var end = input
    for _ in 0..<10_000 { end = try Activation(.linear, scope: scope)(end) }
    let model = try Model(inputs: [input], outputs: [end], scope: scope)
    #expect(model.layers.count == 10_001)
  }

  @Test("A chain of half a million symbolic tensors is let go without recursion")
  func longChain() {
    let layer = Activation(.linear, scope: NameScope())
    var end = SymbolicTensor(shape: BatchShape([nil, 1]), layer: layer, inputs: [])
    for _ in 0..<500_000 {
      end = SymbolicTensor(shape: end.shape, layer: layer, inputs: [end])
    }
    #expect(end.inputs.count == 1)
  }

  @Test("A sequential model without an input is built by its first data")
  func lateBuild() throws {
    let model = Sequential(scope: NameScope())
    try model.add(try Dense(3, scope: NameScope()))
    #expect(model.weights().isEmpty)
    #expect(try model(waves([2, 7]), CallContext()).shape == [2, 3])
    #expect(model.weights().map(\.shape) == [[7, 3], [3]])
    try model.removeLast()
    #expect(model.layers.isEmpty)
  }

  @Test("Weights are read and set as copies")
  func weights() throws {
    let model = try FitTests.model(FitTests.cases[0])
    let copy = model.weights()
    model.compile(optimizer: try SGD(), loss: try .named("sparse_categorical_crossentropy"))
    _ = try model.trainOnBatch(waves([20, 6]), Tensor(classes(20)))
    #expect(try model.weights()[0].floats() != copy[0].floats())
    try model.setWeights(copy)
    #expect(try model.weights()[0].floats() == copy[0].floats())
    #expect(try model.layer(named: "dense_1").parameterCount == 24)
  }

  @Test("The summary is Keras's table")
  func summary() throws {
    let scope = NameScope()
    let model = try sequential([4], scope: scope) {
      [
        try Dense(5, activation: .relu, scope: $0), try Dropout(0.5, scope: $0),
        try Dense(3, activation: .softmax, scope: $0),
      ]
    }
    model.compile(optimizer: try Adam(), loss: try .named("sparse_categorical_crossentropy"))
    _ = try model.fit(waves([20, 4]), Tensor(classes(20)))
    #expect(
      model.summary() == """
        Model: "sequential"
        ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
        ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
        ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
        │ dense (Dense)                   │ (None, 5)              │            25 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ dropout (Dropout)               │ (None, 5)              │             0 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ dense_1 (Dense)                 │ (None, 3)              │            18 │
        └─────────────────────────────────┴────────────────────────┴───────────────┘
         Total params: 131 (528.00 B)
         Trainable params: 43 (172.00 B)
         Non-trainable params: 0 (0.00 B)
         Optimizer params: 88 (356.00 B)
        """)
  }

  @Test("The summary of a graph lists its input, of an unbuilt model what is not known")
  func otherSummaries() throws {
    let scope = NameScope()
    let input = try InputLayer.tensor(shape: [28, 28], scope: scope)
    let output = try Dense(10, scope: scope)(Flatten(scope: scope)(input))
    let lines = try Model(inputs: [input], outputs: [output], scope: scope).summary()
      .split(separator: "\n").map(String.init)
    #expect(
      lines[4] == "│ input_layer (InputLayer)        │ (None, 28, 28)         │             0 │")
    #expect(lines[10] == " Total params: 7,850 (30.66 KB)")
    let waiting = Sequential(scope: scope)
    try waiting.add(Dense(3, scope: scope))
    #expect(
      waiting.summary().split(separator: "\n")[4]
        == "│ dense_1 (Dense)                 │ ?                      │   0 (unbuilt) │")
  }
}
