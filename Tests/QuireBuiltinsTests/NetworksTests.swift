import QuireBuiltins
import QuireRuntime
import QuireSyntax
import Testing

/// Networks as a script uses them.
struct NetworksTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let code: String
    let shown: String

    init(_ code: String, _ shown: String) {
      self.code = code
      self.shown = shown
    }

    var testDescription: String { code }
  }

  /// What a session writes and shows for a piece of source, or the message of its error.
  static func run(_ code: String) throws -> String {
    let output = TextOutput()
    let session = Session.standard(output: output)
    do {
      let value = try session.run(SourceFile(name: "test.nb", text: code))
      try output.show(value, in: session.interpreter)
      return output.text
    } catch let failure as Session.Failure {
      let messages = failure.diagnostics.map { diagnostic in
        let hint = diagnostic.hint.map { " (\($0))" } ?? ""
        return "\(diagnostic.kind): \(diagnostic.message)\(hint)"
      }
      return output.text + messages.joined(separator: "\n")
    }
  }

  /// A classifier of 4 numbers into 3 classes, compiled.
  static let model = """
    keras.utils.set_random_seed(1)
    model = Sequential([Input((4,)), Dense(5, activation="relu"), Dense(3, activation="softmax")])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    x = [[0.1, 0.2, 0.3, 0.4], [0.4, 0.3, 0.2, 0.1], [1., 2., 0., 1.], [0., 1., 0., 1.]]
    y = [0, 1, 2, 1]

    """

  static let cases = [
    Case("Dense(3)", "<Dense name=dense, built=False>\n"),
    Case("keras.layers.Dense(3, name=\"out\").name", "\"out\"\n"),
    Case("Input((28, 28))", "<KerasTensor shape=(None, 28, 28), dtype=float32>\n"),
    Case("Flatten()(Input((28, 28))).shape", "(None, 784)\n"),
    Case("Dense(3)([[1., 2.]]).shape", "(1, 3)\n"),
    Case("Sequential([Dense(2, input_shape=(3,))]).count_params()", "8\n"),
    Case(
      """
      inputs = keras.Input(shape=(4,))
      model = keras.Model(inputs=inputs, outputs=layers.Dense(2)(inputs), name="small")
      (model.name, len(model.layers), model.input_shape, model.output_shape, len(model.weights))
      """, "(\"small\", 2, (None, 4), (None, 2), 2)\n"),
    Case(
      """
      from tensorflow.keras import layers, models
      from tensorflow.keras.optimizers import SGD
      model = models.Sequential()
      model.add(layers.Input((2,)))
      model.add(layers.Dense(1, use_bias=False, kernel_initializer="ones"))
      model.compile(SGD(0.5), "mse")
      model.train_on_batch([[1., 1.]], [[0.]])
      """, "4.0\n"),
    Case(
      """
      layer = Dense(1)
      before = layer.trainable
      layer.trainable = False
      layer([[1., 2.]])
      (before, layer.trainable, len(layer.weights), len(layer.trainable_weights))
      """, "(True, False, 2, 0)\n"),
    Case("(Adam().learning_rate, keras.optimizers.SGD(0.5).learning_rate)", "(0.001, 0.5)\n"),
    Case(
      """
      optimizer = Adam()
      optimizer.learning_rate = 0.25
      optimizer
      """, "<Adam learning_rate=0.25>\n"),
    Case(
      model + "model.fit(x, y, epochs=2, verbose=0).epoch", "[0, 1]\n"),
    Case(
      model + "[name for name in model.fit(x, y, validation_split=0.25, verbose=0).history]",
      "[\"accuracy\", \"loss\", \"val_accuracy\", \"val_loss\"]\n"),
    Case(model + "model.predict(x, verbose=0).shape", "(4, 3)\n"),
    Case(model + "len(model.evaluate(x, y, verbose=0))", "2\n"),
    Case(
      model + "[name for name in model.evaluate(x, y, verbose=0, return_dict=True)]",
      "[\"loss\", \"accuracy\"]\n"),
    Case(
      model + "w = model.get_weights()\nmodel.set_weights(w)\n[a.shape for a in w]",
      "[(4, 5), (5,), (5, 3), (3,)]\n"),
    Case(model + "model.plan", "\"training plan of 2 steps\"\n"),
    Case(
      model + "a = model.fit(x, y, verbose=0).history\n"
        + model + "b = model.fit(x, y, verbose=0).history\na == b", "True\n"),
  ]

  @Test("Networks work as in Keras", arguments: cases)
  func shown(_ test: Case) throws {
    #expect(try Self.run(test.code) == test.shown)
  }

  static let errors = [
    Case(
      "Dense(\"many\")", "TypeError: Dense() expected int for units, got string"),
    Case(
      "Dense(3, activation=\"rellu\")",
      "ValueError: there is no activation \"rellu\" (did you mean \"relu\"?)"),
    Case(
      "Dense(3)(Input(()))",
      "ShapeError: Dense(3) \"dense\" got input [batch], expected [batch, features] "
        + "(add the axis that is missing: x.reshape(1, -1))"),
    Case(
      "Sequential([3])",
      "TypeError: Sequential expected a layer at place 1, got int "
        + "(such as Dense(10), or Input((784,)) first)"),
    Case(
      "Input((4,)) + 1",
      "TypeError: \"+\" does not work on symbolic tensors "
        + "(use a layer, or compute with the model's output)"),
    Case(
      model + "model.fit([[1., 2.]], [0])",
      "ShapeError: model \"sequential\" got input [1, 2], expected [batch, 4] "
        + "(begin the model with Input((2,)) for this data, or give it the data it was made for)"),
    Case(
      model + "model.fit(x, [0, 1, 2, 3])",
      "ValueError: sparse_categorical_crossentropy got the label 3 in row 3, expected a whole "
        + "number from 0 to 2 (the labels go up to 3, so the model's last layer needs 4 units, found 3)"
    ),
    Case(
      model + "model.compile(\"adm\", \"mse\")",
      "ValueError: there is no optimizer \"adm\" (did you mean \"adam\"?)"),
    Case(
      model + "model.fit(x, y, epoch=3)",
      "TypeError: fit() has no parameter epoch (did you mean epochs?)"),
    Case(
      model + "model.fit(x, y, verbose=7)",
      "ValueError: fit() expected 0, 1, 2 or \"auto\" for verbose "
        + "(0 is silent, 1 shows a bar, 2 writes a line an epoch)"),
  ]

  @Test("Mistakes are explained", arguments: errors)
  func explained(_ test: Case) throws {
    #expect(try Self.run(test.code) == test.shown)
  }

  /// One step of a custom loop on the model above.
  static let step =
    model + """
      import numpy as np
      x, y = np.array(x), np.array(y)
      optimizer = Adam(0.1)
      loss_function = keras.losses.SparseCategoricalCrossentropy()
      def step():
          with GradientTape() as tape:
              loss = loss_function(y, model(x, training=True))
          gradients = tape.gradient(loss, model.trainable_variables)
          optimizer.apply_gradients(zip(gradients, model.trainable_variables))
          return float(loss)

      """

  @Test("A custom loop with a tape steps as train_on_batch does")
  func customLoop() throws {
    let manual = try Self.run(Self.step + "[round(step(), 5) for i in range(3)]")
    let built = try Self.run(
      Self.model
        + """
        model.compile(Adam(0.1), "sparse_categorical_crossentropy")
        [round(model.train_on_batch(x, y), 5) for i in range(3)]
        """)
    #expect(manual == built)
    #expect(manual.hasPrefix("["))
  }

  @Test("A loss from logits behind a softmax uses the logits and says so once")
  func logits() throws {
    let shown = try Self.run(
      Self.model
        + """
        p = model(x)
        a = keras.losses.SparseCategoricalCrossentropy()(y, p)
        b = keras.losses.SparseCategoricalCrossentropy(from_logits=True)(y, p)
        c = keras.losses.SparseCategoricalCrossentropy(from_logits=True)(y, p)
        d = keras.losses.SparseCategoricalCrossentropy(from_logits=True)(y, p + 0)
        (float(a) == float(b), float(a) == float(d))
        """)
    #expect(
      shown
        == "warning: sparse_categorical_crossentropy has from_logits=True, but the predictions "
        + "come from softmax, whose output is no logits; its logits are used\n(True, False)\n")
  }

  @Test("A variable that the loss does not depend on is named, and stays")
  func missingGradient() throws {
    let shown = try Self.run(
      """
      layer = Dense(1, bias_initializer="ones")
      layer([[1., 2.]])
      with GradientTape() as tape:
          loss = (layer.kernel * 2.).sum()
      Adam().apply_gradients(zip(tape.gradient(loss, layer.variables), layer.variables))
      float(layer.bias[0])
      """)
    #expect(
      shown == "warning: no gradient for dense/bias: the loss does not depend on it\n1.0\n")
  }

  @Test("fit reports its epochs, and a history is a table")
  func history() throws {
    let lines = try Self.run(
      Self.model + "model.fit(x, y, epochs=2)"
    ).split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("epoch 1: accuracy "))
    #expect(lines[2] == "epoch  accuracy    loss")
    #expect(lines[4].hasPrefix("    2"))
  }

  @Test("A summary is printed")
  func summary() throws {
    let lines = try Self.run(Self.model + "model.summary()").split(separator: "\n")
    #expect(lines.first == "Model: \"sequential\"")
    #expect(lines.contains { $0.contains("dense_1 (Dense)") })
  }
}
