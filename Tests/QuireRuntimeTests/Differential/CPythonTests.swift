import Foundation
import QuireOracle
import QuireTestSupport
import Testing

/// Random programs that mean the same in Python do the same in CPython.
struct CPythonTests {
  /// The interpreter to compare with; without it only what it once said is compared.
  static let python = ProcessInfo.processInfo.environment["QUIRE_PYTHON"]
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let fixture =
    tests.appendingPathComponent("QuireRuntimeTests/Golden/programs.txt")

  /// Programs of which the walker knows that they end soon, and that the machine runs.
  private static func programs(_ count: Int, from first: UInt64, size: Int) -> [String] {
    var result: [String] = []
    var seed = first
    while result.count < count {
      let code = ProgramGenerator.program(
        seed: seed, dialect: .python, size: size + Int(seed) % size)
      if (try? TreeWalker.run(code)) != nil, Differential.run(code) != nil { result.append(code) }
      seed += 1
    }
    return result
  }

  /// What CPython prints, and behind it the kind of error that ends the program.
  private static func answers(of python: String, to programs: [String]) throws -> [String] {
    let folder = try TemporaryFolder()
    let text = programs.map { $0 + "\u{1E}" }.joined()
    let file = try folder.write("programs", Array(text.utf8))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [
      "-W", "ignore", tests.appendingPathComponent("Reference/programs.py").path, file,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let parts = String(decoding: data, as: UTF8.self).components(separatedBy: "\u{1E}")
    return Array(parts.dropLast())
  }

  private func difference(_ code: String, _ answer: String) -> String? {
    guard let found = Differential.run(code) else { return "the machine does not run it" }
    let text = found.printed + (found.error ?? "")
    return text == answer ? nil : "CPython:\n\(answer)\nthe machine:\n\(text)"
  }

  @Test(.enabled(if: python != nil)) func agreesWithTheMachine() throws {
    let count = ProcessInfo.processInfo.environment["QUIRE_PROGRAMS"].flatMap { Int($0) } ?? 2_000
    let programs = Self.programs(count, from: 0, size: 20)
    let answers = try Self.answers(of: #require(Self.python), to: programs)
    try #require(answers.count == programs.count)
    for (code, answer) in zip(programs, answers) {
      guard let difference = difference(code, answer) else { continue }
      Issue.record("\(code)\n\(difference)")
    }
  }

  /// Programs with CPython 3.11's answers; `QUIRE_RECORD=1 QUIRE_PYTHON=python3` writes them anew.
  @Test func agreesWithWhatCPythonSaid() throws {
    if let python = Self.python, ProcessInfo.processInfo.environment["QUIRE_RECORD"] != nil {
      let programs = Self.programs(200, from: 1_000_000, size: 10)
      let answers = try Self.answers(of: python, to: programs)
      try zip(programs, answers).map { "\($0)--- prints\n\($1)\n=== program\n" }.joined()
        .write(to: Self.fixture, atomically: true, encoding: .utf8)
    }
    let text = try String(contentsOf: Self.fixture, encoding: .utf8)
    let cases = text.components(separatedBy: "\n=== program\n").dropLast()
    #expect(cases.count == 200)
    for one in cases {
      let halves = one.components(separatedBy: "--- prints\n")
      try #require(halves.count == 2)
      #expect(difference(halves[0], halves[1]) == nil)
    }
  }
}
