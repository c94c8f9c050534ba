/// What can be found out about an error from the text of the program, once it is reported.
///
/// Errors that the program catches never pay for it.
indirect enum Question {
  /// Where the None came from.
  case origin(Operand)
  /// Why a variable has no value.
  case unassigned(name: String, isGlobal: Bool)
  /// What the name that was called means otherwise; the type of its value.
  case callee(String)
  /// Which side of a comparison is which.
  case order(Order)
  /// What was to be taken apart into so many names.
  case unpacking(Int)
  /// Whether a star or a loop asked a value of this type for its elements.
  case walk(String)
  /// What the sides of a failed assertion were, each shown shortly.
  case assertion([String?])

  /// Two values without an order, the smaller one looked for on the left: `>` and `>=` are turned around.
  struct Order {
    let left: String
    let right: String
    let hint: String?
    let turnedHint: String?
    let isLeftNone: Bool
    let isRightNone: Bool

    init(_ x: Value, _ y: Value) {
      left = x.typeName
      right = y.typeName
      hint = OperatorAdvice.comparisonHint(x, y)
      turnedHint = OperatorAdvice.comparisonHint(y, x)
      isLeftNone = x.isNull
      isRightNone = y.isNull
    }
  }

  /// Which expression of the place that an error names was None.
  enum Operand {
    /// The one at the caret.
    case itself
    /// The one before it: the left operand, or what is asked for an attribute or element.
    case before
    /// The value that the names at the caret were to take.
    case assigned
  }
}

extension ScriptError {
  /// The error of two values that `<` does not work on.
  package static func unordered(_ x: Value, _ y: Value) -> ScriptError {
    var error = ScriptError(
      .type, "\(x.typeName) and \(y.typeName) have no order",
      hint: OperatorAdvice.orderHint(x, y))
    error.question = .order(Question.Order(x, y))
    return error
  }

  /// The same error, asking where its None came from.
  func asking(_ operand: Question.Operand?) -> ScriptError {
    var error = self
    error.question = operand.map(Question.origin)
    return error
  }
}
