/// One number above another.
package struct Fraction: Equatable, Sendable {
  package var numerator: [Node]
  package var denominator: [Node]
  /// False for `\binom` and `\atop`.
  package var hasBar = true
  /// What stands around it: the parentheses of `\binom`.
  package var left: Symbol?
  package var right: Symbol?
  /// The size it asks for (`\dfrac`, `\tfrac`); nil for that of its surroundings.
  package var size: MathSize?
}

/// A base with what stands at its corners, or above and below it.
package struct Scripts: Equatable, Sendable {
  /// nil when nothing stands before the script.
  package var base: Node?
  package var lower: [Node]?
  package var upper: [Node]?
  /// The primes of `f''`, before the superscript.
  package var primes = 0
  package var placement = Placement.automatic

  package enum Placement: Sendable {
    /// Above and below in display size when the base asks for it, else at the corners.
    case automatic
    /// `\limits`.
    case aboveAndBelow
    /// `\nolimits`.
    case atCorners
  }
}

/// `\left( … \middle| … \right)`: delimiters as tall as what they hold.
package struct Fenced: Equatable, Sendable {
  /// nil for the empty delimiter, `\left.`.
  package var left: Symbol?
  package var right: Symbol?
  /// The parts between the delimiters, one more than `middles`.
  package var parts: [[Node]]
  package var middles: [Symbol]
}

/// A base with something above or below it in the size of scripts.
package struct Stacked: Equatable, Sendable {
  package var base: [Node]
  package var over: [Node]?
  package var under: [Node]?
}

/// A piece of `\text{…}`.
package enum TextPiece: Equatable, Sendable {
  case plain(String, TextStyle)
  /// `$…$` within text.
  case math([Node])
}

/// How `\textbf` and its relatives set their words.
package enum TextStyle: String, CaseIterable, Sendable {
  case normal, bold, italic, monospaced, sansSerif
}

/// TeX's four sizes.
package enum MathSize: Int, CaseIterable, Sendable {
  case display, text, script, scriptscript

  /// The size of scripts in this one.
  package var ofScripts: MathSize { self == .display || self == .text ? .script : .scriptscript }

  /// The size of a fraction's numerator and denominator.
  package var ofFractionParts: MathSize { self == .display ? .text : ofScripts }

  package var isScript: Bool { self == .script || self == .scriptscript }
}

/// A colour as CSS writes it, for the letters or behind them.
package struct Color: Equatable, Sendable {
  package var value: String
  package var isBackground = false
}
