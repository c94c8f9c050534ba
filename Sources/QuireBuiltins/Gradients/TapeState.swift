import QuireNN
import QuireRuntime
import QuireTensor

/// The tapes that record in a session now, the outermost first.
final class TapeState {
  private(set) var open: [Tape] = []

  func enter(_ tape: Tape) { open.append(tape) }

  func exit(_ tape: Tape) { open.removeAll { $0 === tape } }
}

extension Interpreter {
  private var tapes: TapeState { state(TapeState.self) { TapeState() } }

  /// The tapes that record now.
  var recordingTapes: [Tape] { tapes.open.filter(\.isRecording) }

  func enter(_ tape: Tape) { tapes.enter(tape) }

  func exit(_ tape: Tape) { tapes.exit(tape) }

  /// A variable's value, watched by every tape that records if the variable can be trained.
  func watched(_ variable: Variable) -> Tensor {
    guard variable.isTrainable else { return variable.value }
    return recordingTapes.reduce(variable.value) { $1.watch($0, for: variable) }
  }

  /// A variable as an object of the language.
  package func make(_ variable: Variable) -> Value {
    makeHost(variable, VariableType.record, bytesElsewhere: variable.value.byteCount)
  }
}
