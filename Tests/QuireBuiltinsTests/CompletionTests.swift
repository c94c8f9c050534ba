import QuireBuiltins
import QuireRuntime
import QuireSyntax
import Testing

/// What Tab offers.
struct CompletionTests {
  /// The candidates at the end of a text, after a program has run.
  private static func candidates(_ text: String, after program: String = "") throws -> [String] {
    let output = TextOutput()
    let session = Session.standard(output: output)
    if !program.isEmpty { _ = try session.run(SourceFile(name: "", text: program)) }
    let printed = output.text
    let found = session.completion(of: text, at: text.utf8.count)
    #expect(output.text == printed, "completion must not run anything")
    return found?.candidates ?? []
  }

  @Test(
    arguments: [
      ("total_1 = 1; total_2 = 2", "tot", ["total_1", "total_2"]),
      ("", "whi", ["while"]),
      ("", "Den", ["Dense"]),
      ("x = [1]", "x.app", ["append"]),
      ("x = 'a'", "x.upp", ["upper"]),
      ("", "'a'.upp", ["upper"]),
      ("", "[1, 2].app", ["append"]),
      ("", "{1: 2}.val", ["values"]),
      ("", "(1.5).is_i", ["is_integer"]),
      ("x = {'a': [1]}", "x['a'].app", ["append"]),
      ("x = [[1]]", "x[0].app", ["append"]),
      ("", "np.zero", ["zeros", "zeros_like"]),
      ("", "np.random.unif", ["uniform"]),
      ("x = np.zeros(3)", "x.resh", ["reshape"]),
      ("", "np.zeros((2, 3)).resh", ["reshape"]),
      ("", "Dense(3).get_w", ["get_weights"]),
      ("s = struct(width=1, height=2)", "s.", ["height", "width"]),
      // Keyword arguments that are not given yet.
      ("", "Dense(3, act", ["activation="]),
      ("", "Dense(3, activation='relu', activ", ["Activation"]),
      ("def f(rate, *, decay=1): return rate", "f(", ["decay=", "rate="]),
      ("def f(rate, *, decay=1): return rate", "f(rate=1, ", ["decay="]),
      ("def f(rate, *, decay=1): return rate", "f([1, (2)], dec", ["decay="]),
      ("x = [3, 1]", "x.sort(rev", ["reverse=", "reversed"]),
      // Keys.
      ("d = {'apple': 1, 'pear': 2, 3: 4}", "d['a", ["apple"]),
      ("d = {'apple': 1, 'pear': 2, 3: 4}", "d[", ["\"apple\"", "\"pear\""]),
      ("d = {'apple': {'seeds': 1}}", "d['apple']['", ["seeds"]),
      // Imports.
      ("", "import num", ["numpy"]),
      ("", "import metr", ["metrics"]),
      ("", "from tensorflow.ke", ["keras"]),
      ("", "from math import sq", ["sqrt"]),
      ("", "from numpy ", ["import "]),
      ("", "import numpy ", ["as "]),
      // Inside strings and comments nothing of the language is offered, but inside fields of f-strings.
      ("total = 1", "# tot", []),
      ("total = 1", "'tot", []),
      ("total = 1", "f'{tot", ["total"]),
      ("total = 1", "f'{{tot", []),
      // What differs only in upper and lower case.
      ("", "dens", ["Dense"]),
      ("MyLongName = 1", "mylong", ["MyLongName"]),
      // Broken text.
      ("total = 1", "f(((tot", ["total"]),
      ("total = 1", "x = [1, 'a' tot", ["total"]),
      ("", "unknown.", []),
      ("", "1.", []),
      ("", "12", []),
      ("", "", []),
      ("", "x = ", []),
      ("", "f(1).", []),
      ("", ").", []),
      ("", "].x", []),
      ("x = {}", "x[", []),
    ] as [(String, String, [String])])
  func offers(_ program: String, _ text: String, _ expected: [String]) throws {
    let found = try Self.candidates(text, after: program)
    #expect(found == expected, "\(found)")
  }

  @Test func propertiesAreNotRead() throws {
    #expect(try Self.candidates("x.T.", after: "x = np.zeros(3)") == [])
    #expect(try Self.candidates("x.shape", after: "x = np.zeros(3)") == ["shape"])
  }

  @Test func replacesTheWordAtTheCursor() throws {
    let session = Session.standard(output: TextOutput())
    #expect(
      session.completion(of: "名 = np.arang", at: 15)
        == Completion(start: 9, candidates: ["arange"]))
    #expect(session.completion(of: "np.arang + x", at: 8)?.start == 3)
    #expect(session.completion(of: "x", at: -5) == nil)
  }

  @Test func everyPrefixOfAProgramIsTaken() {
    let text = """
      from a.b import (c as d, *
      f"{x!r:{w}} {{" + r'\\' ; d['k']["l].m(n=1, *o, **p)[q:r].s
      lambda x: {y: z for y in '''…'''} # 名
      @g
      """
    let session = Session.standard(output: TextOutput())
    for end in 0...text.utf8.count { _ = session.completion(of: text, at: end) }
  }
}
