import QuireMath
import Testing

/// Words, in text and outside of it.
@Suite struct TextTests {
  @Test(arguments: [
    Sample(#"\text{if } x"#, "<mtext>if\u{a0}</mtext><mi>x</mi>"),
    Sample(
      #"\text{for $x_i$ and \(y\)}"#,
      "<mrow><mtext>for\u{a0}</mtext><msub><mi>x</mi><mi>i</mi></msub><mtext>\u{a0}and\u{a0}</mtext><mi>y</mi></mrow>"
    ),
    Sample(
      #"\textbf{a} \textit{b} \texttt{c} \textsf{d}"#,
      #"<mtext style="font-weight:bold">a</mtext><mtext style="font-style:italic">b</mtext><mtext style="font-family:monospace">c</mtext><mtext style="font-family:sans-serif">d</mtext>"#
    ),
    Sample(
      #"\text{a_b 100\% {x} \textbf{y}~z}"#,
      #"<mrow><mtext>a_b 100% x\#u{a0}</mtext><mtext style="font-weight:bold">y</mtext><mtext>\#u{a0}z</mtext></mrow>"#
    ),
    Sample("损失 = 1", "<mtext>损失</mtext><mo>=</mo><mn>1</mn>"),
    Sample(
      #"\text{正则项} + 预测值_i"#,
      #"<mtext>正则项</mtext><mo lspace="0.2222em" rspace="0.2222em">+</mo><mtext>预测</mtext><msub><mtext>值</mtext><mi>i</mi></msub>"#
    ),
    Sample(
      #"p_{\text{data}}(x)"#,
      #"<msub><mi>p</mi><mtext>data</mtext></msub><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>"#
    ),
    Sample(
      #"\operatorname{softmax}(z)"#,
      #"<mi>softmax</mi><mo>&#x2061;</mo><mo stretchy="false">(</mo><mi>z</mi><mo stretchy="false">)</mo>"#
    ),
    Sample(
      #"\operatorname{f-x 1} y"#,
      #"<mi>f-x1</mi><mo>&#x2061;</mo><mspace width="0.1667em"></mspace><mi>y</mi>"#),
    Sample(#"\mbox{a < b & c}"#, "<mtext>a &lt; b &amp; c</mtext>"),
    Sample("x，y。", "<mi>x</mi><mtext>，</mtext><mi>y</mi><mtext>。</mtext>"),
  ])
  func print(_ sample: Sample) throws {
    #expect(try sample.content(display: true) == sample.mathML)
  }
}
