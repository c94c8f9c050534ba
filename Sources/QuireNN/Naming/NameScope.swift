import QuireTensor

/// Gives layers and models their names and their random streams; one for each session.
///
/// Names count up for as long as the session lives (`dense`, `dense_1`, …). Streams are counted
/// since the seed was last set, so that setting the seed and building a network again gives the same
/// initial weights under new names.
package final class NameScope {
  /// The seed of initial weights, shuffles and dropout; 0 until a script sets one.
  package private(set) var seed: UInt64
  private var names: [String: Int] = [:]
  private var streams: [String: Int] = [:]

  package init(seed: UInt64 = 0) { self.seed = seed }

  package func setRandomSeed(_ seed: UInt64) {
    self.seed = seed
    streams = [:]
  }

  /// Starts the names again, as Keras's `clear_session`.
  package func clear() {
    names = [:]
    streams = [:]
  }

  /// The next free name of a kind: `dense`, then `dense_1`.
  func nextName(_ kind: String) -> String { Self.next(kind, in: &names) }

  /// The random source of the next layer of a kind.
  func nextSource(_ kind: String) -> RandomSource {
    RandomSource(seed: seed).stream("layer/" + Self.next(kind, in: &streams))
  }

  private static func next(_ kind: String, in counters: inout [String: Int]) -> String {
    let count = counters[kind, default: 0]
    counters[kind] = count &+ 1
    return count == 0 ? kind : "\(kind)_\(count)"
  }
}
