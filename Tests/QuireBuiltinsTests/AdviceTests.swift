import QuireRuntime
import QuireSyntax
import Testing

@testable import QuireBuiltins

/// Hints about names that users of other systems look for, and warnings of what is no error.
struct AdviceTests {
  /// What a piece of code writes, with the whole message it earns.
  private static func run(_ code: String) -> String {
    let output = TextOutput()
    let session = Session.standard(output: output)
    do {
      _ = try session.run(SourceFile(name: "test.nb", text: code))
      return output.text
    } catch {
      let messages = error.diagnostics.map { DiagnosticRenderer().render($0) }
      return output.text + messages.joined(separator: "\n")
    }
  }

  /// Names by themselves and names of modules; those of types, calls and elements need a value.
  private static let names = Advice.table.keys.filter { key in
    guard !key.contains("…") else { return false }
    let parts = key.split(separator: ".")
    return parts.count == 1 || ["keras", "tensorflow", "numpy", "matplotlib"].contains(parts[0])
  }.sorted()

  @Test("Advice is about names that are not there, and is given", arguments: names)
  func isGiven(name: String) throws {
    let root = name.split(separator: ".")[0]
    let shown = Self.run(root == name ? name : "import \(root)\n\(name)")
    let hint = try #require(Advice.table[name])
    #expect(shown.hasSuffix("hint: \(hint)"))
  }

  static let model = """
    def model(loss, units, activation):
        m = Sequential([Input((2,)), Dense(units, activation=activation, name="last")])
        m.compile("adam", loss)
        return m
    x = ones([4, 2])

    """

  @Test(
    "What is no error but hardly meant is a warning",
    arguments: [
      (
        "model('sparse_categorical_crossentropy', 3, None).fit(x, [0, 1, 2, 0], verbose=0)",
        "warning: sparse_categorical_crossentropy takes probabilities, but Dense(3) \"last\" has no "
          + "activation; use activation=\"softmax\", or a loss with from_logits=True\n"
      ),
      (
        "model('categorical_crossentropy', 2, 'sigmoid').fit(x, [[0, 1]] * 4, verbose=0)",
        "warning: categorical_crossentropy takes probabilities that sum to 1, but Dense(2) \"last\" "
          + "ends in sigmoid; use activation=\"softmax\", or loss=\"binary_crossentropy\" for "
          + "several yes-or-no labels\n"
      ),
      (
        "model('binary_crossentropy', 1, 'relu').fit(x, [0, 1, 1, 0], verbose=0)",
        "warning: binary_crossentropy takes probabilities, but Dense(1) \"last\" ends in relu; use "
          + "activation=\"sigmoid\", or a loss with from_logits=True\n"
      ),
      ("model('mse', 1, None).fit(x, ones([4]), verbose=0)", ""),
      ("model('binary_crossentropy', 1, 'sigmoid').fit(x, [0, 1, 1, 0], verbose=0)", ""),
      (
        "m = model('mse', 1, None)\nm.compile(SGD(1e30), 'mse')\n"
          + "h = m.fit(x, ones([4]), epochs=3, verbose=0)",
        "warning: the loss is no longer a finite number since step 1 of epoch 3: the learning rate "
          + "1e+30 may be too large, or the inputs need scaling\n"
      ),
      (
        "with GradientTape() as tape:\n    y = (x * 2).sum()\ntape.gradient(y, x)",
        "warning: gradient() gives None: the target was not computed from the sources inside the "
          + "tape; a plain tensor needs tape.watch(x) first, a Variable does not\n"
      ),
      (
        "plt.plot([1, 2])\nplt.legend()",
        "warning: legend() found nothing with a label: plt.plot(x, y, label=\"…\") gives one\n"
      ),
    ])
  func warns(code: String, warning: String) {
    let shown = Self.run(Self.model + code)
    #expect(shown.hasPrefix(warning))
    #expect(!warning.isEmpty || !shown.contains("warning"), "\(shown)")
  }

  @Test("A nan in the data leaves the weights as they were")
  func keepsWeights() {
    let shown = Self.run(
      Self.model + """
        m = model('mse', 1, None)
        before = [w.tolist() for w in m.get_weights()]
        x[3, 1] = np.nan
        try:
            m.fit(x, ones([4]), batch_size=2, epochs=2, verbose=0)
        except ValueError as e:
            print(e)
        print(before == [w.tolist() for w in m.get_weights()])
        """)
    #expect(shown == "fit: x[3, 1] is nan, so the loss is no number\nTrue\n")
  }
}
