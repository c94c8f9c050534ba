import Glibc
import QuireNotebook
import QuirePlot
import QuireRuntime
import QuireSyntax
import Testing

/// Work that would take long, interrupted from another thread or by the time limit.
///
/// `benchmarks/interrupts` measures more of them with the release program.
@Suite(.serialized) struct InterruptTests {
  /// What is prepared, and what then runs for many seconds.
  struct Work: Sendable, CustomTestStringConvertible {
    let preparation: String
    let code: String

    init(_ preparation: String, _ code: String) {
      self.preparation = preparation
      self.code = code
    }

    var testDescription: String { code }
  }

  static let kernels = [
    Work("a = np.ones((6000, 6000), dtype='float32')", "for i in range(99): b = a @ a @ a @ a"),
    Work("a = np.ones((4000, 4000))", "b = a @ a @ a"),
    Work("a = np.ones((2000, 2000), dtype='int64')", "b = a @ a"),
    Work("a = np.ones((3000000, 4, 4), dtype='float32')", "b = a @ a @ a @ a"),
    Work("a = np.ones(3 * 10**7) * 1.1", "b = np.arctan2(a, a) ** 1.7 + np.cos(a) ** 2.5"),
    Work("a = np.random.rand(3 * 10**6)", "b = np.sort(a)"),
    Work("a = np.random.rand(3 * 10**6)", "b = np.unique(a)"),
    Work("a = np.ones(2 * 10**7, dtype='bool')", "b = np.ones(2 * 10**7)[a]"),
    Work("", "b = np.random.randint(0, 9, 10**8)"),
    Work("", "b = np.random.permutation(10**8)"),
    Work(
      "a = np.ones((2, 4 * 10**7))", "for i in range(9): b = a.sum(axis=0) + a.std(axis=1).sum()"),
    Work("a = np.ones(2 * 10**7, dtype='uint8')", "b = a.tolist()"),
    Work("a = [0.5] * 10**6", "for i in range(99): b = np.array(a)"),
  ]

  static let language = [
    Work("", "while True: pass"),
    Work("", "b = sum(range(10**12))"),
    Work("", "b = any(map(lambda x: False, range(10**12)))"),
    Work(
      "", "b = list(filter(lambda x: x < 0, range(10**12)))"),
    Work("", "b = [i for i in range(10**12) if i < 0]"),
    Work("a = [1.5] * 10**7", "while True: b = 2 in a"),
    Work("a = [1.5] * 10**7", "while True: b = a.count(2)"),
    Work("a = [1.5] * 10**7; b = list(a)", "while True: a == b"),
    Work("a = [(i * 7919) % 1000003 for i in range(10**5)]", "while True: b = sorted(a)"),
    Work("", "b = set(range(10**8))"),
    Work("", "b = dict.fromkeys(range(10**8))"),
    Work("a = 'ab' * 2 * 10**7", "b = a.replace('a', 'xyz')"),
    Work("a = 'a' * 10**7", "b = a.rfind('b' + 'a' * 10**6)"),
    Work("a = 'a ' * 10**6", "while True: b = a.split()"),
    Work("a = 'ä' * 10**6", "while True: b = a.upper()"),
    Work("a = 'a' * 5 * 10**7", "b = a.isalpha()"),
    Work("a = [12345] * 10**6", "while True: b = str(a)"),
    Work("import time", "time.sleep(1000)"),
  ]

  static let network = """
    m = Sequential([Input((784,)), Dense(512, activation="relu"), Dropout(0.5), Dense(10)])
    m.compile("adam", "mse")
    x = np.ones((60000, 784), dtype="float32")
    y = np.ones((60000, 10), dtype="float32")
    """

  static let networks = [
    Work(network, "b = m.fit(x, y, epochs=100, verbose=0)"),
    Work(network, "for i in range(99): b = m.fit(x, y, batch_size=60000, verbose=0)"),
    Work(network, "for i in range(99): b = m.evaluate(x, y, verbose=0)"),
    Work(network, "for i in range(99): b = m.predict(x, verbose=0)"),
    Work(network, "for i in range(99): b = m(x)"),
    Work(network, "for i in range(99): b = m.train_on_batch(x, y)"),
    Work(
      """
      import tensorflow as tf
      v = tf.Variable(np.ones((3000, 3000), dtype="float32"))
      with GradientTape() as t:
        z = v @ v @ v @ v @ v @ v
      """, "b = t.gradient(z, v)"),
  ]

  static let plots = [
    Work("a = list(range(4 * 10**5))", "while True: plt.bar(a, a); plt.show()"),
    Work("a = np.random.rand(500, 500)", "while True: plt.contour(a); plt.show()"),
    Work("a = np.random.rand(500, 500)", "plt.contour(a); plt.savefig('/dev/null')"),
    Work("a = np.random.rand(10**6)", "while True: plt.plot(a); plt.hist(a); plt.show()"),
    // Drawn when the cell has ended.
    Work("a = np.random.rand(1500, 1500)", "plt.contour(a)"),
  ]

  /// Runs a cell; `after` milliseconds into it another thread asks it to stop. A cell that ended before it was
  /// asked to, on a machine where that thread had to wait, says nothing and is run again.
  private static func run(
    _ code: String, in evaluator: SessionEvaluator, interruptedAfter after: UInt32? = nil,
    timeout: Duration? = nil, outputs: inout String
  ) -> CellOutcome {
    var outcome = CellOutcome.finished
    for _ in 0..<20 {
      outcome = runOnce(
        code, in: evaluator, interruptedAfter: after, timeout: timeout, outputs: &outputs)
      let interruption = evaluator.session.interpreter.interruption
      guard after != nil, interruption.isRequested else { break }
      interruption.clear()
    }
    return outcome
  }

  private static func runOnce(
    _ code: String, in evaluator: SessionEvaluator, interruptedAfter after: UInt32? = nil,
    timeout: Duration? = nil, outputs: inout String
  ) -> CellOutcome {
    var request: (thread: pthread_t, Unmanaged<Alarm>)?
    if let after {
      let alarm = Unmanaged.passRetained(
        Alarm(evaluator.session.interpreter.interruption, microseconds: after * 1000))
      var thread = pthread_t()
      let failed = pthread_create(
        &thread, nil,
        { context in
          if let context { Unmanaged<Alarm>.fromOpaque(context).takeUnretainedValue().ring() }
          return nil
        }, alarm.toOpaque())
      if failed == 0 { request = (thread, alarm) }
    }
    var text = ""
    let outcome = evaluator.evaluate(
      SourceFile(name: "t.nb", text: code), deadline: timeout.map { .now + $0 }
    ) { output in
      switch output {
      case .text(let part), .value(let part): text += part
      case .picture(let picture):
        if let lines = try? picture.text(TextStyle()) { text += lines.joined(separator: "\n") }
      case .progress, .warning, .error: break
      }
    }
    if let request {
      pthread_join(request.thread, nil)
      request.1.release()
    }
    outputs = text
    return outcome
  }

  private static func evaluator(_ preparation: String) throws -> SessionEvaluator {
    let evaluator = SessionEvaluator(mode: .cell, echoesValues: true)
    var text = ""
    let outcome = run("kept = 42\nb = None\n" + preparation, in: evaluator, outputs: &text)
    guard case .finished = outcome else { throw NotPrepared(outcome: outcome) }
    return evaluator
  }

  struct NotPrepared: Error { let outcome: CellOutcome }

  @Test(arguments: kernels + language + networks + plots)
  func stopsAtOnceAndKeepsVariables(_ work: Work) throws {
    let evaluator = try Self.evaluator(work.preparation)
    var text = ""
    let clock = ContinuousClock()
    var outcome = CellOutcome.finished
    let time = clock.measure {
      outcome = Self.run(work.code, in: evaluator, interruptedAfter: 50, outputs: &text)
    }
    guard case .interrupted(let diagnostic) = outcome else {
      Issue.record("not interrupted but \(outcome) after \(time)")
      return
    }
    #expect(diagnostic.kind == "KeyboardInterrupt")
    #expect(time < .seconds(20))
    // The session goes on with its variables; the request was answered once.
    let next = Self.run("print(kept)", in: evaluator, outputs: &text)
    guard case .finished = next else {
      Issue.record("the next cell was \(next)")
      return
    }
    #expect(text == "42\n")
  }

  @Test(arguments: [kernels[0], kernels[5], language[1], networks[1]])
  func theTimeLimitStopsItToo(_ work: Work) throws {
    let evaluator = try Self.evaluator(work.preparation)
    var text = ""
    var outcome = CellOutcome.finished
    let time = ContinuousClock().measure {
      outcome = Self.run(work.code, in: evaluator, timeout: .milliseconds(50), outputs: &text)
    }
    guard case .timedOut(let diagnostic) = outcome else {
      Issue.record("not timed out but \(outcome) after \(time)")
      return
    }
    #expect(diagnostic.message == "the time limit is reached")
    #expect(time < .seconds(20))
  }

  @Test func finallyRunsAndExceptDoesNot() throws {
    let evaluator = try Self.evaluator("a = np.ones((6000, 6000), dtype='float32')")
    let code = """
      try:
        for i in range(99): b = a @ a @ a
      except Exception:
        print("caught")
      except:
        print("caught")
      finally:
        print("finally", (np.ones((2, 2)) @ np.ones((2, 2))).sum())
      print("behind")
      """
    var text = ""
    let outcome = Self.run(code, in: evaluator, interruptedAfter: 50, outputs: &text)
    guard case .interrupted = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(text == "finally 8.0\n")
  }

  @Test func trainingGoesOnFromTheLastFinishedStep() throws {
    let evaluator = try Self.evaluator(
      """
      m = Sequential([Input((64,)), Dense(256, activation="relu"), Dense(1)])
      m.compile("adam", "mse")
      x = np.random.rand(20000, 64)
      y = x.sum(axis=1, keepdims=True)
      before = m.evaluate(x, y, verbose=0)
      """)
    var text = ""
    let outcome = Self.run(
      "m.fit(x, y, epochs=10000, verbose=0)", in: evaluator, interruptedAfter: 400, outputs: &text)
    guard case .interrupted = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let next = Self.run(
      """
      middle = m.evaluate(x, y, verbose=0)
      w = m.get_weights()
      eager = ((m(x) - y) ** 2).mean().item()
      h = m.fit(x, y, epochs=1, verbose=0)
      print(middle < before, abs(eager - middle) < 1e-3 * (1 + middle), len(h.history["loss"]))
      """, in: evaluator, outputs: &text)
    guard case .finished = next else {
      Issue.record("\(next)")
      return
    }
    #expect(text == "True True 1\n")
  }

  /// A figure whose drawing was stopped, at the prompt, is there to be shown again.
  @Test(arguments: ["plt.show()", ""])
  func figuresThatCouldNotBeShownStayOpen(_ ending: String) throws {
    let evaluator = SessionEvaluator(mode: .cell, echoesValues: true, keepsFigures: true)
    var pictures: [String?] = []
    let outcome = evaluator.evaluate(
      SourceFile(name: "t.nb", text: "plt.title('kept')\nplt.plot([1, 2])\n" + ending),
      deadline: nil
    ) { output in
      guard case .picture(let picture) = output else { return }
      evaluator.session.interpreter.interruption.request()
      pictures.append(try? picture.caption + "\(picture.text(TextStyle()).count > 3)")
    }
    guard case .interrupted(let diagnostic) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(diagnostic.kind == "KeyboardInterrupt")
    for code in ["1 + 1", "plt.show()"] {
      _ = evaluator.evaluate(SourceFile(name: "t.nb", text: code), deadline: nil) { output in
        guard case .picture(let picture) = output else { return }
        pictures.append(try? picture.caption + " \(picture.text(TextStyle()).count > 3)")
      }
    }
    #expect(pictures == [nil, "kept true"])
  }

  /// A long assignment is seen whole or not at all.
  @Test(arguments: ["a[:] = 2", "a[::2] = 2", "a[i] = 2"])
  func assignmentsAreNeverHalfMade(_ code: String) throws {
    let evaluator = try Self.evaluator(
      "a = np.ones(4 * 10**7, dtype='float32'); i = np.arange(4 * 10**7)")
    var text = ""
    _ = Self.run("while True: \(code)", in: evaluator, interruptedAfter: 1, outputs: &text)
    let next = Self.run(
      "print(a.sum().item() in (4 * 10**7, 8 * 10**7, 6 * 10**7))", in: evaluator, outputs: &text)
    guard case .finished = next else {
      Issue.record("\(next)")
      return
    }
    #expect(text == "True\n")
  }

  /// What survives an interrupted collection is collected rightly by the next.
  @Test func interruptedCollectionsLeaveTheHeapWhole() throws {
    let evaluator = try Self.evaluator(
      """
      def tree(depth):
        return [tree(depth - 1), tree(depth - 1), depth] if depth else []
      t = tree(16)
      def total(t):
        return t[2] + total(t[0]) + total(t[1]) if t else 0
      """)
    var text = ""
    for pause in stride(from: 1, through: 41, by: 5) {
      _ = Self.run(
        "while True: u = [[i] for i in range(200000)]", in: evaluator,
        interruptedAfter: UInt32(pause), outputs: &text)
    }
    let outcome = Self.run(
      "u = None\nprint(total(t), [len(str([i])) for i in range(100000)].count(4))", in: evaluator,
      outputs: &text)
    guard case .finished = outcome else {
      Issue.record("\(outcome)")
      return
    }
    // The sum over levels of depth · 2^(16 - depth), and the numbers of two digits.
    #expect(text == "131054 90\n")
  }

  /// Asks a program to stop after a while.
  private final class Alarm: Sendable {
    private let interruption: Interruption
    private let microseconds: UInt32

    init(_ interruption: Interruption, microseconds: UInt32) {
      self.interruption = interruption
      self.microseconds = microseconds
    }

    func ring() {
      usleep(microseconds)
      interruption.request()
    }
  }
}
