/// The spaces between neighbours, as TeX sets them (Knuth, The TeXbook, page 170).
enum Spacing {
  static let thin = 3.0 / 18
  static let medium = 4.0 / 18
  static let thick = 5.0 / 18

  /// One row for each class at the left, in the order of `MathClass`: 1 thin, 2 medium, 3 thick; capital
  /// letters (A, B, C) where the space is left out in scripts.
  private static let table: [[Character]] = [
    "01BC000A", "11.C000A", "BB..B..B", "CC.0C00C", "00.00000", "01BC000A", "AA.AAAAA", "A1BCA0AA",
  ].map(Array.init)

  /// The space in em between two neighbours.
  static func between(_ left: MathClass, _ right: MathClass, isScript: Bool) -> Double {
    switch table[left.rawValue][right.rawValue] {
    case "1": thin
    case "A": isScript ? 0 : thin
    case "B": isScript ? 0 : medium
    case "C": isScript ? 0 : thick
    default: 0
    }
  }

  /// The classes with the binary operators that have nothing to bind made ordinary: the sign of −x.
  static func resolved(_ classes: [MathClass]) -> [MathClass] {
    var result = classes
    for index in result.indices {
      switch result[index] {
      case .binary:
        let previous = index > 0 ? result[index - 1] : .opening
        switch previous {
        case .binary, .large, .relation, .opening, .punctuation: result[index] = .ordinary
        case .ordinary, .closing, .inner: break
        }
        if index + 1 == result.count { result[index] = .ordinary }
      case .relation, .closing, .punctuation:
        if index > 0, result[index - 1] == .binary { result[index - 1] = .ordinary }
      case .ordinary, .large, .opening, .inner: break
      }
    }
    return result
  }
}
