import Glibc
import QuirePlot

/// What the place that output goes to can show.
struct Terminal: Equatable, Sendable {
  /// True for a terminal that can redraw a line.
  var isInteractive: Bool
  var style: TextStyle
  /// The terminal itself; nil where there is none.
  private var descriptor: Int32?

  var width: Int { style.width }
  var isColoured: Bool { style.colors != .none }

  /// Asks the system about a file descriptor.
  init(descriptor: Int32) {
    self.init(isTerminal: isatty(descriptor) == 1, columns: Self.columns(descriptor)) { name in
      getenv(name).map { String(cString: $0) }
    }
    self.descriptor = isInteractive ? descriptor : nil
  }

  /// Takes the width that the window has now.
  mutating func measure() {
    if let columns = descriptor.flatMap(Self.columns) { style.width = Self.width(columns) }
  }

  /// Decides from the environment: `NO_COLOR` (no-color.org), `TERM`, `COLORTERM`, the locale and,
  /// where the terminal does not say, `COLUMNS`.
  init(isTerminal: Bool, columns: Int?, environment: (String) -> String?) {
    func value(_ name: String) -> String { environment(name) ?? "" }
    let term = value("TERM")
    isInteractive = isTerminal && term != "dumb"
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(value).first { !$0.isEmpty } ?? ""
    let encoding = locale.lowercased()
    let isUnicode = encoding.contains("utf-8") || encoding.contains("utf8")
    let colors: TextStyle.Colors =
      if !isInteractive || !value("NO_COLOR").isEmpty {
        .none
      } else if ["truecolor", "24bit"].contains(value("COLORTERM")) {
        .full
      } else {
        .indexed
      }
    style = TextStyle(
      width: Self.width(columns ?? Int(value("COLUMNS")) ?? 80), colors: colors,
      isUnicode: isUnicode)
  }

  /// Lines longer than 120 columns are hard to read.
  private static func width(_ columns: Int) -> Int { min(max(columns, 20), 120) }

  private static func columns(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
