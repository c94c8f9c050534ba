/// What one run of a script, or one call of its functions, may use; nil is no limit of one's own.
///
/// Reaching a limit ends the run with a `LimitError`, which a script cannot catch.
public struct ScriptLimits: Sendable, Equatable {
  /// Turns of loops and calls.
  public var steps: Int?
  /// Bytes that the session's values hold, half of the machine's memory unless it is set.
  public var memory: Int?
  /// Time on the clock.
  public var time: Duration?

  public init(steps: Int? = nil, memory: Int? = nil, time: Duration? = nil) {
    self.steps = steps
    self.memory = memory
    self.time = time
  }
}
