import QuireMath
import Testing

/// Delimiters.
@Suite struct FencesTests {
  @Test(arguments: [
    Sample(#"\left( x \right)"#, "<mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow>"),
    Sample(
      #"\left[ \frac{a}{b} \right)"#,
      "<mrow><mo>[</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo></mrow>"),
    Sample(
      #"\left. f \right|_{x=0}"#,
      #"<msub><mrow><mi>f</mi><mo>|</mo></mrow><mrow><mi>x</mi><mo lspace="0" rspace="0">=</mo><mn>0</mn></mrow></msub>"#
    ),
    Sample(
      #"\left\{ x \middle| y \right\}"#,
      #"<mrow><mo>{</mo><mi>x</mi><mo lspace="0" rspace="0" stretchy="true" symmetric="true">|</mo><mi>y</mi><mo>}</mo></mrow>"#
    ),
    Sample(
      #"\left\| x \right\| \lVert x \rVert"#,
      #"<mrow><mo>‖</mo><mi>x</mi><mo>‖</mo></mrow><mo lspace="0.1667em" stretchy="false">‖</mo><mi>x</mi><mo stretchy="false">‖</mo>"#
    ),
    Sample(#"\left< x \right>"#, "<mrow><mo>⟨</mo><mi>x</mi><mo>⟩</mo></mrow>"),
    Sample(
      #"\bigl( x \bigr) \Big| \biggl\{ \Bigg]"#,
      #"<mo minsize="1.2em" maxsize="1.2em">(</mo><mi>x</mi><mo minsize="1.2em" maxsize="1.2em">)</mo><mo lspace="0" rspace="0" stretchy="true" symmetric="true" minsize="1.8em" maxsize="1.8em">|</mo><mo minsize="2.4em" maxsize="2.4em">{</mo><mo minsize="3em" maxsize="3em">]</mo>"#
    ),
    Sample(
      #"\langle x, y \rangle \lfloor x \rfloor \lceil x \rceil"#,
      #"<mo stretchy="false">⟨</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo stretchy="false">⟩</mo><mo stretchy="false">⌊</mo><mi>x</mi><mo stretchy="false">⌋</mo><mo stretchy="false">⌈</mo><mi>x</mi><mo stretchy="false">⌉</mo>"#
    ),
    Sample(
      #"\left/ x \right\backslash"#,
      #"<mrow><mo lspace="0" rspace="0" stretchy="true" symmetric="true">/</mo><mi>x</mi><mo stretchy="true" symmetric="true">\</mo></mrow>"#
    ),
    Sample(
      #"\abs{x} \norm{x}"#,
      #"<mrow><mo>|</mo><mi>x</mi><mo>|</mo></mrow><mspace width="0.1667em"></mspace><mrow><mo>‖</mo><mi>x</mi><mo>‖</mo></mrow>"#
    ),
  ])
  func print(_ sample: Sample) throws {
    #expect(try sample.content(display: true) == sample.mathML)
  }
}
