/// Letters by their TeX names.
enum LetterNames {
  static let table: [String: String] = {
    let words =
      """
      alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
      kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
      varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
      Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ
      Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
      aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø ss ß
      """.split(whereSeparator: \.isWhitespace)
    var table: [String: String] = [:]
    for pair in stride(from: 0, to: words.count - 1, by: 2) {
      table[String(words[pair])] = String(words[pair + 1])
    }
    return table
  }()
}
