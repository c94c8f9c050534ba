import QuireBuiltins
import QuireRuntime

/// Hands what a session shows to the cell that is running.
final class OutputRelay: OutputSink {
  var emit: (CellOutput) -> Void = { _ in }

  func write(_ text: String) { emit(.text(text)) }

  func show(_ value: Value, in interpreter: Interpreter) throws {
    if let figure = PlotState.figure(value) { return emit(.picture(FigurePicture(figure: figure))) }
    guard !value.isNull, !PlotState.isArtist(value) else { return }
    emit(.value(try interpreter.display(of: value)))
  }

  func progress(_ progress: Progress?) { emit(.progress(progress)) }
}
