import Testing

/// The module stdlib/bargaining.nb.
@Suite struct BargainingModuleTests {
  /// One pie for two: the first party values a share x as x ** 0.5, the second the rest as it is.
  private static let pie = """
    from bargaining import *
    a = Party("a", lambda x: x ** 0.5)
    b = Party("b", lambda x: 1 - x)
    pie = Bargain(a, b, [k / 10000 for k in range(10001)])

    """

  /// Each solution by its formula; the grid has steps of 0.0001.
  @Test(arguments: [
    // The greatest of 0.5 ln x + ln(1 - x) is at 0.5 / 1.5.
    ("pie.nash().deal", "0.3333"),
    // With power w: w · 0.5 / x = (1 - w) / (1 - x).
    ("pie.nash(power=0.8).deal", "0.6667"),
    // Equal shares of what each can hope for, which is 1: the root of x ** 0.5 = 1 - x is (3 - 5 ** 0.5) / 2.
    ("pie.kalai_smorodinsky().deal", "0.382"),
    ("pie.egalitarian().deal", "0.382"),
    // The derivative of x ** 0.5 - x is zero at a quarter.
    ("pie.utilitarian().deal", "0.25"),
    ("pie.ideal()", "(1.0, 1.0)"),
    ("len(pie.frontier()) == len(pie.acceptable()) == 10001", "True"),
    ("round(pie.balance(pie.kalai_smorodinsky()), 3), pie.balance(pie.outcomes[0])", "1.0 0.0"),
    ("Bargain(a, Party('c', lambda x: 1, 2), [0.5]).acceptable()", "[]"),
    (
      "Bargain(a, Party('c', lambda x: 1, 2), [0.5]).nash()",
      "ValueError: no deal is acceptable to both a and c: one of them walks away"
    ),
    ("Bargain(a, b, [])", "ValueError: a bargain needs at least one deal"),
    ("pie.nash(2)", "ValueError: power is 2, expected a number from 0 to 1"),
    // Of three deals one is worse than another for both, one is no better for either.
    (
      "[o.deal for o in Bargain(Party('a', lambda d: d[0]), Party('b', lambda d: d[1]), "
        + "[(1, 3), (1, 2), (3, 1), (0, 3), (2, 2)]).frontier()]",
      "[(1, 3), (2, 2), (3, 1)]"
    ),
  ]) func solves(expression: String, result: String) {
    let code = "\(Self.pie)print(\(expression))"
    #expect(DataLibraryTests.shown(code).split(separator: "\n").joined(separator: "\n") == result)
  }
}
