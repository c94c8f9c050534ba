/// An expression and where it stands.
package struct Expression: Sendable {
  package let kind: Kind
  package let span: Span
  /// How many nodes stand on the longest way from this one down, itself included.
  package let depth: Int32

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
    depth = Expression.depth(below: kind) + 1
  }

  package indirect enum Kind: Sendable {
    case none
    case ellipsis
    case bool(Bool)
    case int(Int)
    case longInt(LongInteger)
    case float(Double)
    case string(String)
    case bytes([UInt8])
    /// An f-string.
    case formatted([FormattedPiece])
    case name(String)
    /// Elements of these three may be `.starred`.
    case list([Expression])
    case tuple([Expression])
    case set([Expression])
    case dict([DictionaryItem])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a < b <= c`: the first operand and the (operator, operand) pairs behind it.
    case comparison(Expression, [ComparisonLink])
    case and(Expression, Expression)
    case or(Expression, Expression)
    case not(Expression)
    case conditional(condition: Expression, then: Expression, otherwise: Expression)
    case call(Expression, [Argument])
    case attribute(Expression, Name)
    /// The index is a `.tuple` where commas separate several; its parts may be `.slice`.
    case subscripted(Expression, Expression)
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case lambda(Function)
    case comprehension(Comprehension)
    case starred(Expression)
  }
}

/// A name and where it stands.
package struct Name: Hashable, Sendable {
  package let text: String
  package let span: Span

  package init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

package enum UnaryOperator: String, Sendable {
  case minus = "-"
  case plus = "+"
  case invert = "~"
}

package enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case matmul = "@"
  case bitAnd = "&"
  case bitOr = "|"
  case bitXor = "^"
  case shiftLeft = "<<"
  case shiftRight = ">>"
}

package enum ComparisonOperator: String, Sendable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case isIn = "in"
  case isNotIn = "not in"
  case isSame = "is"
  case isNotSame = "is not"
}

package struct ComparisonLink: Sendable {
  package let op: ComparisonOperator
  package let operand: Expression

  package init(_ op: ComparisonOperator, _ operand: Expression) {
    self.op = op
    self.operand = operand
  }
}

/// `key: value`, or `**mapping` when the key is nil.
package struct DictionaryItem: Sendable {
  package let key: Expression?
  package let value: Expression

  package init(key: Expression?, value: Expression) {
    self.key = key
    self.value = value
  }
}

/// One argument of a call.
package struct Argument: Sendable {
  package enum Form: Sendable {
    case positional
    case keyword(Name)
    /// `*sequence`
    case spread
    /// `**mapping`
    case keywordSpread
  }
  package let form: Form
  package let value: Expression

  package init(_ form: Form, _ value: Expression) {
    self.form = form
    self.value = value
  }

  package var isPositional: Bool { if case .positional = form { true } else { false } }

  /// Written with `*` or `**`.
  package var isSpread: Bool {
    switch form {
    case .spread, .keywordSpread: true
    case .positional, .keyword: false
    }
  }
}

/// A piece of an f-string.
package enum FormattedPiece: Sendable {
  case text(String)
  case value(FormattedValue)
}

/// `{expression!conversion:spec}` of an f-string; `{x=}` puts its source text into a `.text` before it.
package struct FormattedValue: Sendable {
  package let value: Expression
  /// `r`, `s` or `a`; nil when none is written.
  package let conversion: Character?
  /// The format spec, which may hold values itself; empty when none is written.
  package let spec: [FormattedPiece]

  package init(value: Expression, conversion: Character?, spec: [FormattedPiece]) {
    self.value = value
    self.conversion = conversion
    self.spec = spec
  }
}

/// A list, set or dict comprehension, or a generator expression.
package struct Comprehension: Sendable {
  package enum Element: Sendable {
    case list(Expression)
    case set(Expression)
    case dict(key: Expression, value: Expression)
    /// A generator expression: a list, evaluated at once.
    case generator(Expression)
  }
  package enum Clause: Sendable {
    case loop(target: Expression, iterable: Expression)
    case condition(Expression)
  }
  package let element: Element
  /// The first is a loop.
  package let clauses: [Clause]

  package init(element: Element, clauses: [Clause]) {
    self.element = element
    self.clauses = clauses
  }
}
