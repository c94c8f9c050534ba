/// Reads the simple TeX between two dollar signs into runs of text.
struct MathReader {
  private var rest: Substring
  private var depth = 0

  init(_ text: Substring) { rest = text }

  mutating func runs() -> [RichText.Run] {
    var out: [RichText.Run] = []
    while let next = rest.first {
      if next == "}" {
        rest.removeFirst()
        if depth > 0 { return out }
      } else {
        out += item()
      }
    }
    return out
  }

  /// One letter, sign, command or group; a script with what it holds.
  private mutating func item() -> [RichText.Run] {
    guard let next = rest.popFirst() else { return [] }
    switch next {
    case "^", "_":
      let script: RichText.Script = next == "^" ? .sup : .sub
      return item().map { run in
        var run = run
        run.script = script
        return run
      }
    case "{": return group()
    case "}": return []
    case "\\": return command()
    case "-": return [RichText.Run(text: "\u{2212}")]
    case "=", "<", ">", "+": return [RichText.Run(text: depth == 0 ? " \(next) " : String(next))]
    case " ", "~": return []
    case ",": return [RichText.Run(text: ", ")]
    case "'": return [RichText.Run(text: "′")]
    default:
      return [RichText.Run(text: String(next), isItalic: next.isLetter && next.isASCII)]
    }
  }

  /// The rest of a group whose brace has been read.
  private mutating func group() -> [RichText.Run] {
    guard depth < 20 else { return [] }
    depth += 1
    defer { depth -= 1 }
    return runs()
  }

  private mutating func argument() -> [RichText.Run] {
    while rest.first == " " { rest.removeFirst() }
    return item()
  }

  private mutating func command() -> [RichText.Run] {
    let name = rest.prefix { $0.isLetter && $0.isASCII }
    guard !name.isEmpty else {
      guard let sign = rest.popFirst() else { return [] }
      let spaces: [Character: String] = [",": " ", ";": " ", ":": " ", "!": "", "\\": "\n"]
      return [RichText.Run(text: spaces[sign] ?? String(sign))]
    }
    rest = rest[name.endIndex...]
    if let symbol = MathReader.symbols[String(name)] {
      return [RichText.Run(text: symbol)]
    }
    switch name {
    case "mathrm", "text", "operatorname", "mathbf", "bm", "boldsymbol":
      let isBold = name != "mathrm" && name != "text" && name != "operatorname"
      return argument().map { RichText.Run(text: $0.text, script: $0.script, isBold: isBold) }
    case "mathcal", "mathbb", "mathit", "left", "right", "big", "Big": return argument()
    case "hat", "bar", "tilde", "dot", "vec":
      let accents: [Substring: String] = [
        "hat": "\u{302}", "bar": "\u{304}", "tilde": "\u{303}", "dot": "\u{307}", "vec": "\u{20d7}",
      ]
      var runs = argument()
      if !runs.isEmpty { runs[0].text += accents[name] ?? "" }
      return runs
    case "frac":
      let top = argument()
      return top + [RichText.Run(text: "/")] + argument()
    case "sqrt": return [RichText.Run(text: "√")] + argument()
    default: return [RichText.Run(text: String(name))]
    }
  }

  private static let symbols: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "times": " × ", "cdot": " · ", "pm": " ± ", "infty": "∞", "le": " ≤ ",
    "leq": " ≤ ", "ge": " ≥ ", "geq": " ≥ ", "ne": " ≠ ", "neq": " ≠ ", "approx": " ≈ ",
    "sim": " ∼ ", "to": " → ", "rightarrow": " → ", "leftarrow": " ← ", "partial": "∂",
    "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "in": " ∈ ", "log": "log ", "ln": "ln ",
    "exp": "exp ", "sin": "sin ", "cos": "cos ", "tanh": "tanh ", "max": "max ", "min": "min ",
    "ell": "ℓ", "mid": " | ", "circ": "°", "ldots": "…", "cdots": "⋯", "propto": " ∝ ",
    "quad": "  ",
    "star": "⋆", "prime": "′",
  ]
}
