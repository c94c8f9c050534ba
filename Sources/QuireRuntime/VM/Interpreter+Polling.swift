/// How built-ins that work for long can be stopped: they count what they do, in steps of some
/// nanoseconds, and now and then look at interrupts and the time.
extension Interpreter {
  /// Throws when the user asked to stop or the time is up.
  package func poll() throws { if let reason = stopReason() { throw reason } }

  /// The error with which the program stops now, if it should; a request counts as answered then.
  func stopReason() -> ScriptError? {
    if interruption.isRequested {
      interruption.clear()
      return stopping(for: ScriptError(.interrupt, "interrupted"))
    }
    guard interruption.isPastDeadline else { return nil }
    return stopping(for: ScriptError(.limit, "the time limit is reached"))
  }

  func outOfSteps() -> ScriptError {
    stopping(
      for: ScriptError(
        .limit, "the limit of \(limits.steps) steps is reached", hint: "a loop may have no end"))
  }

  /// Counts steps of a built-in's work.
  /// - Throws: when the program should stop.
  @inline(__always)
  package func spend(_ steps: Int = 1) throws {
    nativeSlice &-= steps
    if nativeSlice < 0 { try pollSteps() }
  }

  @inline(never)
  private func pollSteps() throws {
    // Those granted to the machine's loop may be spent here as well.
    hurry()
    stepsLeft = max(0, stepsLeft &- (nativeGrant &- nativeSlice))
    nativeSlice = 0
    nativeGrant = 0
    try poll()
    if stepsLeft == 0 { throw outOfSteps() }
    nativeGrant = min(stepsLeft, Interpreter.pollingInterval)
    nativeSlice = nativeGrant
  }

  private static var pollingInterval: Int { 1 << 18 }

  /// Goes through `0 ..< count` in pieces of `piece`, one step each: for what copies memory.
  package func inPieces(of count: Int, _ piece: Int = 1 << 18, _ body: (Range<Int>) throws -> Void)
    throws
  {
    var start = 0
    while start < count {
      let end = min(start &+ piece, count)
      try body(start..<end)
      try spend(end &- start)
      start = end
    }
  }

  /// The values of a list or tuple as an array.
  func copied(_ values: UnsafeMutableBufferPointer<Value>) throws -> [Value] {
    guard values.count > 1 << 18 else { return Array(values) }
    var result: [Value] = []
    result.reserveCapacity(values.count)
    try inPieces(of: values.count) { result.append(contentsOf: values[$0]) }
    return result
  }

  /// A list of many values.
  package func makeLongList(_ values: [Value]) throws -> Value {
    let object = ListObject(capacity: values.count)
    try values.withUnsafeBufferPointer { values in
      try inPieces(of: values.count) { range in
        if let start = values.baseAddress {
          object.append(copying: start + range.lowerBound, count: range.count)
        }
      }
    }
    return .list(heap.track(object, byteCount: object.byteCount))
  }
}
