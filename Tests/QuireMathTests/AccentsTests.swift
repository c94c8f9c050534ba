import QuireMath
import Testing

/// Marks above and below.
@Suite struct AccentsTests {
  @Test(arguments: [
    Sample(
      #"\hat{y} \bar x \tilde{x} \vec v \dot x \ddot x"#,
      #"<mover accent="true"><mi>y</mi><mo stretchy="false">ˆ</mo></mover><mover accent="true"><mi>x</mi><mo stretchy="false" style="padding-bottom:0.1em">¯</mo></mover><mover accent="true"><mi>x</mi><mo stretchy="false">˜</mo></mover><mover accent="true"><mi>v</mi><mo stretchy="false" style="font-size:0.65em">→</mo></mover><mover accent="true"><mi>x</mi><mo stretchy="false">˙</mo></mover><mover accent="true"><mi>x</mi><mo stretchy="false">¨</mo></mover>"#
    ),
    Sample(
      #"\hat{y}_i"#,
      #"<msub><mover accent="true"><mi>y</mi><mo stretchy="false">ˆ</mo></mover><mi>i</mi></msub>"#),
    Sample(
      #"\widehat{ab} \widetilde{ab} \overrightarrow{AB}"#,
      #"<mover accent="true"><mrow><mi>a</mi><mi>b</mi></mrow><mo stretchy="true">&#x302;</mo></mover><mover accent="true"><mrow><mi>a</mi><mi>b</mi></mrow><mo stretchy="true">~</mo></mover><mover accent="true"><mrow><mi>A</mi><mi>B</mi></mrow><mo stretchy="true">→</mo></mover>"#
    ),
    Sample(
      #"\overline{ab} \underline{ab}"#,
      #"<mrow style="border-top:0.05em solid;padding-top:0.15em"><mi>a</mi><mi>b</mi></mrow><mrow style="border-bottom:0.05em solid;padding-bottom:0.15em"><mi>a</mi><mi>b</mi></mrow>"#
    ),
    Sample(
      #"\overset{def}{=} \underset{x}{y} \stackrel{?}{=}"#,
      #"<mover><mo lspace="0">=</mo><mrow><mi>d</mi><mi>e</mi><mi>f</mi></mrow></mover><munder><mi>y</mi><mi>x</mi></munder><mover><mo rspace="0">=</mo><mo lspace="0" rspace="0">?</mo></mover>"#
    ),
    Sample(
      #"a \xrightarrow{f} b \xleftarrow[g]{} c"#,
      #"<mi>a</mi><mover><mo stretchy="true">→</mo><mrow><mspace width="0.4em"></mspace><mi>f</mi><mspace width="0.4em"></mspace></mrow></mover><mi>b</mi><munderover><mo stretchy="true">←</mo><mrow><mspace width="0.4em"></mspace><mi>g</mi><mspace width="0.4em"></mspace></mrow><mrow><mspace width="0.4em"></mspace><mspace width="0.4em"></mspace></mrow></munderover><mi>c</mi>"#
    ),
    Sample(
      #"a \not= b \not\in c \not\sim d \not\vdash e \not\gg f"#,
      "<mi>a</mi><mo>≠</mo><mi>b</mi><mo>∉</mo><mi>c</mi><mo>≁</mo><mi>d</mi><mo>⊬</mo><mi>e</mi><mo>≫\u{338}</mo><mi>f</mi>"
    ),
    Sample(
      #"\overset{\to}{x}"#,
      #"<mover><mi>x</mi><mo lspace="0" rspace="0" stretchy="false">→</mo></mover>"#),
  ])
  func print(_ sample: Sample) throws {
    #expect(try sample.content(display: true) == sample.mathML)
  }
}
