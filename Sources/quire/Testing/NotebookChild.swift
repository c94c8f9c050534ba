import Glibc
import QuireNotebook
import QuireRuntime
import QuireSyntax

/// The side of a test that runs in a process of its own: one notebook, whose events go to a pipe.
enum NotebookChild {
  /// The first argument of such a process.
  static let argument = "--test-notebook"
  /// The descriptor that it writes events to.
  static let descriptor: Int32 = 3

  /// The command line for a notebook.
  static func arguments(
    _ path: String, _ options: NotebookTest.Options, renderer: DiagnosticRenderer
  ) -> [String] {
    [
      argument, path, options.profile ?? "", options.timeout.map { "\($0)" } ?? "",
      options.isTraced ? "traced" : "", renderer.isColoured ? "coloured" : "",
      "\(renderer.width)", "\(options.limits.steps)",
      "\(options.limits.memory)",
    ] + options.settings
  }

  /// Runs what such a command line asks for; nil when it is another one.
  static func run(_ arguments: [String]) -> Int32? {
    guard arguments.first == argument, arguments.count >= 9 else { return nil }
    var options = NotebookTest.Options()
    options.profile = arguments[2].isEmpty ? nil : arguments[2]
    options.timeout = Double(arguments[3])
    options.isTraced = !arguments[4].isEmpty
    options.limits.steps = Int(arguments[7]) ?? options.limits.steps
    options.limits.memory = Int(arguments[8]) ?? options.limits.memory
    options.settings = Array(arguments[9...])
    let renderer = DiagnosticRenderer(
      isColoured: !arguments[5].isEmpty, width: Int(arguments[6]) ?? 100)
    let events = OutputStream(descriptor: descriptor)
    NotebookTest(arguments[1], options, renderer: renderer) { events.write($0.line + "\n") }.run()
    return 0
  }
}
