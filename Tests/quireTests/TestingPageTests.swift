import Glibc
import QuireTestSupport
import Testing

/// The commands of docs/testing.md, run again with its notebooks. `QUIRE_RECORD=1` writes what they print into
/// the page, to be read before it is kept.
@Suite struct TestingPageTests {
  private static let path =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/docs/testing.md"

  @Test func showsWhatTheCommandsPrint() throws {
    let lines = try Self.text(of: Self.path).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }
    let folder = try TemporaryFolder()
    let program = QuireProgram(in: folder.path)
    var page: [String] = []
    var commands = 0
    var rest = lines[...]
    var code: Int32 = 0
    while let line = rest.popFirst() {
      page.append(line)
      guard line.hasPrefix("```"), line != "```" else { continue }
      let body = Array(rest.prefix { $0 != "```" })
      rest = rest.dropFirst(body.count)
      if line.hasPrefix("```nb ") {
        try folder.write(String(line.dropFirst(6)), body.joined(separator: "\n") + "\n")
      }
      guard line == "```console" else {
        page += body
        continue
      }
      for command in body where command.hasPrefix("$ ") {
        commands += 1
        page.append(command)
        if command == "$ echo $?" {
          page.append("\(code)")
          continue
        }
        let (arguments, limit) = Self.arguments(command)
        let result = try program.run(arguments)
        code = result.code
        let output = result.output.split(separator: "\n", omittingEmptySubsequences: false)
          .dropLast().prefix(limit).map { String($0) }
        page += output
      }
    }
    #expect(commands > 6)
    if getenv("QUIRE_RECORD") != nil {
      let stream = try #require(fopen(Self.path, "w"))
      fputs(page.joined(separator: "\n"), stream)
      fclose(stream)
    }
    #expect(page.map(Self.withoutTimes) == lines.map(Self.withoutTimes))
  }

  /// `$ quire ARGUMENTS`, perhaps with `| head -N`.
  private static func arguments(_ command: String) -> ([String], limit: Int) {
    var words = command.split(separator: " ").dropFirst(2).map { String($0) }
    guard let pipe = words.firstIndex(of: "|") else { return (words, .max) }
    let limit = words.last.flatMap { Int($0.dropFirst()) } ?? .max
    words.removeSubrange(pipe...)
    return (words, limit)
  }

  private static func withoutTimes(_ line: String) -> String {
    line.replacing(#/· [0-9.]+ m?s$/#) { _ in "· T" }
  }

  private static func text(of path: String) throws -> String {
    let stream = try #require(fopen(path, "r"))
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
