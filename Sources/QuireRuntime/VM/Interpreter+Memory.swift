/// The limit of memory: that of the program's values and of what the library manages itself, together.
///
/// What is large is refused before it is made, once waste is freed; what grows in small steps is found by the next
/// collection.
extension Interpreter {
  /// The most bytes of one text: every step on it takes a fraction of a second.
  static let longestText = 1 << 29

  /// A Swift object as a value.
  /// - Parameters:
  ///   - bytes: Its memory.
  ///   - bytesElsewhere: Memory that goes when it goes, and that `memoryElsewhere` counts.
  package func makeHost(
    _ object: AnyObject, _ type: TypeRecord, bytes: Int = 64, bytesElsewhere: Int = 0
  ) -> Value {
    .host(
      heap.track(
        HostObject(
          object, type: type, bytes: bytes, bytesElsewhere: bytesElsewhere, of: heap.elsewhere),
        byteCount: bytes + bytesElsewhere))
  }

  /// The bytes in use, waste among them.
  var bytesHeld: Int {
    let values = memoryRoom.used
    return values &+ memoryElsewhere(max(0, heap.ceiling &- values))
  }

  /// The bytes that may be in use, and those of values that are.
  package var memoryRoom: (limit: Int, used: Int) {
    (heap.ceiling, max(0, heap.bytes &- heap.elsewhere.count))
  }

  /// Checks that a value of this size may be made.
  /// - Throws: MemoryError when it is beyond the limit by itself; what does not fit beside all else that is in use
  ///   ends the program.
  package func reserve(_ bytes: Int) throws {
    try spend(16)
    if heap.isStressed { reclaim() }
    // Little is found in time by the next collection.
    guard bytes >= 1 << 16 || heap.isDue, bytes > heap.ceiling &- bytesHeld else { return }
    guard bytes <= limits.memory else {
      throw ScriptError(
        .memory, "this needs \(bytes >> 20) MiB, more than the \(limits.memory >> 20) MiB allowed")
    }
    reclaim()
    let used = bytesHeld
    guard bytes > heap.ceiling &- used else { return }
    throw stopping(
      for: ScriptError(
        .limit,
        "this needs \(bytes >> 20) MiB beside the \(used >> 20) MiB in use, more than the "
          + "\(limits.memory >> 20) MiB allowed"))
  }

  /// Checks that a text of this size may be made.
  package func reserve(text bytes: Int) throws {
    try reserve(bytes)
    let most = Interpreter.longestText
    guard bytes > most else { return }
    throw ScriptError(
      .memory,
      "this needs a text of \(bytes >> 20) MiB, more than the \(most >> 20) MiB allowed")
  }

  /// Checks that so many elements may be made.
  func reserveElements(_ count: Int, each size: Int) throws {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    try reserve(overflow ? Int.max : bytes)
  }
}
