import Glibc
import QuireRuntime
import QuireSyntax
import QuireTestSupport
import Testing

@testable import quire

/// The exchanges of docs/getting-started.md, typed again. `QUIRE_RECORD=1` writes what comes back into the
/// page, to be read before it is kept.
@Suite struct GettingStartedTests {
  private static let page =
    "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    + "/docs/getting-started.md"

  @Test func showsWhatThePromptShows() throws {
    let text = String(decoding: try bytes(of: Self.page), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let typed = lines.filter { $0.hasPrefix(">>> ") || $0.hasPrefix("...") }.map {
      String($0.dropFirst(4))
    }
    #expect(typed.count > 30)

    let folder = try TemporaryFolder()
    let file = open("\(folder.path)/screen", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let output = OutputStream(descriptor: file)
    let terminal = Terminal(isTerminal: false, columns: 80) { $0 == "LANG" ? "C.UTF-8" : nil }
    let presenter = RunPresenter(
      detail: .outputs, terminal: terminal, output: output, errors: output,
      renderer: DiagnosticRenderer(width: 80))
    let reader = TypingReader(lines: typed, output: output)
    _ = Prompt(
      reader: reader, presenter: presenter, isColoured: false, interruption: Interruption()
    ).run()
    close(file)

    // The screen again, cut where the page begins another block.
    var shown = try #require(folder.text("screen")).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }[...]
    if shown.last == "" { shown.removeLast() }
    var page: [String] = []
    var isInBlock = false
    for (index, line) in lines.enumerated() {
      if isInBlock, line != "```" { continue }
      page.append(line)
      isInBlock = line == "```console"
      guard isInBlock else { continue }
      var inputs = lines[(index + 1)...].prefix { $0 != "```" }.count {
        $0.hasPrefix(">>> ") || $0.hasPrefix("...")
      }
      while let next = shown.first {
        if next.hasPrefix(">>> ") || next.hasPrefix("...") { inputs -= 1 }
        if inputs < 0 { break }
        page.append(shown.removeFirst())
      }
    }
    if getenv("QUIRE_RECORD") != nil {
      let stream = try #require(fopen(Self.page, "w"))
      fputs(page.joined(separator: "\n"), stream)
      fclose(stream)
    }
    #expect(page == lines)
  }

  private func bytes(of path: String) throws -> [UInt8] {
    let stream = try #require(fopen(path, "r"))
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    return bytes
  }
}

/// Someone who types these lines, seen on the screen.
private final class TypingReader: LineReader {
  private var lines: ArraySlice<String>
  private let output: OutputStream

  init(lines: [String], output: OutputStream) {
    self.lines = lines[...]
    self.output = output
  }

  let isInteractive = true
  let hasMore = false
  func remember(_ input: String) {}
  func close() {}

  func read(_ beginning: LineBeginning) -> Line {
    guard let line = lines.popFirst() else { return .end }
    let isContinued = if case .continuation = beginning { true } else { false }
    output.writeLines([isContinued ? line.isEmpty ? "..." : "... " + line : ">>> " + line])
    return .text(line)
  }
}
