import QuireDocument
import QuireNotebook
import QuireSyntax
import Testing

/// Checks of whole notebooks with the whole library in reach.
@Suite struct NotebookCheckTests {
  private func report(_ text: String) throws -> String {
    try NotebookCheck.mistakes(in: PercentReader.read(text, path: "test.nb"))
      .map(DiagnosticRenderer().render).joined(separator: "\n")
  }

  @Test func reportsEverythingInOneGo() throws {
    let text = """
      # %% Parameters tags=["parameters"]
      epochs = 5
      rate = 0.1
      # %% [markdown]
      # Prose.
      # %% Model
      model = Sequential([Dense(16, activaton="relu"), Dense("3")])
      model.compil(Adam(rate))
      # %% Data tags=["parameters"]
      x = np.zerox(3)
      """
    #expect(
      try report(text) == """
        test.nb:2:1: NameError: the parameter "epochs" is never used
            2 | epochs = 5
              | ^~~~~~
           hint: setting it with -p would change nothing; use it, or remove it
        test.nb:7:31: TypeError: Dense() has no parameter activaton
            7 | model = Sequential([Dense(16, activaton="relu"), Dense("3")])
              |                     -----     ^~~~~~~~~
           hint: did you mean activation?
        test.nb:7:56: TypeError: Dense() expected int for units, got string
            7 | model = Sequential([Dense(16, activaton="relu"), Dense("3")])
              |                                                  ----- ^~~
           hint: without quotes: 3
        test.nb:8:7: AttributeError: Sequential has no attribute "compil"
            8 | model.compil(Adam(rate))
              | ----- ^~~~~~
           hint: did you mean compile?
        test.nb:9:1: NameError: a second cell is tagged "parameters"
            9 | # %% Data tags=["parameters"]
              | ^
           hint: the first begins on line 1; keep one
        test.nb:10:1: NameError: the parameter "x" is never used
           10 | x = np.zerox(3)
              | ^
           hint: setting it with -p would change nothing; use it, or remove it
        test.nb:10:8: AttributeError: module numpy has no attribute "zerox"
           10 | x = np.zerox(3)
              |     -- ^~~~~
           hint: did you mean zeros?
        """)
  }

  @Test func reportsExpectationsAndProfiles() throws {
    let text = """
      # ---
      # profiles:
      #   ci: {steps: 2}
      #   full: {step: 9}
      # ---
      # %% tags=["parameters"]
      steps = 1
      # %%
      x = steps
      # => 1
      x
      # =>(cl) 2
      # expect: x >
      """
    #expect(
      try report(text) == """
        test.nb:4:12: ParameterError: test.nb has no parameter "step"; it has steps
            4 | #   full: {step: 9}
              |            ^
           hint: did you mean steps?
        test.nb:10:1: SyntaxError: `# =>` is about the value of an expression, but the statement before it has none
           10 | # => 1
              | ^~~~~~
           hint: write what has the value on a line of its own, or use # expect: CONDITION
        test.nb:12:1: SyntaxError: `# =>` is bound to a profile that the notebook does not declare: "cl"
           12 | # =>(cl) 2
              | ^~~~~~~~~~
           hint: profiles stand in the front block, as in profiles: {ci: {epochs: 1}}; it has ci, full
        test.nb:13:14: SyntaxError: expected a value behind '>', found the end of the line
           13 | # expect: x >
              |              ^
        """)
  }

  @Test(arguments: [
    "import numpy as np\nfrom tensorflow.keras import layers\nlayers.Dense(3)(np.zeros((2, 3)))",
    "import tensorflow as tf\ntf.keras.layers.Dense(3)\ntf.nn.relu(tf.constant([1.0]))",
    "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.anything()",
    "x = np.zeros(3)\nx.anything()", "help(np)\ndir(plt)\nmnist.load_data()",
  ])
  func acceptsWhatTutorialsWrite(_ text: String) throws {
    #expect(try report(text) == "")
  }
}
