import QuireMath
import Testing

/// Whatever stands between dollars ends soon, with MathML or an error.
@Suite struct HostileInputTests {
  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test(arguments: [
    repeated("{", 1_000_000), repeated("x^{", 100_000), repeated(#"\frac{"#, 100_000),
    repeated(#"\left("#, 100_000), repeated(#"\begin{matrix}"#, 100_000),
    repeated(#"\sqrt"#, 100_000), repeated(#"\displaystyle "#, 100_000),
    repeated(#"\text{$"#, 100_000), repeated(#"\hat"#, 100_000), repeated(#"\textbf{"#, 100_000),
    repeated(#"\sqrt["#, 100_000), repeated(#"\not"#, 100_000), repeated(#"\substack{"#, 100_000),
    repeated(#"\color{red}"#, 100_000), repeated(#"\xrightarrow["#, 100_000),
    repeated(#"x^"#, 100_000), repeated(#"\operatorname{"#, 100_000),
    repeated(#"\newcommand{"#, 10_000), repeated(#"\big"#, 10_000),
    #"\def\a{\a\a}\a"#, #"\def\a{\b\b}\def\b{\a\a}\a"#,
    #"\def\a#1{\a{#1#1}}\a{xxxxxxxx}"#,
    #"\def\a{xxxxxxxxxx}\def\b{\a\a\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b\b\b}"#
      + #"\def\d{\c\c\c\c\c\c\c\c\c\c}\def\e{\d\d\d\d\d\d\d\d\d\d}\e"#,
    #"\newcommand{\x}[1][\x]{#1}\x"#,
  ])
  func refused(_ tex: String) {
    #expect(throws: TeXError.self) { try TeX.parse(tex) }
  }

  @Test(arguments: [
    repeated("x", 20_000), repeated("'", 20_000), repeated("{}", 20_000), repeated("1.", 20_000),
    repeated("损", 20_000), repeated("x_1 ", 10_000), repeated("+", 20_000),
    repeated(#"\,"#, 20_000), repeated("% remark\n", 10_000), repeated("a \\\\\n", 10_000),
    #"\mathrm{"# + repeated("x", 20_000) + "}",
    #"\begin{matrix}"# + repeated("&", 10_000) + #"\end{matrix}"#,
    #"\left("# + repeated(#"\middle|"#, 10_000) + #"\right)"#,
    repeated("{", 90) + repeated("}", 90), repeated("x^{", 90) + "y" + repeated("}", 90),
    repeated(#"\frac1{"#, 90) + repeated("}", 90), repeated(#"\displaystyle "#, 90),
  ])
  func answered(_ tex: String) throws {
    #expect(try TeX.parse(tex).mathML(display: true).hasSuffix("</math>"))
  }
}
