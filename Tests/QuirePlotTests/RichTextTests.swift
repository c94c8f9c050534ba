import Testing

@testable import QuirePlot

struct RichTextTests {
  @Test(
    "Simple TeX becomes markup and plain text",
    arguments: [
      ("plain & <simple>", "plain &amp; &lt;simple&gt;", "plain & <simple>"),
      ("$\\beta_0$", "β<sub>0</sub>", "β₀"),
      ("$x^{10}$ m", "<i>x</i><sup>10</sup> m", "x¹⁰ m"),
      ("$\\hat{y}=2$", "<i>y\u{302}</i> = 2", "y\u{302} = 2"),
      ("costs 5$", "costs 5$", "costs 5$"),
      ("\\$5 and \\$6", "$5 and $6", "$5 and $6"),
      ("$\\mathrm{loss}_{val}$", "loss<sub><i>val</i></sub>", "lossᵥₐₗ"),
      ("$\\frac{a}{b}$", "<i>a</i>/<i>b</i>", "a/b"),
      ("$\\nonsense$", "nonsense", "nonsense"),
      ("$}}{{$", "", ""),
      ("bell\u{7}", "bell ", "bell\u{7}"),
    ])
  func markup(text: String, markup: String, plain: String) {
    let rich = RichText(text)
    #expect(rich.markup == markup)
    #expect(rich.plain == plain)
  }

  @Test("Very long and very deep text ends")
  func long() {
    #expect(RichText(String(repeating: "x", count: 100_000)).plain.count == 2001)
    #expect(RichText("$" + String(repeating: "{", count: 1900) + "x$").plain.count <= 1)
    #expect(RichText("$" + String(repeating: "^", count: 1900) + "x$").plain.count <= 2)
  }
}
