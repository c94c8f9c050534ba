import QuireSyntax

extension UnaryOperator {
  var opcode: Opcode {
    switch self {
    case .minus: .negate
    case .plus: .plus
    case .invert: .invert
    }
  }
}

extension BinaryOperator {
  /// The operator of `a op= b`, which may change `a` where it is.
  var inPlaceOpcode: Opcode {
    switch self {
    case .add: .addInPlace
    case .subtract: .subtractInPlace
    case .multiply: .multiplyInPlace
    case .bitOr: .bitOrInPlace
    case .bitAnd: .bitAndInPlace
    case .bitXor: .bitXorInPlace
    default: opcode
    }
  }

  var opcode: Opcode {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .modulo: .modulo
    case .power: .power
    case .matmul: .matmul
    case .bitAnd: .bitAnd
    case .bitOr: .bitOr
    case .bitXor: .bitXor
    case .shiftLeft: .shiftLeft
    case .shiftRight: .shiftRight
    }
  }

  var constantOpcode: Opcode? {
    switch self {
    case .add: .addK
    case .subtract: .subtractK
    case .multiply: .multiplyK
    case .divide: .divideK
    case .floorDivide: .floorDivideK
    case .modulo: .moduloK
    default: nil
    }
  }
}

extension ComparisonOperator {
  /// How an operator is compiled: `a > b` as `b < a`.
  struct Form {
    var opcode: Opcode
    var isSwapped = false
    var fused: Fused?
  }

  struct Fused {
    var whenTrue: Opcode
    var whenFalse: Opcode
    var constantTrue: Opcode
    var constantFalse: Opcode
  }

  var form: Form {
    switch self {
    case .less:
      Form(
        opcode: .less,
        fused: Fused(
          whenTrue: .lessT, whenFalse: .lessF, constantTrue: .lessKT, constantFalse: .lessKF))
    case .lessOrEqual:
      Form(
        opcode: .lessOrEqual,
        fused: Fused(
          whenTrue: .lessOrEqualT, whenFalse: .lessOrEqualF, constantTrue: .lessOrEqualKT,
          constantFalse: .lessOrEqualKF))
    case .greater:
      Form(
        opcode: .less, isSwapped: true,
        fused: Fused(
          whenTrue: .lessT, whenFalse: .lessF, constantTrue: .greaterKT, constantFalse: .greaterKF))
    case .greaterOrEqual:
      Form(
        opcode: .lessOrEqual, isSwapped: true,
        fused: Fused(
          whenTrue: .lessOrEqualT, whenFalse: .lessOrEqualF, constantTrue: .greaterOrEqualKT,
          constantFalse: .greaterOrEqualKF))
    case .equal:
      Form(
        opcode: .equal,
        fused: Fused(
          whenTrue: .equalT, whenFalse: .equalF, constantTrue: .equalKT, constantFalse: .equalKF))
    case .notEqual:
      Form(
        opcode: .notEqual,
        fused: Fused(
          whenTrue: .notEqualT, whenFalse: .notEqualF, constantTrue: .notEqualKT,
          constantFalse: .notEqualKF))
    case .isIn: Form(opcode: .isIn)
    case .isNotIn: Form(opcode: .isNotIn)
    case .isSame: Form(opcode: .isSame)
    case .isNotSame: Form(opcode: .isNotSame)
    }
  }
}
