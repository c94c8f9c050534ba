import QuireMath
import Testing

/// The spaces between neighbours, which are TeX's.
@Suite struct SpacingTests {
  @Test(arguments: [
    Sample("a + b = c", "<mi>a</mi><mo>+</mo><mi>b</mi><mo>=</mo><mi>c</mi>"),
    Sample("-x", "<mo>−</mo><mi>x</mi>"),
    Sample("a = -b", #"<mi>a</mi><mo>=</mo><mo form="prefix">−</mo><mi>b</mi>"#),
    Sample(
      #"(-1) \pm 1"#,
      #"<mo stretchy="false">(</mo><mo form="prefix">−</mo><mn>1</mn><mo stretchy="false">)</mo><mo>±</mo><mn>1</mn>"#
    ),
    Sample(
      #"x \cdot y \times z"#,
      #"<mi>x</mi><mo lspace="0.2222em" rspace="0.2222em">⋅</mo><mi>y</mi><mo lspace="0.2222em" rspace="0.2222em">×</mo><mi>z</mi>"#
    ),
    Sample(#"x \sim p, y"#, "<mi>x</mi><mo>∼</mo><mi>p</mi><mo>,</mo><mi>y</mi>"),
    Sample(
      "a := b", #"<mi>a</mi><mo lspace="0.2778em" rspace="0">:</mo><mo lspace="0">=</mo><mi>b</mi>"#
    ),
    Sample(#"f\colon X \to Y"#, "<mi>f</mi><mo>:</mo><mi>X</mi><mo>→</mo><mi>Y</mi>"),
    Sample(
      "p(x|z)",
      #"<mi>p</mi><mo stretchy="false">(</mo><mi>x</mi><mo lspace="0" rspace="0" stretchy="false">|</mo><mi>z</mi><mo stretchy="false">)</mo>"#
    ),
    Sample(
      #"p(x \mid z)"#,
      #"<mi>p</mi><mo stretchy="false">(</mo><mi>x</mi><mo>∣</mo><mi>z</mi><mo stretchy="false">)</mo>"#
    ),
    Sample("|x|", #"<mo stretchy="false">|</mo><mi>x</mi><mo stretchy="false">|</mo>"#),
    Sample("a / b", #"<mi>a</mi><mo lspace="0" rspace="0">/</mo><mi>b</mi>"#),
    Sample("n!", "<mi>n</mi><mo>!</mo>"),
    Sample(
      #"\log x"#, #"<mi>log</mi><mo>&#x2061;</mo><mspace width="0.1667em"></mspace><mi>x</mi>"#),
    Sample(
      #"\log(x)"#,
      #"<mi>log</mi><mo>&#x2061;</mo><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>"#
    ),
    Sample(
      #"2\log x \sin y"#,
      #"<mn>2</mn><mspace width="0.1667em"></mspace><mi>log</mi><mo>&#x2061;</mo><mspace width="0.1667em"></mspace><mi>x</mi><mspace width="0.1667em"></mspace><mi>sin</mi><mo>&#x2061;</mo><mspace width="0.1667em"></mspace><mi>y</mi>"#
    ),
    Sample(#"-\sum x"#, "<mo>−</mo><mo>∑</mo><mi>x</mi>"),
    Sample(
      "a_{i=1} b^{-1}",
      #"<msub><mi>a</mi><mrow><mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn></mrow></msub><msup><mi>b</mi><mrow><mo>−</mo><mn>1</mn></mrow></msup>"#
    ),
    Sample(
      "x^* y^+",
      #"<msup><mi>x</mi><mo lspace="0" rspace="0">∗</mo></msup><msup><mi>y</mi><mo lspace="0" rspace="0">+</mo></msup>"#
    ),
    Sample(
      #"\{1, \ldots, n\}"#,
      #"<mo stretchy="false">{</mo><mn>1</mn><mo>,</mo><mo lspace="0" rspace="0.1667em">…</mo><mo>,</mo><mi>n</mi><mo stretchy="false">}</mo>"#
    ),
    Sample(
      #"a \, b \; c \quad d \! e ~ f \ g"#,
      #"<mi>a</mi><mspace width="0.1667em"></mspace><mi>b</mi><mspace width="0.2778em"></mspace><mi>c</mi><mspace width="1em"></mspace><mi>d</mi><mspace style="margin-left:-0.1667em"></mspace><mi>e</mi><mspace width="0.25em"></mspace><mi>f</mi><mspace width="0.25em"></mspace><mi>g</mi>"#
    ),
    Sample(
      #"\hspace{1em} \kern-2pt \mkern18mu"#,
      #"<mspace width="1em"></mspace><mspace style="margin-left:-0.2em"></mspace><mspace width="1em"></mspace>"#
    ),
    Sample(
      #"x \mathbin{|} y \mathrel{R} z"#,
      #"<mi>x</mi><mo lspace="0.2222em" rspace="0.2222em" stretchy="false">|</mo><mi>y</mi><mspace width="0.2778em"></mspace><mi>R</mi><mspace width="0.2778em"></mspace><mi>z</mi>"#
    ),
    Sample(
      #"\mathopen{[}0, 1\mathclose{)}"#,
      #"<mo stretchy="false">[</mo><mn>0</mn><mo>,</mo><mn>1</mn><mo stretchy="false">)</mo>"#),
    Sample(
      #"\forall x \exists y \neg z"#, "<mi>∀</mi><mi>x</mi><mi>∃</mi><mi>y</mi><mi>¬</mi><mi>z</mi>"
    ),
    Sample(#"a \implies b \iff c"#, "<mi>a</mi><mo>⟹</mo><mi>b</mi><mo>⟺</mo><mi>c</mi>"),
  ])
  func print(_ sample: Sample) throws {
    #expect(try sample.content(display: true) == sample.mathML)
  }
}
