import QuireMath
import Testing

/// Limits in the size of text.
@Suite struct InlineScriptsTests {
  @Test(arguments: [
    Sample(
      #"\sum_{i=1}^n x_i"#,
      #"<msubsup><mo lspace="0">∑</mo><mrow><mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn></mrow><mi>n</mi></msubsup><msub><mi>x</mi><mi>i</mi></msub>"#
    ),
    Sample(
      #"\max_a f"#,
      #"<msub><mi>max</mi><mi>a</mi></msub><mo>&#x2061;</mo><mspace width="0.1667em"></mspace><mi>f</mi>"#
    ),
    Sample(
      #"\sum\limits_i x"#,
      #"<munder><mo lspace="0" movablelimits="false">∑</mo><mi>i</mi></munder><mi>x</mi>"#),
    Sample(
      #"\displaystyle \sum_i x"#,
      #"<mstyle displaystyle="true" scriptlevel="0"><munder><mo lspace="0">∑</mo><mi>i</mi></munder><mi>x</mi></mstyle>"#
    ),
    Sample(
      #"\frac{1}{\dfrac{\sum_i x}{2}}"#,
      #"<mfrac><mn>1</mn><mfrac displaystyle="true" scriptlevel="0"><mrow><msub><mo lspace="0">∑</mo><mi>i</mi></msub><mi>x</mi></mrow><mn>2</mn></mfrac></mfrac>"#
    ),
  ])
  func print(_ sample: Sample) throws {
    #expect(try sample.content(display: false) == sample.mathML)
  }
}
