import QuireMath
import Testing

/// Letters, digits and alphabets.
@Suite struct LettersTests {
  @Test(arguments: [
    Sample("x", "<mi>x</mi>"),
    Sample(#"\theta"#, "<mi>θ</mi>"),
    Sample(#"\Gamma \Omega"#, #"<mi mathvariant="normal">Γ</mi><mi mathvariant="normal">Ω</mi>"#),
    Sample(#"\varepsilon \epsilon \phi \varphi"#, "<mi>ε</mi><mi>ϵ</mi><mi>ϕ</mi><mi>φ</mi>"),
    Sample("3.14 + .5", "<mn>3.14</mn><mo>+</mo><mn>.5</mn>"),
    Sample("1e-4", "<mn>1</mn><mi>e</mi><mo>−</mo><mn>4</mn>"),
    Sample("x.", #"<mi>x</mi><mo lspace="0" rspace="0">.</mo>"#),
    Sample(#"\mathbf{x} \mathbf{W}_1"#, "<mi>𝐱</mi><msub><mi>𝐖</mi><mn>1</mn></msub>"),
    Sample(#"\boldsymbol{\mu} \boldsymbol{\Sigma} \bm{x}"#, "<mi>𝝁</mi><mi>𝚺</mi><mi>𝒙</mi>"),
    Sample(#"\mathbb{E} \mathbb R \mathbb{1}"#, "<mi>𝔼</mi><mi>ℝ</mi><mn>𝟙</mn>"),
    Sample(#"\mathcal{L} \mathcal{N} \mathscr{F}"#, "<mi>ℒ</mi><mi>𝒩</mi><mi>ℱ</mi>"),
    Sample(#"\mathfrak{g} \mathsf{T} \mathtt{ab}"#, "<mi>𝔤</mi><mi>𝖳</mi><mi>𝚊𝚋</mi>"),
    Sample(#"\mathrm{d}x \mathrm{KL}"#, #"<mi mathvariant="normal">d</mi><mi>x</mi><mi>KL</mi>"#),
    Sample(#"\mathit{loss}"#, "<mi>𝑙𝑜𝑠𝑠</mi>"),
    Sample(#"{\rm data} x"#, "<mi>data</mi><mi>x</mi>"),
    Sample(#"{\bf w} x"#, "<mi>𝐰</mi><mi>x</mi>"),
    Sample(
      #"\boldsymbol{+} \boldsymbol{\nabla}"#, #"<mo style="font-weight:bold">+</mo><mi>𝛁</mi>"#),
    Sample(
      #"\nabla \partial \infty \ell \hbar"#,
      #"<mi mathvariant="normal">∇</mi><mi>∂</mi><mi>∞</mi><mi>ℓ</mi><mi>ℏ</mi>"#),
    Sample(
      "α + Ω ≤ ∞", #"<mi>α</mi><mo>+</mo><mi mathvariant="normal">Ω</mi><mo>≤</mo><mi>∞</mi>"#),
    Sample(
      "𝔼 x² a₁₂ x⁻¹",
      "<mi>𝔼</mi><msup><mi>x</mi><mn>2</mn></msup><msub><mi>a</mi><mrow><mn>1</mn><mn>2</mn></mrow></msub><msup><mi>x</mi><mrow><mo>−</mo><mn>1</mn></mrow></msup>"
    ),
    Sample("é ж", "<mi>é</mi><mi>ж</mi>"),
  ])
  func print(_ sample: Sample) throws {
    #expect(try sample.content(display: true) == sample.mathML)
  }
}
