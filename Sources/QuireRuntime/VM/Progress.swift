/// How far something long, such as `fit`, has come. Whoever presents it decides how.
package struct Progress: Sendable {
  /// A named number that is watched: a loss, a metric.
  package struct Measure: Sendable {
    package var name: String
    package var value: Double

    package init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// The epoch under way, from 1, and their number; nil when the task has no epochs.
  package var epoch: Int?
  package var epochs: Int?
  /// Steps done in this epoch, and their number if it is known.
  package var step: Int
  package var steps: Int?
  package var measures: [Measure]
  /// Seconds since the epoch, or the task, began.
  package var seconds: Double
  /// True at the end of an epoch: the line that stays.
  package var isMilestone: Bool

  /// The line that stays, nil when none does.
  var milestone: String? {
    guard isMilestone else { return nil }
    let measures = measures.map { "\($0.name) \($0.value)" }
    return "epoch \(epoch ?? 0): \(measures.joined(separator: ", "))"
  }

  package init(
    epoch: Int? = nil, epochs: Int? = nil, step: Int, steps: Int? = nil, measures: [Measure],
    seconds: Double, isMilestone: Bool
  ) {
    self.epoch = epoch
    self.epochs = epochs
    self.step = step
    self.steps = steps
    self.measures = measures
    self.seconds = seconds
    self.isMilestone = isMilestone
  }
}
