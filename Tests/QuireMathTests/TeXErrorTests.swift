import QuireMath
import Testing

/// What is said about formulas that cannot be understood, and where the fault stands.
@Suite struct TeXErrorTests {
  struct Case: CustomTestStringConvertible {
    var tex: String
    /// The part of the formula that is at fault.
    var place: String
    var message: String
    var hint: String?
    var testDescription: String { tex }

    init(_ tex: String, _ place: String, _ message: String, _ hint: String? = nil) {
      self.tex = tex
      self.place = place
      self.message = message
      self.hint = hint
    }
  }

  @Test(arguments: [
    Case(
      #"x + \fracc{1}{2}"#, #"\fracc"#, #"\fracc is not a command known here"#,
      #"did you mean \frac?"#),
    Case(
      #"\Softmax(x)"#, #"\Softmax"#, #"\Softmax is not a command known here"#,
      #"did you mean \softmax?"#),
    Case(
      #"\newcommand{\loss}{L} \los"#, #"\los"#, #"\los is not a command known here"#,
      #"did you mean \loss?"#),
    Case(
      #"\zzyzx"#, #"\zzyzx"#, #"\zzyzx is not a command known here"#,
      #"for a function's name write \operatorname{name}"#),
    Case(
      #"\begin{pmatix} 1 \end{pmatix}"#, #"\begin"#,
      "{pmatix} is not an environment known here", #"did you mean \begin{pmatrix}?"#),
    Case(#"\frac{1}"#, #"\frac"#, #"\frac needs a denominator behind it"#),
    Case(#"\frac"#, #"\frac"#, #"\frac needs a numerator and a denominator behind it"#),
    Case("x^", "^", "^ needs a superscript behind it"),
    Case("x_}", "_", "_ needs a subscript behind it"),
    Case(#"\sqrt &"#, #"\sqrt"#, #"\sqrt needs what the root is taken of behind it"#),
    Case(
      "x^2^3", "^", "two superscripts stand at the same place",
      "put braces around what the first one belongs to"),
    Case(
      "x_a_b", "_", "two subscripts stand at the same place",
      "put braces around what the first one belongs to"),
    Case(
      "f^2'", "'", "two superscripts stand at the same place",
      "put braces around what the first one belongs to"),
    Case("{a", "{", "{ is not closed: } is missing", "write } where it ends"),
    Case("a}", "}", "} closes nothing", #"write \} for the sign itself"#),
    Case(
      #"损失 {\left( x}"#, #"\left"#, #"\left is not closed: \right is missing"#,
      #"write \right where it ends"#),
    Case(
      #"\left( x"#, #"\left"#, #"\left is not closed: \right is missing"#,
      #"write \right where it ends"#),
    Case(#"x \right)"#, #"\right"#, #"\right stands behind no \left"#),
    Case(#"\end{matrix}"#, #"\end"#, #"\end closes no \begin"#),
    Case(
      #"\begin{matrix} a"#, #"\begin"#, #"\begin{matrix} is not closed: \end{matrix} is missing"#,
      #"write \end{matrix} where it ends"#),
    Case(
      #"\begin{matrix} a \end{pmatrix}"#, #"\end"#, #"\begin{matrix} is closed by \end{pmatrix}"#),
    Case(
      "a & b", "&", "& stands outside of a table",
      #"put \begin{aligned} … \end{aligned} around the rows"#),
    Case(
      #"\left\foo x \right)"#, #"\foo"#, #"\foo is not a delimiter"#,
      #"write one of ( ) [ ] \{ \} | \| \langle \rangle, or . for none"#),
    Case(
      #"\big{x}"#, "{", "{ is not a delimiter",
      #"write one of ( ) [ ] \{ \} | \| \langle \rangle, or . for none"#),
    Case(#"\hspace{wide}"#, "{", "'wide' is not a length", "for example 2pt, 1em or 5mm"),
    Case(#"\kern 9999em x"#, "9", "'9999em' is not a length", "for example 2pt, 1em or 5mm"),
    Case(
      #"\color{"x} y"#, #"\color"#, "'\"x' is not a colour", "for example red or #1f77b4"),
    Case("a # b", "#", "# stands outside of a definition"),
    Case("a $ b", "$", "$ stands within a formula"),
    Case(#"\def\x{\x} \x"#, #"\x"#, "this command never stops expanding"),
    Case(#"\limits_a"#, #"\limits"#, #"\limits stands behind no operator"#),
    Case(#"a \over b \over c"#, #"\over"#, #"\over needs braces around the first one"#),
    Case(#"\text{a"#, "{", "{ is not closed: } is missing", "write } where it ends"),
    Case(#"\text{\frac12}"#, #"\frac"#, #"\frac needs $ signs around it in text"#),
    Case(#"\text{$x}"#, "$", "$ is not closed: $ is missing", "write $ where it ends"),
    Case(
      #"\newcommand{x}{y}"#, #"\newcommand"#, #"\newcommand needs the name of a command behind it"#),
    Case(#"\def\x#2{y}"#, #"\def"#, #"\def needs #1, #2, … and a body in braces behind it"#),
    Case("x \u{0}", "\u{0}", "the character U+0000 cannot be shown"),
    Case("x\\", "\\", "\\ needs the name of a command behind it"),
  ])
  func explain(_ sample: Case) throws {
    let error = try #require(throws: TeXError.self) { try TeX.parse(sample.tex) }
    let bytes = Array(sample.tex.utf8)
    let place = bytes[error.range.clamped(to: 0..<bytes.count)]
    #expect(String(decoding: place, as: UTF8.self) == sample.place)
    #expect(error.message == sample.message)
    #expect(error.hint == sample.hint)
  }
}
