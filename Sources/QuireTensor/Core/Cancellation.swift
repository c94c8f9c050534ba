import CQuireWatch

/// Who may ask for running numeric work to stop; asked from any thread, every few milliseconds.
package protocol CancellationSource: AnyObject, Sendable {
  var isCancelled: Bool { get }
}

/// How numeric work ends early.
///
/// Loops over many elements look at the source that watches their thread and leave the rest undone;
/// the operation then throws `.cancelled`, so that no half-made result is seen. Where work is cut
/// into pieces depends on shapes alone: results have the same bits, watched or not.
package enum Cancellation {
  /// Runs `body` with the work that it does on this thread watched by `source`.
  package static func watched<R, E: Error>(
    by source: some CancellationSource, _ body: () throws(E) -> R
  ) throws(E) -> R {
    let watcher = Watcher(source: source)
    defer { withExtendedLifetime(watcher) {} }
    let watch = QuireWatch(
      asks: { context in
        context.map { Unmanaged<Watcher>.fromOpaque($0).takeUnretainedValue().source.isCancelled }
          ?? false
      }, context: Unmanaged.passUnretained(watcher).toOpaque())
    return try installed(watch, body)
  }

  /// Runs `body` to its end whatever happens: for changes that must not stop half way.
  package static func shielded<R, E: Error>(_ body: () throws(E) -> R) throws(E) -> R {
    try installed(QuireWatch(), body)
  }

  /// Whether the work of this thread should stop.
  package static var isRequested: Bool { quire_cancelled() }

  /// - Throws: `.cancelled` when the work of this thread should stop: what was computed since the
  ///   last call may be incomplete.
  package static func check(_ operation: String) throws(TensorError) {
    guard quire_cancelled() else { return }
    throw TensorError(.cancelled, operation, "\(operation): interrupted")
  }

  /// Goes through `0 ..< count` in pieces, as loops of Swift's over many elements do.
  /// - Throws: `.cancelled` between two pieces.
  package static func pieces(
    of count: Int, _ operation: String, _ body: (Range<Int>) throws(TensorError) -> Void
  ) throws(TensorError) {
    var start = 0
    while start < count {
      let end = min(start &+ pieceCount, count)
      try body(start..<end)
      if end < count { try check(operation) }
      start = end
    }
  }

  /// What `transform` gives for 0 ..< count.
  /// - Throws: `.cancelled` now and then.
  package static func map<T>(
    _ count: Int, _ operation: String, _ transform: (Int) -> T
  ) throws(TensorError) -> [T] {
    var result: [T] = []
    result.reserveCapacity(count)
    try pieces(of: count, operation) { piece in
      for position in piece { result.append(transform(position)) }
    }
    return result
  }

  private static let pieceCount = 1 << 17

  /// What the kernels' pointer points at.
  private final class Watcher {
    let source: any CancellationSource

    init(source: any CancellationSource) { self.source = source }
  }

  private static func installed<R, E: Error>(
    _ watch: QuireWatch, _ body: () throws(E) -> R
  ) throws(E) -> R {
    let previous = quire_set_watch(watch)
    defer { _ = quire_set_watch(previous) }
    return try body()
  }
}
