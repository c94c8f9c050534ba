/// Where a training stands.
package struct TrainingProgress: Sendable {
  /// What is being done.
  package enum Phase: Sendable { case training, evaluating, predicting }

  package let phase: Phase
  /// The epoch's number, from 0, and how many were asked for.
  package let epoch: Int
  package let epochs: Int
  /// The steps done in this epoch and how many it has.
  package let step: Int
  package let steps: Int
  /// The means so far; at the end of an epoch those of the validation too.
  package let logs: Logs
  /// Seconds since the epoch began.
  package let elapsed: Double
}

/// Someone who watches `fit`, `evaluate` or `predict`, such as a progress bar.
package protocol TrainingObserver: AnyObject {
  func epochBegan(_ progress: TrainingProgress)
  func batchEnded(_ progress: TrainingProgress)
  func epochEnded(_ progress: TrainingProgress)
  /// Something the user should know that is no error.
  func warned(_ message: String)
}

extension TrainingObserver {
  package func epochBegan(_ progress: TrainingProgress) {}
  package func batchEnded(_ progress: TrainingProgress) {}
  package func epochEnded(_ progress: TrainingProgress) {}
  package func warned(_ message: String) {}
}
