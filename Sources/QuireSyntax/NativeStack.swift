import CQuireWatch

/// The stack of the thread that runs, which deep texts, deep values and calls between the language and Swift
/// use up. Whatever recurses asks here before it goes deeper: too deep is an error on a stack of any size.
package enum NativeStack {
  /// What the innermost work needs, libraries of the system included.
  private static let reserve = 128 << 10
  /// What one level of a text, a value or a chain of streams takes at most on its way through the machine.
  #if DEBUG
    private static let level = 8 << 10
  #else
    private static let level = 2 << 10
  #endif

  /// Whether nothing should go deeper, also where `levels` of a value are still to come.
  package static func isLow(before levels: Int = 0) -> Bool {
    quire_stack_left() < reserve + levels * level
  }

  /// The levels that there is room for.
  package static var levels: Int { max(1, (quire_stack_left() - reserve) / level) }
}
