import Synchronization
import Testing

@testable import QuireRuntime

/// Names in scope without an import: made by subject, when they are looked for.
struct PreludeTests {
  /// Notes which groups were made.
  private final class Log: Sendable {
    let made = Mutex<[Int]>([])

    func group(_ number: Int, _ names: String...) -> Prelude.Group {
      {
        self.made.withLock { $0.append(number) }
        return names.map { name in
          .constant(name: name, summary: "") { _ in .int(number) }
        }
      }
    }
  }

  private let log = Log()

  private func prelude() -> Prelude {
    var prelude = Prelude()
    prelude.add(log.group(1, "a", "b"))
    prelude.add(log.group(2, "b", "c"))
    prelude.add(log.group(3, "d"))
    return prelude
  }

  private func number(_ member: NativeModule.Member?) throws -> Value? {
    guard case .constant(_, _, let value) = member else { return nil }
    return try value(Evaluation().session.interpreter)
  }

  @Test(arguments: [("a", [1]), ("b", [1]), ("c", [1, 2]), ("d", [1, 2, 3]), ("e", [1, 2, 3])])
  func groupsAreMadeUpToTheOneOfTheName(name: String, made: [Int]) {
    var prelude = prelude()
    #expect(log.made.withLock { $0 } == [])
    for _ in 0..<2 { #expect((prelude.member(name) == nil) == (name == "e")) }
    #expect(log.made.withLock { $0 } == made)
  }

  @Test func theEarlierNameStays() throws {
    var prelude = prelude()
    _ = prelude.names
    guard case .int(1)? = try number(prelude.member("b")) else {
      Issue.record("b is not the first group's")
      return
    }
  }

  @Test func allNamesAreThere() {
    var prelude = prelude()
    #expect(prelude.names.sorted() == ["a", "b", "c", "d"])
  }
}
