import QuireRuntime
import QuireSyntax
import Testing

/// Values as the prompt shows them.
struct ValueLayoutTests {
  private static func shown(_ code: String) throws -> String {
    let session = Session(output: TextOutput())
    let value = try session.run(SourceFile(name: "", text: code))
    return try session.interpreter.display(of: value)
  }

  @Test(arguments: [
    ("[1, 'a', None, (2,), {}]", #"[1, "a", None, (2,), {}]"#),
    ("set()", "set()"),
    ("list(range(100))[95:]", "[95, 96, 97, 98, 99]"),
    ("list(range(101))", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ... 88 more ..., 98, 99, 100]"),
    ("tuple(range(1000))", "(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ... 987 more ..., 997, 998, 999)"),
    (
      "list(range(20, 50))",
      """
      [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
       40, 41, 42, 43, 44, 45, 46, 47, 48, 49]
      """
    ),
    (
      #"{"loss": [0.5] * 12, "accuracy": [0.25] * 12}"#,
      """
      {"loss": [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
       "accuracy": [0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25,
                    0.25]}
      """
    ),
    (
      "[[1] * 15, [2] * 15]",
      """
      [[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
       [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]]
      """
    ),
    ("x = [1]\nx.append(x)\nx", "[1, [...]]"),
    ("x = {}\nx[1] = x\nx", "{1: {...}}"),
    ("'a' * 2000 == 'a' * 2000", "True"),
  ])
  func isReadable(_ code: String, _ expected: String) throws {
    #expect(try Self.shown(code) == expected)
  }

  @Test func longTextLosesItsMiddle() throws {
    let text = try Self.shown("'a' * 5000 + 'b' * 5000")
    #expect(text.hasPrefix("\"aaa") && text.hasSuffix("bbb\""))
    #expect(text.contains("a\" ... 8000 more characters ... \"b"))
    #expect(try Self.shown("'a' * 2000").count == 2002)
  }

  /// Large values in large containers stay small.
  @Test func nestedContainersStayShort() throws {
    let text = try Self.shown("[[[i, j] for j in range(90)] for i in range(90)]")
    #expect(text.count < 60_000)
    #expect(text.contains("... 89 more ..."))
  }
}
