import QuireSyntax

/// The methods by which the language asks an instance what an operation means.
enum SpecialMethod: UInt8, CaseIterable {
  case initialize, call
  case text, representation, format, truth, length, hash
  case getItem, setItem, deleteItem, contains, iterate, next, reversed
  case enter, exit
  case getAttribute, setAttribute, deleteAttribute
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case negative, positive, inverted, absolute, int, float, index, round, floor, ceiling, truncated
  case divmod, reflectedDivmod
  case add, subtract, multiply, divide, floorDivide, modulo, power, matmul
  case bitAnd, bitOr, bitXor, shiftLeft, shiftRight
  case reflectedAdd, reflectedSubtract, reflectedMultiply, reflectedDivide, reflectedFloorDivide
  case reflectedModulo, reflectedPower, reflectedMatmul, reflectedAnd, reflectedOr, reflectedXor
  case reflectedShiftLeft, reflectedShiftRight
  case addInPlace, subtractInPlace, multiplyInPlace, divideInPlace, floorDivideInPlace
  case moduloInPlace, powerInPlace, matmulInPlace, andInPlace, orInPlace, xorInPlace
  case shiftLeftInPlace, shiftRightInPlace

  var name: String { SpecialMethod.names[Int(rawValue)] }

  /// In the order of the cases.
  private static let names = [
    "__init__", "__call__",
    "__str__", "__repr__", "__format__", "__bool__", "__len__", "__hash__",
    "__getitem__", "__setitem__", "__delitem__", "__contains__", "__iter__", "__next__",
    "__reversed__",
    "__enter__", "__exit__",
    "__getattr__", "__setattr__", "__delattr__",
    "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__",
    "__neg__", "__pos__", "__invert__", "__abs__", "__int__", "__float__", "__index__",
    "__round__", "__floor__", "__ceil__", "__trunc__",
    "__divmod__", "__rdivmod__",
    "__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__pow__",
    "__matmul__",
    "__and__", "__or__", "__xor__", "__lshift__", "__rshift__",
    "__radd__", "__rsub__", "__rmul__", "__rtruediv__", "__rfloordiv__",
    "__rmod__", "__rpow__", "__rmatmul__", "__rand__", "__ror__", "__rxor__",
    "__rlshift__", "__rrshift__",
    "__iadd__", "__isub__", "__imul__", "__itruediv__", "__ifloordiv__",
    "__imod__", "__ipow__", "__imatmul__", "__iand__", "__ior__", "__ixor__",
    "__ilshift__", "__irshift__",
  ]
}

extension BinaryOperator {

  private var place: UInt8 {
    switch self {
    case .add: 0
    case .subtract: 1
    case .multiply: 2
    case .divide: 3
    case .floorDivide: 4
    case .modulo: 5
    case .power: 6
    case .matmul: 7
    case .bitAnd: 8
    case .bitOr: 9
    case .bitXor: 10
    case .shiftLeft: 11
    case .shiftRight: 12
    }
  }

  private func method(from first: SpecialMethod) -> SpecialMethod {
    SpecialMethod(rawValue: first.rawValue + place) ?? first
  }

  /// `__add__` for `+`.
  var method: SpecialMethod { method(from: .add) }
  /// `__radd__`, which the right side is asked when the left side does not know.
  var reflectedMethod: SpecialMethod { method(from: .reflectedAdd) }
  /// `__iadd__` for `+=`.
  var inPlaceMethod: SpecialMethod { method(from: .addInPlace) }
}

extension ComparisonOperator {
  /// The method that the left side is asked; nil for what no instance decides.
  var method: SpecialMethod? {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .isIn, .isNotIn, .isSame, .isNotSame: nil
    }
  }

  /// The operator that says the same with its sides exchanged.
  var reflected: ComparisonOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual, .isIn, .isNotIn, .isSame, .isNotSame: self
    }
  }
}

extension UnaryOperator {
  var method: SpecialMethod {
    switch self {
    case .minus: .negative
    case .plus: .positive
    case .invert: .inverted
    }
  }
}
