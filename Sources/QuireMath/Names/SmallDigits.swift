/// The characters that Unicode has for superscripts and subscripts.
enum SmallDigits {
  static let table: [Character: (plain: Character, isRaised: Bool)] = {
    var table: [Character: (plain: Character, isRaised: Bool)] = [:]
    let plain = "0123456789+-=()"
    for (small, plain) in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", plain) { table[small] = (plain, true) }
    for (small, plain) in zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", plain) { table[small] = (plain, false) }
    for (small, plain) in zip("ⁿⁱᵀ", "niT") { table[small] = (plain, true) }
    for (small, plain) in zip("ₙᵢⱼₖₜ", "nijkt") { table[small] = (plain, false) }
    return table
  }()

  static func isScript(_ token: Token) -> Bool {
    guard case .character(let character) = token.kind else { return false }
    return !character.isASCII && table[character] != nil
  }
}
