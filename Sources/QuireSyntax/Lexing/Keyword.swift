/// The words that cannot be names. `assert`, `load`, `match` and `print` are names with a use of their own.
package enum Keyword: String, CaseIterable, Sendable {
  case none = "None"
  case yes = "True"
  case no = "False"
  case and, `as`, async, await
  case `break`
  case `class`, `continue`
  case def, del
  case elif, `else`, except
  case finally, `for`, from
  case global
  case `if`, `import`, `in`, `is`
  case lambda
  case nonlocal, not
  case or
  case pass
  case raise, `return`
  case `try`
  case `while`, with
  case yield

  static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// Whether the word opens a block, although it also stands inside expressions.
  var opensBlock: Bool { self == .if || self == .for }

  /// Whether the word opens a statement and never stands inside an expression.
  var opensStatement: Bool {
    switch self {
    case .break, .class, .continue, .def, .del, .except, .finally, .global, .import, .nonlocal,
      .pass, .raise, .return, .try, .while, .with:
      true
    case .none, .yes, .no, .and, .as, .async, .await, .elif, .else, .for, .from, .if, .in, .is,
      .lambda, .not, .or, .yield:
      false
    }
  }
}
