import QuireNN
import QuireRuntime
import QuireTensor

/// What networks keep in a session: names and seeds, and the logits behind recent outputs.
final class NetworkState {
  private let names = NameScope()
  private var recent: [(output: Tensor, logits: Logits)] = []
  private var warnings: Set<String> = []

  /// More outputs than a training step compares with labels.
  private static let remembered = 8

  /// Where layers get their names and random streams, under the session's present seed.
  func scope(_ interpreter: Interpreter) -> NameScope {
    let seed = interpreter.randomSeed
    if names.seed != seed { names.setRandomSeed(seed) }
    return names
  }

  /// Starts the streams of new layers again, as setting the seed does even to the value it has.
  func setSeed(_ seed: UInt64) { names.setRandomSeed(seed) }

  func clear() { names.clear() }

  /// Notes what stood in front of the softmax or sigmoid that made an output. The copy kept makes a
  /// later change of the output a change of another tensor.
  func remember(_ output: Tensor, _ logits: Logits?) {
    guard let logits else { return }
    recent.append((output, logits))
    if recent.count > Self.remembered { recent.removeFirst() }
  }

  /// The logits behind a tensor that a model gave, while it is one of the last few.
  func logits(behind output: Tensor) -> Logits? {
    recent.last { $0.output.storage === output.storage && $0.output.shape == output.shape }?.logits
  }

  /// Whether a warning was not given before.
  func isNew(_ warning: String) -> Bool { warnings.insert(warning).inserted }
}

extension Interpreter {
  var networks: NetworkState { state(NetworkState.self) { NetworkState() } }

  /// Where layers get their names and random streams.
  var networkScope: NameScope { networks.scope(self) }

  /// Shows a remark that is no error, once a session.
  func warn(_ message: String) {
    if networks.isNew(message) { output.write("warning: \(message)\n") }
  }
}
