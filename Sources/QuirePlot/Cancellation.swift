import CQuireWatch

/// How drawing ends early.
///
/// Loops over many values and the canvas ask what watches their thread, and leave the rest undone once
/// the work is to stop; whatever the figure was to become then throws `.cancelled` at its end, so that
/// nobody sees half of it.
enum Cancellation {
  /// Whether the work of this thread should stop.
  static var isRequested: Bool { quire_cancelled() }

  /// Goes through `0 ..< count` in pieces, as long as the work is not to stop.
  @inline(__always)
  static func pieces(of count: Int, _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < count {
      let end = min(start &+ pieceCount, count)
      body(start..<end)
      if end < count, quire_cancelled() { return }
      start = end
    }
  }

  /// - Throws: `.cancelled` when the work of this thread should stop: what was made since the last
  ///   call may be incomplete.
  static func check(_ operation: String) throws(PlotError) {
    guard quire_cancelled() else { return }
    throw PlotError(.cancelled, operation: operation, message: "interrupted")
  }

  private static let pieceCount = 1 << 14
}
