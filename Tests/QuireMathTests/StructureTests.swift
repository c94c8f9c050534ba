import QuireMath
import Testing

/// The structure of formulas agrees with latex2mathml's; `Tests/Reference/formulas.py` prints the table and
/// says what structure is.
@Suite struct StructureTests {
  @Test(arguments: [
    (
      #"x_i^2 + y_{i,j} = z^{n+1}"#,
      "msubsup('x 'i '2) '+ msub('y mrow('i ', 'j)) '= msup('z mrow('n '+ '1))"
    ),
    (
      #"\frac{1}{n} \sum_{i=1}^{n} (y_i - \hat{y}_i)^2"#,
      "mfrac('1 'n) msubsup('∑ mrow('i '= '1) 'n) '( msub('y 'i) '− msub(msup('y 'ˆ) 'i) msup(') '2)"
    ),
    (#"\frac{\partial J(\theta)}{\partial \theta}"#, "mfrac(mrow('∂ 'J '( 'θ ')) mrow('∂ 'θ))"),
    (
      #"\theta_{t+1} = \theta_t - \alpha \nabla J"#,
      "msub('θ mrow('t '+ '1)) '= msub('θ 't) '− 'α '∇ 'J"
    ),
    (#"\sqrt{x} + \sqrt[3]{y+1}"#, "msqrt('x) '+ mroot(mrow('y '+ '1) '3)"),
    (#"\int_0^1 f(x) d x"#, "msubsup('∫ '0 '1) 'f '( 'x ') 'd 'x"),
    (#"\left( \frac{a}{b} \right)"#, "'( mfrac('a 'b) ')"),
    (#"\left[ x + y \right]"#, "'[ 'x '+ 'y ']"),
    (
      #"\begin{matrix} a & b \\ c & d \end{matrix}"#,
      "mtable(mtr(mtd('a) mtd('b)) mtr(mtd('c) mtd('d)))"
    ),
    (
      #"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}"#,
      "'( mtable(mtr(mtd('1) mtd('0)) mtr(mtd('0) mtd('1))) ')"
    ),
    (
      #"\begin{cases} x & x > 0 \\ 0 & x \le 0 \end{cases}"#,
      "'{ mtable(mtr(mtd('x) mtd('x '> '0)) mtr(mtd('0) mtd('x '≤ '0)))"
    ),
    (#"\hat{x} + \vec{v}"#, "msup('x 'ˆ) '+ msup('v '→)"),
    (#"\mathbf{x} \in \mathbb{R}"#, "'𝐱 '∈ 'ℝ"),
    (#"\alpha \beta \gamma \Gamma \Delta \Omega"#, "'α 'β 'γ 'Γ 'Δ 'Ω"),
    (#"a \leq b \neq c \approx d \to e"#, "'a '≤ 'b '≠ 'c '≈ 'd '→ 'e"),
    (#"\prod_{k} a_k \cdot b"#, "msub('∏ 'k) msub('a 'k) '⋅ 'b"),
    (#"\text{if } x"#, "'if 'x"),
    (#"\binom{n}{k}"#, "'( mfrac('n 'k) ')"),
    (#"\frac{\frac{a}{b}}{c}"#, "mfrac(mfrac('a 'b) 'c)"),
    (#"e^{-\frac{x^2}{2}}"#, "msup('e mrow('− mfrac(msup('x '2) '2)))"),
    (#"{a + b} c"#, "'a '+ 'b 'c"),
    (#"\underbrace{a + b}_{n}"#, "msub(msub(mrow('a '+ 'b) '⏟) 'n)"),
    (#"\overset{a}{b} \underset{c}{d}"#, "msup('b 'a) msub('d 'c)"),
    (#"x \times y \pm z"#, "'x '× 'y '± 'z"),
    (#"\lfloor x \rfloor \lceil y \rceil"#, "'⌊ 'x '⌋ '⌈ 'y '⌉"),
    (#"\max_a f"#, "msub('max 'a) 'f"),
    (#"a \% b"#, "'a '% 'b"),
    (#"3.14 r"#, "'3.14 'r"),
    (#"\infty \forall \exists \emptyset"#, "'∞ '∀ '∃ '∅"),
    (#"\ldots \cdots"#, "'… '⋯"),
  ])
  func agrees(_ tex: String, _ structure: String) throws {
    let mathML = try TeX.parse(tex).mathML(display: true)
    #expect(Structure(of: mathML).formula == structure)
  }
}

/// Which element of MathML holds which, in the words of the reference.
private struct Structure {
  private var rest: Substring

  init(of mathML: String) { rest = mathML[...] }

  /// The structure of the formula's own nodes.
  var formula: String {
    var reader = self
    return reader.children(of: "mrow").first.map { text in
      text.hasPrefix("mrow(") ? String(text.dropFirst(5).dropLast()) : text
    } ?? ""
  }

  /// The structures of what stands up to the next closing tag.
  private mutating func children(of parent: String) -> [String] {
    var found: [String] = []
    while rest.first == "<", !rest.hasPrefix("</") {
      guard let text = element() else { continue }
      if text.hasPrefix("mrow("), Self.rows.contains(parent) {
        found.append(String(text.dropFirst(5).dropLast()))
      } else {
        found.append(text)
      }
    }
    return found
  }

  private static let rows: Set = ["mrow", "mtd", "msqrt", "mstyle"]
  private static let plain = ["munder": "msub", "mover": "msup", "munderover": "msubsup"]

  private mutating func element() -> String? {
    rest.removeFirst()
    let name = String(rest.prefix { $0 != " " && $0 != ">" })
    skip(past: ">")
    if ["mi", "mn", "mo", "mtext", "mspace", "annotation"].contains(name) {
      let text = rest.prefix { $0 != "<" }
      skip(past: ">")
      if name == "annotation" || text.isEmpty || text == "&#x2061;" { return nil }
      return "'" + text.filter { $0 != "\u{a0}" }.replacingEntities()
    }
    let parts = children(of: name)
    skip(past: ">")
    if ["mrow", "math", "semantics"].contains(name), parts.count == 1 { return parts[0] }
    return (Self.plain[name] ?? name) + "(" + parts.joined(separator: " ") + ")"
  }

  private mutating func skip(past character: Character) {
    rest = rest.drop { $0 != character }.dropFirst()
  }
}

extension String {
  fileprivate func replacingEntities() -> String {
    ["&gt;": ">", "&lt;": "<"][self] ?? self
  }
}
