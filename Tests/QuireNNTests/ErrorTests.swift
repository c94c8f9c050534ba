import QuireTensor
import Testing

@testable import QuireNN

/// What a user reads when something does not fit, as whole texts.
struct ErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let run: @Sendable () throws -> Void
    let expected: String

    var testDescription: String { name }
  }

  /// A compiled classifier of 784 numbers into 10 classes.
  static func classifier(_ loss: String = "sparse_categorical_crossentropy") throws -> Sequential {
    let model = try sequential([784]) { [try Dense(10, activation: .softmax, scope: $0)] }
    model.compile(optimizer: try Adam(), loss: try .named(loss))
    return model
  }

  static let shapes = [
    Case(
      name: "a batch without features",
      run: {
        let scope = NameScope()
        let input = try InputLayer.tensor(shape: [], scope: scope)
        _ = try Dense(128, scope: scope)(input)
      },
      expected: "Dense(128) \"dense\" got input [batch], expected [batch, features] "
        + "(hint: add the axis that is missing: x.reshape(1, -1))"),
    Case(
      name: "a kernel for another width",
      run: {
        let layer = try Dense(128, scope: NameScope())
        _ = try layer(waves([32, 784]), CallContext())
        _ = try layer(waves([32, 28, 28]), CallContext())
      },
      expected: "Dense(128) \"dense\" got input [32, 28, 28], expected [batch, 784] "
        + "(hint: Flatten() before it, or x.reshape(32, 784))"),
    Case(
      name: "an open last axis",
      run: {
        let scope = NameScope()
        _ = try Dense(4, scope: scope)(InputLayer.tensor(shape: [nil], scope: scope))
      },
      expected: "Dense(4) \"dense\" got input [batch, ?], expected [batch, features]"),
    Case(
      name: "images into a flat input",
      run: {
        _ = try classifier().fit(waves([60, 28, 28]), Tensor([UInt8](repeating: 0, count: 60)))
      },
      expected: "model \"sequential\" got input [60, 28, 28], expected [batch, 784] "
        + "(hint: x.reshape(60, 784), or Input((28, 28)) and Flatten())"),
    Case(
      name: "one sample without a batch axis",
      run: { _ = try classifier().predict(waves([784])) },
      expected: "model \"sequential\" got input [784], expected [batch, 784] "
        + "(hint: a single sample needs a batch axis: x[None])"),
    Case(
      name: "whole-number labels for a one-hot loss",
      run: {
        _ = try classifier("categorical_crossentropy").fit(
          waves([60, 784]), Tensor([UInt8](repeating: 3, count: 60)))
      },
      expected: "categorical_crossentropy got labels of shape [60], expected [60, 10] "
        + "(hint: whole-number labels need loss=\"sparse_categorical_crossentropy\", or "
        + "to_categorical(y, 10))"),
    Case(
      name: "one-hot labels for a whole-number loss",
      run: { _ = try classifier().fit(waves([60, 784]), Tensor.zeros([60, 10])) },
      expected: "sparse_categorical_crossentropy got labels of shape [60, 10], expected [60] "
        + "(hint: one-hot labels need loss=\"categorical_crossentropy\", or y.argmax(axis=-1))"),
    Case(
      name: "labels for a binary loss on ten outputs",
      run: { _ = try classifier("binary_crossentropy").fit(waves([60, 784]), Tensor.zeros([60])) },
      expected: "binary_crossentropy got labels of shape [60], expected [60, 10] "
        + "(hint: end the model with Dense(1, activation=\"sigmoid\"), or use "
        + "loss=\"sparse_categorical_crossentropy\" for 10 classes)"),
    Case(
      name: "another number of labels than of inputs",
      run: { _ = try classifier().fit(waves([60, 784]), Tensor([1, 2])) },
      expected: "fit: x has 60 samples ([60, 784]), y has 2 ([2]) "
        + "(hint: both need one row for each sample)"),
    Case(
      name: "a layer that does not fit a sequential model",
      run: {
        let scope = NameScope()
        let model = try sequential([4], scope: scope) { [try Dense(3, scope: $0)] }
        let layer = try Dense(3, scope: scope)
        _ = try layer(waves([2, 9]), CallContext())
        try model.add(layer)
      },
      expected: "model \"sequential\", layer 2: Dense(3) \"dense_1\" got input [batch, 3], "
        + "expected [batch, 9] (hint: its weights were made for 9 features; a new Dense(3) takes any "
        + "number)"),
    Case(
      name: "weights of another shape",
      run: {
        try classifier().setWeights([waves([784, 9]), waves([10])])
      },
      expected: "set_weights: \"dense/kernel\" got shape [784, 9], expected [784, 10] "
        + "(hint: weights fit a model of the same layers only)"),
    Case(
      name: "a gradient of another shape",
      run: {
        let variable = Variable(name: "kernel", path: "dense/kernel", value: try waves([2, 3]))
        try Adam().applyGradients([(try waves([3, 2]), variable)])
      },
      expected: "apply_gradients: \"dense/kernel\" got a gradient of shape [3, 2], "
        + "expected [2, 3] (hint: zip(gradients, variables) needs both in the same order)"),
  ]

  static let values = [
    Case(
      name: "a label that is no class",
      run: { _ = try classifier().fit(waves([3, 784]), Tensor([0, 10, 2])) },
      expected: "sparse_categorical_crossentropy got the label 10 in row 1, expected a whole "
        + "number from 0 to 9 (hint: the labels go up to 10, so the model's last layer needs 11 "
        + "units, found 10)"),
    Case(
      name: "a label that is not whole",
      run: { _ = try classifier().fit(waves([3, 784]), Tensor([0, 1, 2.5])) },
      expected: "sparse_categorical_crossentropy got the label 2.5 in row 2, expected a "
        + "whole number from 0 to 9 (hint: classes are whole numbers; numbers to be predicted need "
        + "loss=\"mse\")"),
    Case(
      name: "fit before compile",
      run: {
        let model = try sequential([4]) { [try Dense(1, scope: $0)] }
        _ = try model.fit(waves([3, 4]), waves([3, 1]))
      },
      expected: "fit: model \"sequential\" is not compiled "
        + "(hint: call model.compile(optimizer=\"adam\", loss=\"…\") first)"),
    Case(
      name: "no layers",
      run: { _ = try Sequential(scope: NameScope())(waves([3, 4]), CallContext()) },
      expected: "Sequential \"sequential\" has no layers (hint: add some: model.add(Dense(10)))"),
    Case(
      name: "a split that leaves nothing to train",
      run: {
        var options = FitOptions()
        options.validationSplit = 0.99
        _ = try classifier().fit(waves([3, 784]), Tensor([0, 1, 2]), options)
      },
      expected: "fit: validation_split=0.99 leaves 0 of 3 samples to train and 3 to validate "
        + "(hint: validation_data=(x, y) measures on samples of its own)"),
    Case(
      name: "no samples",
      run: { _ = try classifier().fit(Tensor.zeros([0, 784]), Tensor.zeros([0])) },
      expected: "fit: x has no samples: [0, 784] "
        + "(hint: its first axis counts the samples: how was it cut?)"),
    Case(
      name: "a batch size of zero",
      run: {
        var options = FitOptions()
        options.batchSize = 0
        _ = try classifier().fit(waves([3, 784]), Tensor([0, 1, 2]), options)
      },
      expected: "fit: expected a positive batch_size, found 0 "
        + "(hint: 32 samples a step is usual)"),
    Case(
      name: "an unknown loss", run: { _ = try Loss.named("categorical_crossentrop") },
      expected: "there is no loss \"categorical_crossentrop\" "
        + "(hint: did you mean \"categorical_crossentropy\"?)"),
    Case(
      name: "an unknown activation", run: { _ = try ActivationFunction.named("step") },
      expected: "there is no activation \"step\" "
        + "(hint: known are \"linear\", \"relu\", \"tanh\", \"sigmoid\", \"softmax\")"),
    Case(
      name: "an unknown optimizer", run: { _ = try Optimizer.named("adan") },
      expected: "there is no optimizer \"adan\" (hint: did you mean \"adam\"?)"),
    Case(
      name: "a metric that cannot read the labels",
      run: {
        let model = try classifier()
        model.compile(
          optimizer: try Adam(), loss: try .named("sparse_categorical_crossentropy"),
          metrics: [try .named("mse")])
        _ = try model.fit(waves([3, 784]), Tensor([0, 1, 2]))
      },
      expected: "metric \"mse\" needs one value for each output, which loss "
        + "\"sparse_categorical_crossentropy\" does not use "
        + "(hint: metrics=[\"accuracy\"] chooses the accuracy that fits the loss)"),
    Case(
      name: "no units", run: { _ = try Dense(0, scope: NameScope()) },
      expected: "Dense: expected a positive number of units, found 0 "
        + "(hint: units is how many numbers the layer gives for each sample)"),
    Case(
      name: "a rate above 1", run: { _ = try Dropout(1.5, scope: NameScope()) },
      expected: "Dropout: expected a rate from 0 to 1, found 1.5 "
        + "(hint: the rate is the part that is dropped)"),
    Case(
      name: "a negative extent",
      run: { _ = try InputLayer.tensor(shape: [3, -1], scope: NameScope()) },
      expected: "Input: expected positive extents, found -1 in shape (3, -1) "
        + "(hint: None stands for an extent that is not known yet)"),
    Case(
      name: "an output whose input is not given",
      run: {
        let scope = NameScope()
        let a = try InputLayer.tensor(shape: [4], scope: scope)
        let b = try InputLayer.tensor(shape: [4], scope: scope)
        _ = try Model(inputs: [a], outputs: [Dense(2, scope: scope)(b)], scope: scope)
      },
      expected: "Model: output \"dense\" of \"functional\" needs input \"input_layer_1\", which is "
        + "not among the model's inputs (hint: pass it too: Model(inputs=[…], outputs=…))"),
    Case(
      name: "models that would contain each other",
      run: {
        let scope = NameScope()
        let (a, b) = (Sequential(scope: scope), Sequential(scope: scope))
        try a.add(b)
        try b.add(a)
      },
      expected: "Sequential \"sequential_1\" cannot contain itself"),
    Case(
      name: "models nested without end",
      run: {
        let scope = NameScope()
        var model = Sequential(scope: scope)
        for _ in 0..<1000 {
          let outer = Sequential(scope: scope)
          try outer.add(model)
          model = outer
        }
      },
      expected: "Sequential \"sequential_65\" stands above 65 models in one another, expected at "
        + "most 64"),
    Case(
      name: "a layer added twice",
      run: {
        let scope = NameScope()
        let layer = try Dense(3, scope: scope)
        let model = Sequential(scope: scope)
        try model.add(layer)
        try model.add(layer)
      },
      expected: "Sequential \"sequential\" already has a layer named \"dense\" "
        + "(hint: every layer needs a name of its own, and a layer can be added once)"),
    Case(
      name: "no gradient at all",
      run: {
        let variable = Variable(name: "kernel", path: "dense/kernel", value: try waves([2, 3]))
        try Adam().applyGradients([(nil, variable)])
      },
      expected: "apply_gradients: no gradient for any variable "
        + "(hint: compute the loss from the model's output inside the tape)"),
    Case(
      name: "more weights than a machine holds",
      run: { _ = try Dense(1_000_000_000, scope: NameScope())(waves([1, 1000]), CallContext()) },
      expected: "uniform: a Tensor[1000, 1000000000] float32 needs 3.6 TiB, more than the"),
  ]

  @Test("Shape mistakes say expected, found and the remedy", arguments: shapes)
  func shape(_ test: Case) {
    #expect(message(test.run) == test.expected)
  }

  @Test("Other mistakes say what to do", arguments: values)
  func value(_ test: Case) {
    let found = message(test.run)
    #expect(
      test.name == "more weights than a machine holds"
        ? found.hasPrefix(test.expected) : found == test.expected, "\(found)")
  }

  @Test("An error inside a model carries the path of its layer")
  func path() throws {
    let scope = NameScope()
    let model = Sequential(name: "mlp", scope: scope)
    let layer = try Dense(3, scope: scope)
    _ = try layer(waves([2, 9]), CallContext())
    try model.add(layer)
    let error = #expect(throws: TensorError.self) { try model(waves([2, 4]), CallContext()) }
    #expect(error?.kind == .shape)
    #expect(error?.operation == "mlp/dense")
  }
}
