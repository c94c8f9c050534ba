/// Commands that are short for others.
enum BuiltinMacros {
  private static let definitions: [(name: String, parameters: Int, body: String)] = [
    ("argmax", 0, #"\operatorname*{arg\,max}"#),
    ("argmin", 0, #"\operatorname*{arg\,min}"#),
    ("bmod", 0, #"\mathbin{\mathrm{mod}}"#),
    ("mod", 1, #"\quad\mathrm{mod}\,\,#1"#),
    ("pmod", 1, #"\quad(\mathrm{mod}\ #1)"#),
    ("pod", 1, #"\quad(#1)"#),
    ("R", 0, #"\mathbb{R}"#), ("N", 0, #"\mathbb{N}"#), ("Z", 0, #"\mathbb{Z}"#),
    ("reals", 0, #"\mathbb{R}"#), ("Reals", 0, #"\mathbb{R}"#), ("Complex", 0, #"\mathbb{C}"#),
    ("C", 0, #"\mathbb{C}"#), ("Q", 0, #"\mathbb{Q}"#),
    ("given", 0, #"\mid"#),
    ("abs", 1, #"\left|#1\right|"#), ("norm", 1, #"\left\|#1\right\|"#),
    ("set", 1, #"\left\{#1\right\}"#),
    ("bra", 1, #"\langle#1|"#), ("ket", 1, #"|#1\rangle"#), ("braket", 1, #"\langle#1\rangle"#),
    ("dd", 0, #"\mathrm{d}"#), ("dv", 2, #"\frac{\mathrm{d}#1}{\mathrm{d}#2}"#),
    ("pdv", 2, #"\frac{\partial#1}{\partial#2}"#),
    ("ordinarycolon", 0, ":"), ("vcentcolon", 0, #"\mathrel{:}"#),
    ("eqref", 1, #"(\text{#1})"#), ("ref", 1, #"\text{#1}"#),
    ("lq", 0, "‘"), ("rq", 0, "’"), ("TeX", 0, #"\text{TeX}"#), ("LaTeX", 0, #"\text{LaTeX}"#),
    ("varGamma", 0, #"\mathit{\Gamma}"#), ("varDelta", 0, #"\mathit{\Delta}"#),
    ("varTheta", 0, #"\mathit{\Theta}"#), ("varLambda", 0, #"\mathit{\Lambda}"#),
    ("varXi", 0, #"\mathit{\Xi}"#), ("varPi", 0, #"\mathit{\Pi}"#),
    ("varSigma", 0, #"\mathit{\Sigma}"#), ("varUpsilon", 0, #"\mathit{\Upsilon}"#),
    ("varPhi", 0, #"\mathit{\Phi}"#), ("varPsi", 0, #"\mathit{\Psi}"#),
    ("varOmega", 0, #"\mathit{\Omega}"#),
    ("varlimsup", 0, #"\operatorname*{\overline{lim}}"#),
    ("varliminf", 0, #"\operatorname*{\underline{lim}}"#),
  ]

  static let table: [String: Macro] = {
    var table: [String: Macro] = [:]
    for definition in definitions {
      var tokenizer = Tokenizer(definition.body)
      var body: [Token] = []
      while let token = tokenizer.next() { body.append(token) }
      table[definition.name] = Macro(parameterCount: definition.parameters, body: body)
    }
    return table
  }()
}
