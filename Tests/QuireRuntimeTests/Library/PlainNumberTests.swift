import Testing

/// Numbers of short texts are read at once, all others in general: what CPython 3.11 gives.
struct PlainNumberTests {
  @Test(arguments: [
    Case(
      #"[int(x) for x in ["0", "-0", "+7", "007", "999999999999999999", "1000000000000000000", " 12 ", "1_000"]]"#,
      "[0, 0, 7, 7, 999999999999999999, 1000000000000000000, 12, 1000]"),
    Case(#"int("-99999999999999999999")"#, "-99999999999999999999"),
    Case(
      #"[float(x) for x in ["1", "-1.5", "+.5", "5.", "1e5", "1.5e-3", "0.1", " 2.5 ", "1_0.5", "1e400", "-1e-400"]]"#,
      "[1.0, -1.5, 0.5, 5.0, 100000.0, 0.0015, 0.1, 2.5, 10.5, inf, -0.0]"),
    Case(
      #"[float(x) for x in ["179769313486231570000", "9007199254740993", "2.2250738585072011e-308", "inf", "-nan"]]"#,
      "[1.7976931348623157e+20, 9007199254740992.0, 2.225073858507201e-308, inf, nan]"),
  ])
  func areRead(_ example: Case) {
    #expect(output(of: "print(\(example.code))") == example.expected + "\n")
  }

  @Test(arguments: [
    "\"\"", "\"-\"", "\"+\"", "\"1 2\"", "\"--1\"", "\"1e\"", "\".\"", "\"e5\"", "\"1.2.3\"",
    "\"0x10\"",
  ])
  func areRefused(text: String) {
    let code = """
      for kind in [int, float]:
        try:
          print(kind(\(text)))
        except ValueError as e:
          print("refused")
      """
    #expect(output(of: code) == "refused\nrefused\n")
  }

  @Test func itemsAndPairsKeepTheirOrder() {
    let code = """
      d = {"b": 1, "a": 2, 3: None}
      d.pop("a")
      print(d.items(), list(enumerate("né", 5)), list(zip([1, 2], "ab", (True, False))), divmod(-7, 2))
      print(sorted(["é", "b", "a", "B", "", "ab"]), [c for c in "aé数~"], "aXbXc".replace("X", "--"), "abc".replace("", "."))
      print(isinstance(1, int), isinstance(True, int), isinstance("a", (int, str)), isinstance([], dict), isinstance(None, int))
      """
    #expect(
      output(of: code, collectingAlways: true) == """
        [("b", 1), (3, None)] [(5, "n"), (6, "é")] [(1, "a", True), (2, "b", False)] (-4, 1)
        ["", "B", "a", "ab", "b", "é"] ["a", "é", "数", "~"] a--b--c .a.b.c.
        True True True False False

        """)
  }
}
