import Glibc
import QuireBuiltins
import QuireRuntime
import QuireSyntax
import Synchronization
import Testing

/// Sessions on threads of their own: each gives what it gives alone, to the last bit.
@Suite struct TwoSessionsTests {
  private static let programs = [
    """
    np.random.seed(7)
    x = np.random.normal(size=(64, 8))
    w = np.random.uniform(size=(8, 3))
    for i in range(20):
        x = np.tanh(x @ w @ w.T) + np.sort(x, axis=0) / 9
    print(x.sum().item(), np.random.permutation(12), random.random())
    """,
    """
    import tensorflow as tf
    v = tf.Variable(np.linspace(-1, 1, 40).reshape(5, 8))
    for i in range(10):
        with GradientTape() as tape:
            loss = (tf.sin(v) * tf.exp(v * v)).sum() + (v @ v.T).sum()
        v.assign_sub(0.01 * tape.gradient(loss, v))
    print(loss.item(), v.numpy().sum().item())
    """,
    """
    keras.utils.set_random_seed(3)
    (x, y), _ = iris.load_data()
    model = Sequential([
        Input((4,)), Dense(16, activation="relu"), Dropout(0.2), Dense(3, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(x, y, epochs=3, batch_size=16, verbose=0)
    print(history.history["loss"], model.predict(x[:4], verbose=0).sum().item())
    """,
    """
    keras.utils.set_random_seed(5)
    x = np.random.normal(size=(40, 6, 2)).astype("float32")
    y = np.argmax(x.mean(axis=2), axis=1)
    inputs = Input((6, 2))
    h = Dense(24, activation="tanh")(Flatten()(inputs))
    model = Model(inputs, Dense(6, activation="softmax")(h))
    model.compile(keras.optimizers.SGD(0.1, momentum=0.9), "sparse_categorical_crossentropy")
    print(model.fit(x, y, epochs=3, batch_size=8, verbose=0).history["loss"])
    print(np.linalg.norm(model.get_weights()[0]))
    """,
  ]

  /// What a new session prints of a program; `isStressed` frees waste wherever that is allowed.
  private static func output(of program: String, isStressed: Bool = false) -> String {
    let output = TextOutput()
    let session = Session.standard(output: output)
    session.interpreter.heap.isStressed = isStressed
    do {
      _ = try session.run(SourceFile(name: "test.nb", text: program), as: .program)
    } catch {
      return output.text + error.diagnostics.map(DiagnosticRenderer().render).joined()
    }
    return output.text
  }

  private final class Job: Sendable {
    let programs: [String]
    let outputs = Mutex<[String]>([])

    init(_ programs: [String]) { self.programs = programs }
  }

  private static func work(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let job = Unmanaged<Job>.fromOpaque(context).takeRetainedValue()
    for program in job.programs {
      let text = output(of: program)
      job.outputs.withLock { $0.append(text) }
    }
    return nil
  }

  /// Runs programs one after the other on each of several threads.
  private static func outputs(of programs: [[String]]) -> [[String]] {
    let jobs = programs.map { Job($0) }
    var threads: [pthread_t] = []
    for job in jobs {
      var thread = pthread_t()
      let context = Unmanaged.passRetained(job).toOpaque()
      let failed = pthread_create(&thread, nil, { TwoSessionsTests.work($0) }, context)
      #expect(failed == 0)
      threads.append(thread)
    }
    for thread in threads { pthread_join(thread, nil) }
    return jobs.map { job in job.outputs.withLock { $0 } }
  }

  @Test func giveWhatEachGivesAlone() {
    let alone = Self.programs.map { Self.output(of: $0) }
    for text in alone { #expect(!text.contains("Error"), "\(text)") }
    for round in 0..<4 {
      let order = Self.programs.indices.map { ($0 + round) % Self.programs.count }
      let backwards = Array(order.reversed())
      let found = Self.outputs(of: [order, backwards].map { $0.map { Self.programs[$0] } })
      #expect(found[0] == order.map { alone[$0] })
      #expect(found[1] == backwards.map { alone[$0] })
    }
  }

  /// Waste may be freed whenever a tensor is made: nothing that is still needed goes.
  @Test func keepWhatTheyNeedWhenWasteIsFreed() {
    for program in Self.programs {
      #expect(Self.output(of: program, isStressed: true) == Self.output(of: program))
    }
  }
}
