/// Where the prompt gets its lines from: a terminal or a pipe.
protocol LineReader: AnyObject {
  /// Whether someone sits in front of it.
  var isInteractive: Bool { get }

  /// Waits for the next line, or for several that were pasted.
  /// - Parameters:
  ///   - isContinued: Whether it goes on an input.
  ///   - indentation: The blanks it will most likely begin with.
  func read(isContinued: Bool, indentation: Int) -> Line

  /// Whether more can be read at once.
  var hasMore: Bool { get }

  /// Keeps an input for later.
  func remember(_ input: String)

  /// Leaves the terminal as it was found.
  func close()
}

enum Line: Equatable {
  case text(String)
  /// Ctrl-C: what was typed so far is given up.
  case cancelled
  /// Ctrl-D, or the end of the pipe.
  case end
}
