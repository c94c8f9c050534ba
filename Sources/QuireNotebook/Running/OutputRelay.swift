import QuireBuiltins
import QuireRuntime

/// Hands what a session shows to the cell that is running.
final class OutputRelay: OutputSink {
  var emit: (CellOutput) -> Void = { _ in }
  /// The figures that nothing has been shown behind; each is not shown again as it is.
  var onScreen: [FigureHandle] = []

  func write(_ text: String) { emit(.text(text)) }

  func show(_ value: Value, in interpreter: Interpreter) throws {
    if let handle = PlotState.figure(value) {
      if handle.isChanged || !onScreen.contains(where: { $0 === handle }) {
        emit(.picture(FigurePicture(figure: handle.figure)))
      }
      return
    }
    guard !value.isNull, !PlotState.isArtist(value) else { return }
    emit(.value(try interpreter.display(of: value)))
  }

  func progress(_ progress: Progress?) { emit(.progress(progress)) }
}
