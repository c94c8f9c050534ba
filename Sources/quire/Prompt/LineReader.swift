/// Where the prompt gets its lines from: a terminal or a pipe.
protocol LineReader: AnyObject {
  /// Whether someone sits in front of it.
  var isInteractive: Bool { get }

  /// Waits for the next line, or for several that were pasted.
  func read(_ beginning: LineBeginning) -> Line

  /// Whether more can be read at once.
  var hasMore: Bool { get }

  /// Keeps an input for later.
  func remember(_ input: String)

  /// Leaves the terminal as it was found.
  func close()
}

/// What stands there before a line is typed.
enum LineBeginning: Equatable {
  case nothing
  /// Lines of the input were entered before; the blanks that this one will most likely begin with.
  case continuation(indentation: Int)
  /// Text to be edited, and the byte offset of the cursor in it.
  case text(String, cursor: Int)
}

enum Line: Equatable {
  case text(String)
  /// The lines of the input entered so far are wanted back, with this one behind them.
  case takenBack(String)
  /// Ctrl-C: what was typed so far is given up.
  case cancelled
  /// Ctrl-D, or the end of the pipe.
  case end
}
