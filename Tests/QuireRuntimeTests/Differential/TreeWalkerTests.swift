import Foundation
import QuireOracle
import Testing

/// Random programs do in the machine what they do when their trees are walked.
struct TreeWalkerTests {
  /// `QUIRE_PROGRAMS` says how many.
  static let count =
    ProcessInfo.processInfo.environment["QUIRE_PROGRAMS"].flatMap { Int($0) } ?? 1_000
  static let parts = 4

  /// What the machine does otherwise than the walker did; nil when the two agree.
  private func difference(
    _ code: String, from expected: TreeWalker.Outcome
  ) -> (text: String, isRefused: Bool)? {
    guard let found = Differential.run(code), found != expected else { return nil }
    return (
      "the walker: \(expected)\nthe machine: \(found)",
      found.error?.hasPrefix(Differential.refused) ?? false
    )
  }

  @Test(arguments: 0..<parts) func agreesWithTheMachine(part: Int) {
    var (written, compared, endedWell) = (0, 0, 0)
    for seed in stride(from: part, to: Self.count, by: Self.parts) {
      written += 1
      let code = ProgramGenerator.program(seed: UInt64(seed), size: 10 + seed % 30)
      guard let expected = try? TreeWalker.run(code) else { continue }
      compared += 1
      endedWell += expected.error == nil ? 1 : 0
      guard let whole = difference(code, from: expected) else { continue }
      func smaller(_ code: String) -> (text: String, isRefused: Bool)? {
        (try? TreeWalker.run(code)).flatMap { difference(code, from: $0) }
      }
      // A smaller program may be refused for what was left out of it.
      let small = Differential.shrunk(code) { smaller($0)?.isRefused == whole.isRefused }
      Issue.record("seed \(seed):\n\(small)\n\(smaller(small)?.text ?? "")")
    }
    // Most programs are of use, and most of those reach their end.
    #expect(compared * 10 >= written * 8)
    #expect(endedWell * 10 >= compared * 6)
  }
}
