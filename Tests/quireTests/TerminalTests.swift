import QuireNotebook
import QuirePlot
import Testing

@testable import quire

@Suite struct TerminalTests {
  /// A terminal of so many columns that shows colour as asked.
  static func terminal(
    width: Int, unicode: Bool = true, colors: TextStyle.Colors = .none
  ) -> Terminal {
    Terminal(isTerminal: true, columns: width) { name in
      switch name {
      case "LANG": unicode ? "C.UTF-8" : "C"
      case "NO_COLOR": colors == .none ? "1" : ""
      default: nil
      }
    }
  }

  struct Case {
    var isTerminal = true
    var columns: Int? = 100
    var environment: [String: String]
    var expected: TextStyle
    var isInteractive = true
  }

  @Test(arguments: [
    Case(environment: [:], expected: TextStyle(width: 100, colors: .indexed, isUnicode: false)),
    Case(
      environment: ["LANG": "en_GB.UTF-8", "COLORTERM": "truecolor"],
      expected: TextStyle(width: 100, colors: .full, isUnicode: true)),
    Case(
      environment: ["LC_ALL": "C", "LANG": "en_GB.UTF-8"],
      expected: TextStyle(width: 100, colors: .indexed, isUnicode: false)),
    Case(
      environment: ["LC_ALL": "", "LC_CTYPE": "zh_CN.utf8"],
      expected: TextStyle(width: 100, colors: .indexed, isUnicode: true)),
    Case(
      environment: ["NO_COLOR": "1", "COLORTERM": "24bit"],
      expected: TextStyle(width: 100, colors: .none, isUnicode: false)),
    Case(
      isTerminal: false, columns: nil, environment: ["COLORTERM": "truecolor", "COLUMNS": "60"],
      expected: TextStyle(width: 60, colors: .none, isUnicode: false), isInteractive: false),
    Case(
      environment: ["TERM": "dumb"],
      expected: TextStyle(width: 100, colors: .none, isUnicode: false), isInteractive: false),
    Case(
      columns: 5, environment: [:],
      expected: TextStyle(width: 20, colors: .indexed, isUnicode: false)),
    Case(
      columns: 400, environment: [:],
      expected: TextStyle(width: 120, colors: .indexed, isUnicode: false)),
  ]) func decidesFromTheEnvironment(case test: Case) {
    let terminal = Terminal(isTerminal: test.isTerminal, columns: test.columns) {
      test.environment[$0]
    }
    #expect(terminal.style == test.expected)
    #expect(terminal.isInteractive == test.isInteractive)
  }
}
