import Synchronization
import Testing

@testable import QuireRuntime

/// Deep programs on threads with less stack than usual: an error, never an overflow.
struct SmallStackTests {
  /// What ends each program, wherever its depth is limited by the stack.
  static let endless: [(String, ErrorKind)] = [
    ("def f(x): return max([x], key=f)\nf(1)", .recursion),
    ("def f(x): return sorted([x, x], key=f)\nf(1)", .recursion),
    ("class A:\n  def __eq__(self, other): return [A()] == [A()]\nA() == A()", .recursion),
    ("class A:\n  def __repr__(self): return repr([A()])\nrepr(A())", .recursion),
    ("class A:\n  def __getattr__(self, name): return A().x\nA().x", .recursion),
    ("class A:\n  def __add__(self, other): return A() + 1\nA() + 1", .recursion),
    ("def f(x): return back(f, x)\nf(1)", .recursion),
    ("x = []\nfor i in range(1000): x = [x]\nrepr(x)", .recursion),
    ("x = y = []\nfor i in range(1000): x, y = [x], [y]\nx == y", .recursion),
    ("x = y = []\nfor i in range(1000): x, y = [x, 1], [y, 2]\nx < y", .recursion),
    ("x = ()\nfor i in range(1000): x = (x,)\n{x: 1}", .recursion),
    ("x = ()\nfor i in range(100000): x = (x,)\nisinstance(1, x)", .recursion),
    (
      "x = iter([1])\nfor i in range(100000):\n  y = x\n  x = iter(map(str, y))\nlist(x)",
      .recursion
    ),
    (
      """
      def nested(x):
          for i in range(150): x = [x]
          return x
      class A:
          def __eq__(self, other): return nested(A()) == nested(A())
      A() == A()
      """, .recursion
    ),
    ("x = " + String(repeating: "(", count: 900) + "1", .syntax),
    ("x = " + String(repeating: "f'{", count: 900) + "1", .syntax),
    ("x = " + String(repeating: "lambda: ", count: 900) + "1", .syntax),
    ("x = " + String(repeating: "1 + ", count: 900) + "1", .syntax),
    ("x = 1" + String(repeating: ".real", count: 900), .syntax),
    ("if 1: pass\n" + String(repeating: "elif 1: pass\n", count: 900), .syntax),
    ((0..<300).map { String(repeating: " ", count: $0) + "if 1:\n" }.joined(), .syntax),
    ((0..<300).map { String(repeating: " ", count: $0) + "def f():\n" }.joined(), .syntax),
  ]

  private func session() throws -> ScriptSession {
    let session = ScriptSession { _ in }
    try session.define("back", ["f", "x"]) { (f: ScriptObject, x: ScriptValue) in try f.call(x) }
    return session
  }

  /// What a script ends with on a thread with so many KiB of stack; nil without an error.
  private func kind(of code: String, on stack: Int) -> ErrorKind? {
    let kind = Mutex<ErrorKind?>(nil)
    let thread = Thread(stack: stack) {
      do {
        let session = try session()
        defer { if (try? session.evaluate("1 + 1")) != 2 { kind.withLock { $0 = nil } } }
        try session.run(code)
      } catch {
        kind.withLock { $0 = (error as? ScriptFailure)?.kind }
      }
    }
    thread.join()
    return kind.withLock { $0 }
  }

  @Test(arguments: endless) func endInAnError(code: String, expected: ErrorKind) {
    for stack in [256, 384, 512, 1024, 8192] {
      #expect(kind(of: code, on: stack) == expected, "\(stack) KiB: \(code.prefix(100))")
    }
  }

  @Test func valuesForSwiftKnowTheStack() {
    let code = "x = []\nfor i in range(1000): x = [x]\nback(print, x)"
    #expect(kind(of: code, on: 256) == .recursion)
    #expect(kind(of: code, on: 8192) == .value)
  }

  /// As deep as the stack allows and no deeper: nothing shallow is refused.
  @Test(arguments: [(512, 4), (8192, 45)]) func roomIsUsed(stack: Int, levels: Int) {
    let code = """
      def f(n): return n if n == 0 else max([n], key=lambda x: f(n - 1))
      f(\(levels))
      """
    #expect(kind(of: code, on: stack) == nil)
    let expression =
      "x = " + String(repeating: "(", count: levels) + "1" + String(repeating: ")", count: levels)
    #expect(kind(of: expression, on: stack) == nil)
  }
}
