import Foundation
import QuireOracle
import Testing

/// Random programs do in the machine what they do when their trees are walked.
struct TreeWalkerTests {
  static let count =
    ProcessInfo.processInfo.environment["QUIRE_PROGRAMS"].flatMap { Int($0) } ?? 1_500

  private func difference(_ code: String) -> String? {
    guard let expected = try? TreeWalker.run(code), let found = Differential.run(code),
      found != expected
    else { return nil }
    return "the walker: \(expected)\nthe machine: \(found)"
  }

  @Test func agreesWithTheMachine() {
    var compared = 0
    var endedWell = 0
    for seed in 0..<UInt64(Self.count) {
      let code = ProgramGenerator.program(seed: seed, size: 10 + Int(seed % 40))
      guard let expected = try? TreeWalker.run(code) else { continue }
      compared += 1
      endedWell += expected.error == nil ? 1 : 0
      guard difference(code) != nil else { continue }
      let small = Differential.shrunk(code) { difference($0) != nil }
      Issue.record("seed \(seed):\n\(small)\n\(difference(small) ?? "")")
    }
    // Most programs are of use, and most of those reach their end.
    #expect(compared * 10 >= Self.count * 8)
    #expect(endedWell * 10 >= compared * 6)
  }
}
