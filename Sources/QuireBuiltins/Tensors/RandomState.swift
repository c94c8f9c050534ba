import QuireRuntime
import QuireTensor

/// A session's random numbers: fixed until a program sets a seed, so that a script gives the same
/// numbers every time.
final class RandomState {
  /// Where layers' initial weights, shuffles and dropout come from.
  fileprivate(set) var seed: UInt64 = 0
  /// One sequence a module, so that a draw of one does not move another.
  var numpy = RandomSource(seed: 0).stream("numpy")
  var tensorflow = RandomSource(seed: 0).stream("tensorflow")
  var python = RandomSource(seed: 0).stream("random")
}

extension Interpreter {
  var random: RandomState { state(RandomState.self) { RandomState() } }

  /// The seed of everything random in networks.
  package var randomSeed: UInt64 { random.seed }

  /// Starts every sequence anew, as `keras.utils.set_random_seed` does.
  func setRandomSeed(_ seed: UInt64) {
    seedTensorFlow(seed)
    random.numpy = RandomSource(seed: seed).stream("numpy")
    random.python = RandomSource(seed: seed).stream("random")
  }

  /// Starts the sequences of tensors and of new layers anew, as `tf.random.set_seed` does.
  func seedTensorFlow(_ seed: UInt64) {
    random.seed = seed
    random.tensorflow = RandomSource(seed: seed).stream("tensorflow")
  }
}
