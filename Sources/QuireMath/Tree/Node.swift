/// One part of a formula and where it stands in the source.
package struct Node: Sendable {
  package var kind: Kind
  /// Bytes of the source; for what a macro wrote, those of its call.
  package var range: Range<Int>

  package init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  package indirect enum Kind: Equatable, Sendable {
    /// A variable (`x`, `\theta`), or a word set as one (`\mathrm{data}`).
    case letters(String, LetterStyle)
    /// Digits with an optional point.
    case number(String, LetterStyle)
    case symbol(Symbol, LetterStyle)
    /// A function's name: `\log`, `\operatorname{softmax}`; `limits` as in `\max_x`.
    case function(String, limits: Bool)
    /// What stands in braces.
    case group([Node])
    case fraction(Fraction)
    /// `\sqrt[index]{body}`.
    case root([Node], index: [Node]?)
    case scripts(Scripts)
    case fenced(Fenced)
    /// A delimiter of a size of its own: `\bigl(`, of the sizes 1 to 4. Size 0 is as tall as what stands beside it.
    case delimiter(Symbol, size: Int)
    case table(Table)
    /// `\hat{x}`, `\overline{AB}`, `\underbrace{…}`.
    case accent(Accent, [Node])
    /// `\overset`, `\underset` and `\stackrel`.
    case stacked(Stacked)
    /// An arrow as long as what stands above and below it: `\xrightarrow[under]{over}`.
    case labelledArrow(Symbol, over: [Node], under: [Node]?)
    case text([TextPiece])
    /// A space in em of the formula's size; may be negative.
    case space(Double)
    /// `\displaystyle` and its relatives, to the end of the group.
    case sized(MathSize, [Node])
    case colored(Color, [Node])
    case enclosed(Enclosure, [Node])
    /// `\mathbin{…}`: a group spaced as if it were one symbol of the class.
    case classed(MathClass, [Node])
  }
}

/// Two nodes are equal when they say the same, wherever they stand.
extension Node: Equatable {
  package static func == (a: Node, b: Node) -> Bool { a.kind == b.kind }
}
