/// What a command asks the parser to do.
enum Command {
  case symbol(Symbol)
  case letters(String)
  case function(String, limits: Bool)
  case space(Double)
  case accent(Accent)
  /// Sets its argument in an alphabet.
  case style(LetterStyle)
  /// Sets the rest of the group in an alphabet.
  case styleSwitch(LetterStyle)
  case text(TextStyle)
  /// A fraction of two arguments; numerator and denominator of the pattern are empty.
  case fraction(Fraction)
  /// A fraction of what stands before and behind it in its group.
  case infixFraction(Fraction)
  case root
  case size(MathSize)
  /// The delimiter behind it, larger.
  case delimiterSize(Int, MathClass)
  case fence
  case environment
  case stacked(Stacking)
  case labelledArrow(Symbol)
  case enclosed(Enclosure)
  case classed(MathClass)
  case color(Coloring)
  case placement(Scripts.Placement)
  case negation
  case operatorName
  case substack
  case lengthSpace
  case tag
  case definition(Definition)
  /// Says nothing about what is shown; so many arguments behind it neither.
  case ignored(arguments: Int)
  /// Ends or separates something that is not open where the parser meets it.
  case separator

  enum Stacking {
    case over, under
  }

  enum Coloring {
    /// `\color{red}`, to the end of the group.
    case rest
    /// `\textcolor{red}{…}`.
    case argument
    /// `\colorbox{red}{text}`.
    case background
  }

  enum Definition {
    case newCommand, def, letCommand, mathOperator
  }
}
