import QuireMath
import Testing

/// Fractions, roots and binomials.
@Suite struct FractionsTests {
  @Test(arguments: [
    Sample(#"\frac{1}{n}"#, "<mfrac><mn>1</mn><mi>n</mi></mfrac>"),
    Sample(#"\frac12"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    Sample(
      #"\dfrac{a}{b} \tfrac{a}{b} \cfrac{1}{2}"#,
      #"<mfrac displaystyle="true" scriptlevel="0"><mi>a</mi><mi>b</mi></mfrac><mfrac displaystyle="false" scriptlevel="0"><mi>a</mi><mi>b</mi></mfrac><mfrac displaystyle="true" scriptlevel="0"><mn>1</mn><mn>2</mn></mfrac>"#
    ),
    Sample(
      #"\binom{n}{k}"#,
      #"<mrow><mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow>"#),
    Sample(
      #"{a+1 \over b}"#, "<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac>"),
    Sample(
      #"{n \choose k} {a \atop b}"#,
      #"<mrow><mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow><mfrac linethickness="0"><mi>a</mi><mi>b</mi></mfrac>"#
    ),
    Sample(
      #"\sqrt{x} \sqrt[3]{x+1} \sqrt 2"#,
      "<msqrt><mi>x</mi></msqrt><mroot><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mn>3</mn></mroot><msqrt><mn>2</mn></msqrt>"
    ),
    Sample(
      #"\frac{\partial L}{\partial \theta}"#,
      "<mfrac><mrow><mi>∂</mi><mi>L</mi></mrow><mrow><mi>∂</mi><mi>θ</mi></mrow></mfrac>"),
  ])
  func print(_ sample: Sample) throws {
    #expect(try sample.content(display: true) == sample.mathML)
  }
}
