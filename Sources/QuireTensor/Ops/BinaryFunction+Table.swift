import CQuireKernels

extension BinaryFunction {
  package static let all = arithmetic + comparisons

  static let arithmetic = [
    add, subtract, multiply, divide, floorDivide, mod, power, maximum, minimum, arctan2,
  ]

  package static let add = BinaryFunction(
    "add", "a + b.", QUIRE_ADD, onBools: QUIRE_MAXIMUM, left: { $0.g }, right: { $0.g })
  package static let subtract = BinaryFunction(
    "subtract", "a - b.", QUIRE_SUB, left: { $0.g }, right: { (p) throws(TensorError) in try -p.g })
  package static let multiply = BinaryFunction(
    "multiply", "a times b.", QUIRE_MUL, onBools: QUIRE_MINIMUM,
    left: { (p) throws(TensorError) in try p.g * p.b },
    right: { (p) throws(TensorError) in try p.g * p.a })
  package static let divide = BinaryFunction(
    "divide", "a / b.", QUIRE_DIV, .floats,
    left: { (p) throws(TensorError) in try p.g / p.b },
    right: { (p) throws(TensorError) in try -p.g * p.y / p.b })
  package static let floorDivide = BinaryFunction(
    "floor_divide", "a / b rounded down.", QUIRE_FLOORDIV)
  package static let mod = BinaryFunction(
    "mod", "What a // b leaves, with the sign of b.", QUIRE_MOD,
    left: { $0.g }, right: { (p) throws(TensorError) in try -p.g * p.a.floorDivided(by: p.b) })
  package static let power = BinaryFunction(
    "power", "a to the power b.", QUIRE_POW, samples: ([0.5, 1.4, 2.5], [0.7, -1.2, 3]),
    left: { (p) throws(TensorError) in try p.g * p.b * p.a.power(p.b - 1) },
    // 0 to any power is constant in the exponent.
    right: { (p) throws(TensorError) in
      let safe = try Tensor.select(p.a.greater(0), p.a, .weak(1.0))
      return try p.g * p.y * safe.log()
    })
  package static let maximum = BinaryFunction(
    "maximum", "The larger of a and b.", QUIRE_MAXIMUM, onBools: QUIRE_MAXIMUM,
    left: { (p) throws(TensorError) in try p.g * p.a.greaterOrEqual(p.b) },
    right: { (p) throws(TensorError) in try p.g * p.a.less(p.b) })
  package static let minimum = BinaryFunction(
    "minimum", "The smaller of a and b.", QUIRE_MINIMUM, onBools: QUIRE_MINIMUM,
    left: { (p) throws(TensorError) in try p.g * p.a.lessOrEqual(p.b) },
    right: { (p) throws(TensorError) in try p.g * p.a.greater(p.b) })
  package static let arctan2 = BinaryFunction(
    "arctan2", "The angle of the point (b, a).", QUIRE_ATAN2, .floats,
    left: { (p) throws(TensorError) in try p.g * p.b / (p.a * p.a + p.b * p.b) },
    right: { (p) throws(TensorError) in try -p.g * p.a / (p.a * p.a + p.b * p.b) })

  static let comparisons = [equal, notEqual, less, lessOrEqual, greater, greaterOrEqual]

  package static let equal = comparison("equal", "Whether a == b.", QUIRE_EQ)
  package static let notEqual = comparison("not_equal", "Whether a != b.", QUIRE_NE)
  package static let less = comparison("less", "Whether a < b.", QUIRE_LT)
  package static let lessOrEqual = comparison("less_equal", "Whether a <= b.", QUIRE_LE)
  package static let greater = comparison("greater", "Whether a > b.", QUIRE_GT)
  package static let greaterOrEqual = comparison("greater_equal", "Whether a >= b.", QUIRE_GE)

  private static func comparison(
    _ name: String, _ summary: String, _ code: quire_binary_op
  ) -> BinaryFunction {
    BinaryFunction(name, summary, code, .comparison, onBools: code)
  }
}
