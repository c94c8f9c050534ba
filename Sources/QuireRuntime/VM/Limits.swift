/// What a program may use; reaching a limit ends the cell with an error that cannot be caught.
package struct Limits: Sendable {
  /// Steps left: back edges and calls.
  package var steps = Int.max
  /// When to stop.
  package var deadline: ContinuousClock.Instant?
  /// Bytes of script objects and the memory their host objects report.
  package var memory = 16 << 30

  package init() {}
}
