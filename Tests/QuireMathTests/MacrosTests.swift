import QuireMath
import Testing

/// Commands that stand for others.
@Suite struct MacrosTests {
  @Test(arguments: [
    Sample(#"\newcommand{\x}{a+b} \x^2"#, "<mi>a</mi><mo>+</mo><msup><mi>b</mi><mn>2</mn></msup>"),
    Sample(
      #"\newcommand{\pair}[2]{(#1, #2)} \pair{a}{b}"#,
      #"<mo stretchy="false">(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo stretchy="false">)</mo>"#),
    Sample(
      #"\newcommand{\v}[2][n]{#2_{#1}} \v{x} \v[k]{y}"#,
      "<msub><mi>x</mi><mi>n</mi></msub><msub><mi>y</mi><mi>k</mi></msub>"),
    Sample(
      #"\def\sq#1{#1^2} \sq{y} \sq z"#,
      "<msup><mi>y</mi><mn>2</mn></msup><msup><mi>z</mi><mn>2</mn></msup>"),
    Sample(#"\let\to\gets a \to b"#, "<mi>a</mi><mo>←</mo><mi>b</mi>"),
    Sample(
      #"\DeclareMathOperator{\relu}{ReLU} \relu(x)"#,
      #"<mi>ReLU</mi><mo>&#x2061;</mo><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>"#
    ),
    Sample(
      #"\DeclareMathOperator*{\best}{best} \best_x"#, "<munder><mi>best</mi><mi>x</mi></munder>"),
    Sample(
      #"\R \argmin_x"#,
      #"<mi>ℝ</mi><mspace width="0.1667em"></mspace><munder><mi>arg\#u{2009}min</mi><mi>x</mi></munder>"#
    ),
    Sample(
      #"a \bmod b \equiv c \pmod n"#,
      #"<mi>a</mi><mspace width="0.2222em"></mspace><mi>mod</mi><mspace width="0.2222em"></mspace><mi>b</mi><mo>≡</mo><mi>c</mi><mspace width="1em"></mspace><mo stretchy="false">(</mo><mi>mod</mi><mspace width="0.25em"></mspace><mi>n</mi><mo stretchy="false">)</mo>"#
    ),
    Sample(
      #"\eqref{one}"#, #"<mo stretchy="false">(</mo><mtext>one</mtext><mo stretchy="false">)</mo>"#),
    Sample("a % remark", "<mi>a</mi>"),
    Sample(#"\label{x} \nonumber \relax y"#, "<mi>y</mi>"),
  ])
  func print(_ sample: Sample) throws {
    #expect(try sample.content(display: true) == sample.mathML)
  }
}
