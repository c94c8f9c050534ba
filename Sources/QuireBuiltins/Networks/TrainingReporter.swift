import QuireNN
import QuireRuntime

/// Passes a training's progress on to the session's output.
final class TrainingReporter: TrainingObserver {
  private let interpreter: Interpreter
  private let verbose: Int
  private var shown = 0.0

  /// Seconds between two redrawings of a line.
  private static let interval = 0.05

  init(_ interpreter: Interpreter, verbose: Int) {
    self.interpreter = interpreter
    self.verbose = verbose
  }

  func epochBegan(_ progress: TrainingProgress) {
    shown = 0
    if verbose == 1 { interpreter.output.progress(progress.forOutput(isMilestone: false)) }
  }

  func batchEnded(_ progress: TrainingProgress) {
    guard verbose == 1, progress.elapsed - shown >= Self.interval else { return }
    shown = progress.elapsed
    interpreter.output.progress(progress.forOutput(isMilestone: false))
  }

  func epochEnded(_ progress: TrainingProgress) {
    guard verbose > 0, progress.phase != .predicting else { return }
    interpreter.output.progress(progress.forOutput(isMilestone: true))
  }

  func warned(_ message: String) { interpreter.warn(message) }

  /// Takes the line away that has no last word, as after an error.
  func end() { if verbose > 0 { interpreter.output.progress(nil) } }
}

extension TrainingProgress {
  fileprivate func forOutput(isMilestone: Bool) -> Progress {
    Progress(
      epoch: phase == .training ? epoch + 1 : nil, epochs: phase == .training ? epochs : nil,
      step: step, steps: steps,
      measures: logs.entries.map { Progress.Measure($0.name, $0.value) }, seconds: elapsed,
      isMilestone: isMilestone)
  }
}
