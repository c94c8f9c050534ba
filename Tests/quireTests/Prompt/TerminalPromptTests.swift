import Glibc
import QuireTestSupport
import Testing

/// The prompt on a real terminal, key by key.
@Suite(.serialized) struct TerminalPromptTests {
  let folder: TemporaryFolder
  let program: QuireProgram

  init() throws {
    folder = try TemporaryFolder()
    program = QuireProgram(in: folder.path)
  }

  private func screen(columns: Int = 80, rows: Int = 40) throws -> TerminalScreen {
    let screen = try TerminalScreen(program, columns: columns, rows: rows)
    try screen.waitForLast(">>>")
    return screen
  }

  @Test func echoesCompletesAndLeaves() throws {
    let screen = try screen()
    try screen.enter("total = 6 * 7")
    try screen.enter("total")
    try screen.type("tot")
    try screen.press("Tab")
    try screen.enter(" + _")
    try screen.type("np.zer")
    try screen.press("Tab")
    try screen.type("((2, 3)).res")
    try screen.press("Tab")
    try screen.enter("(6)")
    let lines = try screen.wait(for: "tensor") { $0.last == ">>>" && $0.count >= 8 }
    #expect(
      lines.dropFirst() == [
        ">>> total = 6 * 7", ">>> total", "42", ">>> total + _", "84",
        ">>> np.zeros((2, 3)).reshape(6)", "tensor([0., 0., 0., 0., 0., 0.])", ">>>",
      ])
    try screen.press("C-d")
    #expect(try screen.wait(for: "exit: 0").suffix(2) == [">>>", "exit: 0"])
  }

  @Test func completionListsArgumentsKeysAndFiles() throws {
    try folder.write("data-set.csv", "a,b\n")
    let screen = try screen()
    try screen.enter(#"prices = {"apple": 1, "apricot": 2}"#)
    try screen.type("Dense(8, act")
    try screen.press("Tab")
    try screen.wait(for: ">>> Dense(8, activation=")
    try screen.press("C-c")
    try screen.type(#"prices["ap"#)
    try screen.press("Tab", "Tab")
    try screen.wait(for: "apple    apricot")
    try screen.type("r")
    try screen.press("Tab")
    try screen.enter("")
    try screen.wait(for: #">>> prices["apricot"]"#)
    try screen.type(#"open("dat"#)
    try screen.press("Tab")
    try screen.wait(for: #">>> open("data-set.csv""#)
    try screen.press("C-c")
    try screen.wait(for: "a prompt") { $0.last == ">>>" }
    try screen.type("%ti")
    try screen.press("Tab", "Tab", "Tab")
    try screen.wait(for: "time    timeit")
  }

  @Test func blocksIndentThemselves() throws {
    let screen = try screen()
    try screen.enter("def double(x):")
    try screen.wait(for: "...") { $0.last?.hasPrefix("...") == true }
    try screen.enter("if x:")
    try screen.wait(for: "second line") { $0.count == 4 }
    try screen.enter("return 2 * x")
    try screen.wait(for: "third line") { $0.count == 5 }
    try screen.enter("")
    try screen.waitForLast(">>>")
    try screen.enter("double(21)")
    let lines = try screen.wait(for: "42")
    #expect(
      lines[1...4] == [
        ">>> def double(x):", "...     if x:", "...         return 2 * x", "...",
      ])
  }

  /// Typed blanks take the place of the indentation that is offered.
  @Test func typedIndentationCounts() throws {
    let screen = try screen()
    let typed = ["if True:", "    if False:", "        x = 1", "    x = 2", "else:", "    x = 3"]
    for (index, line) in typed.enumerated() {
      try screen.enter(line)
      try screen.wait(for: "line \(index + 2)") {
        $0.count == index + 3 && $0.last?.hasPrefix("...") == true
      }
    }
    try screen.enter("")
    try screen.waitForLast(">>>")
    try screen.enter("x")
    let lines = try screen.wait(for: "value") { $0.last == ">>>" && $0.count > 9 }
    #expect(lines.suffix(3) == [">>> x", "2", ">>>"])
  }

  @Test func historyLastsOverTwoStarts() throws {
    do {
      let screen = try screen()
      try screen.enter("first = 1")
      try screen.enter("for i in range(2):")
      try screen.wait(for: "a block") { $0.last?.hasPrefix("...") == true }
      try screen.enter("print('line', i)")
      try screen.wait(for: "its end") { $0.count == 5 }
      try screen.enter("")
      try screen.wait(for: "line 1")
      try screen.press("C-d")
      try screen.wait(for: "exit: 0")
    }
    #expect(
      folder.text(".local/state/quire/history")
        == "# %%\nfirst = 1\n# %%\nfor i in range(2):\n    print('line', i)\n")
    let screen = try screen()
    try screen.press("Up")
    try screen.wait(for: "print('line', i)")
    try screen.press("Enter")
    try screen.wait(for: "line 1")
    try screen.press("C-r")
    try screen.type("fir")
    try screen.press("Enter")
    try screen.enter("first + 1")
    let lines = try screen.wait(for: "2") { $0.last == ">>>" && $0.contains("2") }
    #expect(lines.contains(">>> first = 1"))
  }

  @Test(arguments: [
    ("for i in range(10 ** 12): i or print('begun')", "KeyboardInterrupt: interrupted"),
    ("print('begun'); sum(range(10 ** 12))", "KeyboardInterrupt: interrupted"),
  ])
  func interruptKeepsVariables(_ code: String, _ message: String) throws {
    let screen = try screen()
    try screen.enter("kept = 'still here'")
    try screen.enter(code)
    try screen.wait(for: "its output") { $0.contains("begun") }
    try screen.press("C-c")
    try screen.wait(for: message)
    try screen.enter("kept")
    let lines = try screen.wait(for: "value") { $0.last == ">>>" && $0.count > 5 }
    #expect(lines.suffix(2) == [#""still here""#, ">>>"])
  }

  @Test func interruptGivesUpALine() throws {
    let screen = try screen()
    try screen.type("something unfinis")
    try screen.wait(for: "something unfinis")
    try screen.press("C-c")
    try screen.wait(for: "new prompt") { $0.count == 3 }
    try screen.enter("def f(")
    try screen.wait(for: "continuation") { $0.last == "...     " || $0.last == "..." }
    try screen.press("C-c")
    try screen.enter("1 + 1")
    let lines = try screen.wait(for: "2") { $0.last == ">>>" && $0.contains("2") }
    #expect(
      lines.dropFirst() == [
        ">>> something unfinis^C", ">>> def f(", "...     ^C", ">>> 1 + 1", "2", ">>>",
      ])
  }

  @Test func interruptsTrainingAndGoesOn() throws {
    let screen = try screen()
    try screen.enter("x = np.zeros((20000, 64)); y = np.zeros((20000, 1))")
    try screen.enter("model = Sequential([Input((64,)), Dense(64), Dense(1)])")
    try screen.enter(#"model.compile(optimizer="sgd", loss="mse")"#)
    try screen.enter("model.fit(x, y, epochs=10000, batch_size=8)")
    try screen.wait(for: "Epoch 1/10000")
    try screen.press("C-c")
    try screen.wait(for: "KeyboardInterrupt")
    try screen.enter("history = model.fit(x[:64], y[:64], epochs=1); x.shape")
    try screen.wait(for: "(20000, 64)")
  }

  /// Forty lines with empty ones between them, pasted as terminals do it and typed at once.
  @Test(arguments: [true, false])
  func takesFortyLinesAtOnce(isBracketed: Bool) throws {
    var lines = ["total = 0"]
    for i in 0..<9 {
      lines += ["def add_\(i)(x):", "    y = x + \(i)", "", "    return y"]
    }
    lines += [
      "for f in [add_0, add_4, add_8]:", "    total += f(1)", "print('the total is', total)",
    ]
    #expect(lines.count == 40)
    let screen = try screen(rows: 60)
    if isBracketed {
      try screen.paste(lines.joined(separator: "\n"))
      try screen.press("Enter")
    } else {
      try screen.type(lines.joined(separator: "\n") + "\n")
    }
    let shown = try screen.wait(for: "the total") { $0.last == ">>>" && $0.count > 40 }
    #expect(shown.filter { $0 == "the total is 15" }.count == 1)
    #expect(!shown.contains { $0.contains("Error") })
    try screen.press("C-d")
    try screen.wait(for: "exit: 0")
    if isBracketed {
      #expect(
        folder.text(".local/state/quire/history") == "# %%\n" + lines.joined(separator: "\n") + "\n"
      )
    }
  }

  @Test func wideCharactersTakeTwoColumns() throws {
    let screen = try screen()
    try screen.type("名字 = \"你好世界\"")
    try screen.press("Left", "Left", "Left")
    try screen.wait(for: "text") { $0.last == ">>> 名字 = \"你好世界\"" }
    // The cursor stands on 世: 4 columns of the prompt, 4 of the name, 4 of ` = "`, 4 of 你好.
    #expect(try screen.cursorColumn() == 16)
    try screen.type("，")
    try screen.press("End", "Enter")
    try screen.enter("名字 + 1")
    let lines = try screen.wait(for: "an error") { $0.last == ">>>" && $0.count > 4 }
    #expect(lines[1...2] == [">>> 名字 = \"你好，世界\"", ">>> 名字 + 1"])
    #expect(lines[4...5] == ["    1 | 名字 + 1", "      | -------^"])
  }

  @Test func followsTheWindow() throws {
    let screen = try screen(columns: 60, rows: 40)
    try screen.type("plt.plot([0, 1, 4, 9])")
    try screen.resize(columns: 100, rows: 40)
    usleep(100_000)
    try screen.press("Enter")
    let wide = try screen.wait(for: "a plot") { $0.last == ">>>" && $0.count > 15 }
    let width = wide.map(\.count).max() ?? 0
    #expect(width > 80 && width <= 100)
    try screen.enter("x = '" + String(repeating: "abcdefghij", count: 12) + "'")
    try screen.enter("len(x)")
    try screen.wait(for: "120")
  }

  @Test func explainsNames() throws {
    let screen = try screen()
    try screen.enter("?len")
    try screen.wait(for: "The number of elements.")
    try screen.enter("Dense?")
    try screen.wait(for: "activation")
    try screen.enter("?denze")
    try screen.wait(for: "NameError")
  }

  /// The network of notebooks/mlp.nb, line by line, with fewer steps.
  @Test func buildsAModelLineByLine() throws {
    let screen = try screen(columns: 100, rows: 50)
    for line in [
      "(images, labels), (test_images, test_labels) = fashion_mnist.load_data()",
      "x_train = images.reshape(60000, 784).astype('float32') / 255",
      "y_train = keras.utils.to_categorical(labels, 10)",
      "inputs = Input(shape=(784,))",
      "hidden = Dense(32, activation='relu')(inputs)",
      "outputs = Dense(10, activation='softmax')(hidden)",
      "model = Model(inputs=inputs, outputs=outputs, name='mlp')",
      "model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])",
    ] {
      try screen.enter(line)
      try screen.waitForLast(">>>", seconds: 60)
    }
    try screen.enter("history = model.fit(x_train, y_train, epochs=4, batch_size=8)")
    try screen.wait(for: "the live bar") {
      $0.last.map { $0.contains("━") && $0.contains("step") } ?? false
    }
    try screen.wait(for: "Epoch 4/4", seconds: 300)
    try screen.waitForLast(">>>", seconds: 120)
    try screen.enter("plt.plot(history.history['loss'])")
    let plotted = try screen.wait(for: "the curve") {
      $0.last == ">>>" && $0.contains { $0.contains("┤") }
    }
    #expect(plotted.contains { $0.contains("⠑") || $0.contains("⠢") || $0.contains("⡀") })
    try screen.press("C-l")
    try screen.enter("plt.title('Loss 损失')")
    try screen.wait(for: "Loss 损失") {
      $0.first { $0.contains("Loss 损失") && !$0.contains("plt") } != nil
    }
  }
}
