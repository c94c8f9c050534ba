/// What can be found out about an error from the text of the program, once it is reported.
///
/// Errors that the program catches never pay for it.
enum Question {
  /// Where the None came from.
  case origin(Operand)
  /// Why a variable has no value.
  case unassigned(name: String, isGlobal: Bool)
  /// What the name that was called means otherwise.
  case callee
  /// What the sides of a failed assertion were, each shown shortly.
  case assertion([String?])

  /// Which expression of the place that an error names was None.
  enum Operand {
    /// The one at the caret.
    case itself
    /// The one before it: the left operand, or what is asked for an attribute or element.
    case before
    /// The one at the caret or the one before it.
    case eitherSide
    /// The value that the names at the caret were to take.
    case assigned
  }
}

extension ScriptError {
  /// The same error, asking where its None came from.
  func asking(_ operand: Question.Operand?) -> ScriptError {
    var error = self
    error.question = operand.map(Question.origin)
    return error
  }
}
