import QuireRuntime
import QuireStandard
import QuireSyntax
import QuireTestSupport
import Testing

/// No text ends the process, outlives its limits or harms what the session holds.
struct MutationTests {
  private static let tests =
    "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/")

  private static let mutator: ProgramMutator = {
    let folders = [
      "QuireRuntimeTests/Golden/language", "QuireRuntimeTests/Golden/messages",
      "QuireStandardTests/Golden", "QuireSyntaxTests/Golden",
    ]
    return ProgramMutator(
      pieces: folders.flatMap { ProgramMutator.cases(in: "\(tests)/\($0)") }
        .filter { !$0.contains("sleep") })
  }()

  @Test(arguments: [0, 1]) func survivesAnything(part: Int) {
    #expect(Self.mutator.pieces.count > 1000)
    var limits = Limits()
    limits.steps = 20_000
    limits.memory = 16 << 20
    let count = 1_500
    var random = SplitMix64(seed: UInt64(part))
    var (failures, stopped) = (0, 0)
    let evaluation = Evaluation(limits: limits)
    let modules = StandardModulesTests.files.map(\.1).joined(separator: ", ")
    _ = evaluation.shown("import \(modules)\nuntouched_variable = [42]")
    for _ in 0..<count {
      let code = Self.mutator.mutated(&random)
      let shown = evaluation.shown(code)
      failures += shown.contains("Error: ") ? 1 : 0
      stopped += shown.contains("LimitError: ") ? 1 : 0
      let cursor = random.next(below: code.utf8.count + 1)
      _ = evaluation.session.completion(of: code, at: cursor)
      #expect(evaluation.shown("untouched_variable") == "[42]", "\(code)")
    }
    // The inputs are neither all good nor all bad, and hardly any is long.
    #expect(failures > count / 2 && failures < count * 24 / 25)
    #expect(stopped < count / 20)
  }
}
