/// How a program ends that has reached a limit or was interrupted.
///
/// The error that says so passes every `except`. The `finally` and `with` blocks on its way have a bounded
/// grace, and nothing that they do keeps it from ending the run: it comes again at the run's end, and once
/// the grace is used up no block runs any more.
extension Interpreter {
  /// Begins a run with all that the limits allow; one inside another goes on with what that has left.
  func renewLimits() {
    guard runDepth == 0, nativeDepth == 0 else { return }
    stop = nil
    isPastGrace = false
    isFull = false
    heap.ceiling = limits.memory
    allow(steps: limits.steps)
  }

  /// The error with which the program stops now.
  func stopping(for reason: ScriptError) -> ScriptError {
    if let stop {
      isPastGrace = true
      allow(steps: 0)
      return stop
    }
    stop = reason
    isFull = false
    allow(steps: Interpreter.graceSteps)
    heap.ceiling = max(min(limits.memory, Int.max / 2), bytesHeld) + Interpreter.graceBytes
    if interruption.isPastDeadline { interruption.setDeadline(.now + Interpreter.graceTime) }
    return reason
  }

  /// Keeps where the program was when it was stopped, and once the error leaves a run, all that called it.
  func noteStop(_ failure: ErrorObject, isLeaving: Bool) {
    guard let stop, stop.kind == failure.kind, stop.source == nil || isLeaving else { return }
    let error = failure.error
    if stop.source == nil || error.source == nil { self.stop = settled(error) }
  }

  /// Ends a run that a block on the error's way has let go on.
  func finishStopping() throws {
    if let stop { throw stop }
  }

  private func allow(steps: Int) {
    stepsLeft = steps
    slice = 0
    nativeSlice = 0
    nativeGrant = 0
  }

  /// What blocks may do while the program ends, in steps, bytes and time.
  private static var graceSteps: Int { 1_000_000 }
  private static var graceBytes: Int { 16 << 20 }
  private static var graceTime: Duration { .seconds(1) }
}
