import Glibc

/// A program on a terminal, seen as a user sees it: what stands on the screen after every key.
///
/// The terminal is tmux, with a server of its own.
package final class TerminalScreen {
  private let socket: String
  private let files: TemporaryFolder

  package struct Timeout: Error, CustomStringConvertible {
    package let awaited: String
    package let screen: String
    package var description: String { "\(awaited) did not appear on:\n\(screen)" }
  }

  /// Starts a program; `exit: CODE` follows its end.
  package init(
    _ program: QuireProgram, arguments: [String] = [], columns: Int = 80, rows: Int = 40
  ) throws {
    files = try TemporaryFolder()
    socket = "quire-" + (files.path.split(separator: "-").last.map(String.init) ?? "")
    let variables = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": program.folder,
      "TERM": "screen-256color",
    ].merging(program.environment) { $1 }.map { Self.quoted("\($0.key)=\($0.value)") }
    let command = ([program.path] + arguments).map(Self.quoted)
    try files.write(
      "run",
      // Ctrl-\ is for the program, not for the shell that waits for it.
      "exec 2>&1; trap : QUIT; cd \(Self.quoted(program.folder)); env -i \((variables + command).joined(separator: " "))"
        + "; echo exit: $?; sleep 600\n")
    try run(
      "-f /dev/null new-session -d -x \(columns) -y \(rows) sh \(Self.quoted(files.path + "/run"))")
  }

  deinit { _ = try? run("kill-server") }

  /// Types text as it stands.
  package func type(_ text: String) throws { try run("send-keys -l -- \(Self.quoted(text))") }

  /// Types a line and ends it.
  package func enter(_ line: String) throws {
    if !line.isEmpty { try type(line) }
    try press("Enter")
  }

  /// Presses keys by their names: `Enter`, `C-c`, `Tab`.
  package func press(_ keys: String...) throws {
    try run("send-keys \(keys.joined(separator: " "))")
  }

  /// Pastes text as a terminal does when it is asked to tell pasted from typed text.
  package func paste(_ text: String) throws {
    try files.write("pasted", text)
    try run("load-buffer \(Self.quoted(files.path + "/pasted"))")
    try run("paste-buffer -p -d")
  }

  package func resize(columns: Int, rows: Int) throws {
    try run("resize-window -x \(columns) -y \(rows)")
  }

  /// The lines on the screen, without blanks at their ends and empty lines at the end.
  package func lines() throws -> [String] {
    var lines = try run("capture-pane -p").split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        var line = line
        while line.last == " " { line.removeLast() }
        return String(line)
      }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The column of the cursor, from 0.
  package func cursorColumn() throws -> Int? {
    Int(try run("display-message -p '#{cursor_x}'").filter(\.isNumber))
  }

  /// Waits until the lines of the screen are as wanted, and returns them.
  @discardableResult
  package func wait(
    for awaited: String, seconds: Double = 30, until condition: ([String]) -> Bool
  ) throws -> [String] {
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      let lines = try lines()
      if condition(lines) { return lines }
      if ContinuousClock.now > end {
        throw Timeout(awaited: awaited, screen: lines.joined(separator: "\n"))
      }
      usleep(10_000)
    }
  }

  /// Waits for a line that holds a text.
  @discardableResult
  package func wait(for text: String, seconds: Double = 30) throws -> [String] {
    try wait(for: text, seconds: seconds) { $0.contains { $0.contains(text) } }
  }

  /// Waits until the last line is this one: a prompt, mostly.
  @discardableResult
  package func waitForLast(_ line: String, seconds: Double = 30) throws -> [String] {
    try wait(for: "a last line \"\(line)\"", seconds: seconds) { $0.last == line }
  }

  /// Runs a command of tmux and returns what it prints.
  @discardableResult
  private func run(_ command: String) throws -> String {
    guard let stream = popen("tmux -u -L \(socket) \(command) 2>&1", "r") else {
      throw TemporaryFolder.Failure(errno: errno)
    }
    var bytes: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    guard pclose(stream) == 0 else {
      throw Timeout(awaited: "tmux \(command)", screen: String(decoding: bytes, as: UTF8.self))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A word as the shell takes it.
  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
