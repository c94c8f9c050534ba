import QuireMath
import Testing

/// Colours, boxes, sizes and what takes its place unseen.
@Suite struct LooksTests {
  @Test(arguments: [
    Sample(
      #"\color{red} x + y"#, #"<mstyle mathcolor="red"><mi>x</mi><mo>+</mo><mi>y</mi></mstyle>"#),
    Sample(#"{\color{#00f} x} y"#, ##"<mstyle mathcolor="#00f"><mi>x</mi></mstyle><mi>y</mi>"##),
    Sample(
      #"\textcolor[RGB]{255,0,10}{x} \textcolor[HTML]{a0B1c2}{y} \textcolor[rgb]{1,0.5,0}{z} \textcolor[gray]{0.5}{w}"#,
      ##"<mstyle mathcolor="rgb(255,0,10)"><mi>x</mi></mstyle><mstyle mathcolor="#a0B1c2"><mi>y</mi></mstyle><mstyle mathcolor="rgb(255,128,0)"><mi>z</mi></mstyle><mstyle mathcolor="rgb(128,128,128)"><mi>w</mi></mstyle>"##
    ),
    Sample(
      #"\colorbox{yellow}{text}"#, #"<mstyle mathbackground="yellow"><mtext>text</mtext></mstyle>"#),
    Sample(
      #"a \textcolor{red}{+} b"#,
      #"<mi>a</mi><mstyle mathcolor="red"><mo>+</mo></mstyle><mi>b</mi>"#),
    Sample(
      #"\boxed{x} \cancel{x} \bcancel{x} \xcancel{x} \sout{x}"#,
      #"<mrow style="border:1px solid;padding:0.3em"><mi>x</mi></mrow><mrow style="background:linear-gradient(to top left,transparent calc(50% - 0.025em),currentcolor calc(50% - 0.025em) calc(50% + 0.025em),transparent calc(50% + 0.025em));print-color-adjust:exact"><mi>x</mi></mrow><mrow style="background:linear-gradient(to top right,transparent calc(50% - 0.025em),currentcolor calc(50% - 0.025em) calc(50% + 0.025em),transparent calc(50% + 0.025em));print-color-adjust:exact"><mi>x</mi></mrow><mrow style="background:linear-gradient(to top left,transparent calc(50% - 0.025em),currentcolor calc(50% - 0.025em) calc(50% + 0.025em),transparent calc(50% + 0.025em)),linear-gradient(to top right,transparent calc(50% - 0.025em),currentcolor calc(50% - 0.025em) calc(50% + 0.025em),transparent calc(50% + 0.025em));print-color-adjust:exact"><mi>x</mi></mrow><mrow style="background:linear-gradient(to top,transparent calc(50% - 0.025em),currentcolor calc(50% - 0.025em) calc(50% + 0.025em),transparent calc(50% + 0.025em));print-color-adjust:exact"><mi>x</mi></mrow>"#
    ),
    Sample(
      #"\phantom{x} \hphantom{x} \vphantom{x} \smash{x} \rlap{x} \llap{x}"#,
      #"<mphantom><mi>x</mi></mphantom><mpadded height="0" depth="0"><mphantom><mi>x</mi></mphantom></mpadded><mpadded width="0"><mphantom><mi>x</mi></mphantom></mpadded><mpadded height="0" depth="0"><mi>x</mi></mpadded><mpadded width="0"><mi>x</mi></mpadded><mpadded width="0" style="direction:rtl"><mi>x</mi></mpadded>"#
    ),
    Sample(
      #"\textstyle x \scriptstyle y \scriptscriptstyle z"#,
      #"<mstyle displaystyle="false" scriptlevel="0"><mi>x</mi><mstyle displaystyle="false" scriptlevel="1"><mi>y</mi><mstyle displaystyle="false" scriptlevel="2"><mi>z</mi></mstyle></mstyle></mstyle>"#
    ),
  ])
  func print(_ sample: Sample) throws {
    #expect(try sample.content(display: true) == sample.mathML)
  }
}
