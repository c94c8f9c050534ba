/// What a symbol does in a formula, from which TeX derives the spaces around it.
package enum MathClass: Int, CaseIterable, Sendable {
  case ordinary, large, binary, relation, opening, closing, punctuation, inner
}
