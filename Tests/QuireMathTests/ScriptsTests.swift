import QuireMath
import Testing

/// Scripts, limits and primes.
@Suite struct ScriptsTests {
  @Test(arguments: [
    Sample("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    Sample("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    Sample(
      "x^{a+b}_{i,j}",
      #"<msubsup><mi>x</mi><mrow><mi>i</mi><mo rspace="0">,</mo><mi>j</mi></mrow><mrow><mi>a</mi><mo lspace="0" rspace="0">+</mo><mi>b</mi></mrow></msubsup>"#
    ),
    Sample("x_12", "<msub><mi>x</mi><mn>1</mn></msub><mn>2</mn>"),
    Sample("{}_a^b X", "<msubsup><mrow></mrow><mi>a</mi><mi>b</mi></msubsup><mi>X</mi>"),
    Sample("^a", "<msup><mrow></mrow><mi>a</mi></msup>"),
    Sample("f'", "<mrow><mi>f</mi><mo>′</mo></mrow>"),
    Sample(
      "f''(x) g'''",
      #"<mrow><mi>f</mi><mo>″</mo></mrow><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo><mrow><mi>g</mi><mo>‴</mo></mrow>"#
    ),
    Sample("f'_i", "<msub><mrow><mi>f</mi><mo>′</mo></mrow><mi>i</mi></msub>"),
    Sample("f'^2", "<msup><mrow><mi>f</mi><mo>′</mo></mrow><mn>2</mn></msup>"),
    Sample(#"y^\top"#, "<msup><mi>y</mi><mi>⊤</mi></msup>"),
    Sample(#"x^\frac12"#, "<msup><mi>x</mi><mfrac><mn>1</mn><mn>2</mn></mfrac></msup>"),
    Sample(
      #"\sum_{i=1}^n x_i"#,
      #"<munderover><mo lspace="0">∑</mo><mrow><mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>"#
    ),
    Sample(
      #"\int_0^1 f"#, #"<msubsup><mo lspace="0">∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>f</mi>"#),
    Sample(
      #"\max_a f"#,
      #"<munder><mi>max</mi><mi>a</mi></munder><mo>&#x2061;</mo><mspace width="0.1667em"></mspace><mi>f</mi>"#
    ),
    Sample(
      #"\lim_{x \to 0} f"#,
      #"<munder><mi>lim</mi><mrow><mi>x</mi><mo lspace="0" rspace="0">→</mo><mn>0</mn></mrow></munder><mo>&#x2061;</mo><mspace width="0.1667em"></mspace><mi>f</mi>"#
    ),
    Sample(#"\sum\nolimits_i x"#, #"<msub><mo lspace="0">∑</mo><mi>i</mi></msub><mi>x</mi>"#),
    Sample(
      #"\int\limits_0^1 f"#,
      #"<munderover><mo lspace="0">∫</mo><mn>0</mn><mn>1</mn></munderover><mi>f</mi>"#),
    Sample(
      #"\underbrace{a+b}_{c}"#,
      #"<munder><munder accentunder="true"><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo stretchy="true">⏟</mo></munder><mi>c</mi></munder>"#
    ),
    Sample(
      #"\overbrace{a}^n"#,
      #"<mover><mover accent="true"><mi>a</mi><mo stretchy="true">⏞</mo></mover><mi>n</mi></mover>"#
    ),
    Sample(
      #"\sum_{\substack{i < n \\ i \ne j}} x"#,
      #"<munder><mo lspace="0">∑</mo><mtable><mtr><mtd style="padding:0"><mi>i</mi><mo lspace="0" rspace="0">&lt;</mo><mi>n</mi></mtd></mtr><mtr><mtd style="padding:0"><mi>i</mi><mo lspace="0" rspace="0">≠</mo><mi>j</mi></mtd></mtr></mtable></munder><mi>x</mi>"#
    ),
    Sample(
      #"\operatorname*{arg\,max}_\theta f"#,
      #"<munder><mi>arg\#u{2009}max</mi><mi>θ</mi></munder><mo>&#x2061;</mo><mspace width="0.1667em"></mspace><mi>f</mi>"#
    ),
    Sample(
      #"\mathop{\mathrm{min}}_x f"#,
      #"<munder><mi>min</mi><mi>x</mi></munder><mspace width="0.1667em"></mspace><mi>f</mi>"#),
    Sample("2^{2^n}", "<msup><mn>2</mn><msup><mn>2</mn><mi>n</mi></msup></msup>"),
  ])
  func print(_ sample: Sample) throws {
    #expect(try sample.content(display: true) == sample.mathML)
  }
}
