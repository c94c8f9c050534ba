import CQuireKernels

extension UnaryFunction {
  package static let all = arithmetic + exponential + trigonometric + activations + rounding + tests

  static let arithmetic = [negative, absolute, sign, square, sqrt, rsqrt, reciprocal]

  package static let negative = UnaryFunction("negative", "-x.", QUIRE_NEG, .numbers) {
    (_, _, g) throws(TensorError) in try -g
  }
  package static let absolute = UnaryFunction("abs", "The size of x.", QUIRE_ABS, .numbers) {
    (x, _, g) throws(TensorError) in try g * x.sign()
  }
  package static let sign = UnaryFunction("sign", "-1, 0 or 1 as x is.", QUIRE_SIGN, .numbers)
  package static let square = UnaryFunction("square", "x times x.", QUIRE_SQUARE, .numbers) {
    (x, _, g) throws(TensorError) in try g * x * 2
  }
  package static let sqrt = UnaryFunction(
    "sqrt", "The square root.", QUIRE_SQRT, samples: [0.2, 1, 3]
  ) { (_, y, g) throws(TensorError) in try g * 0.5 / y }
  package static let rsqrt = UnaryFunction(
    "rsqrt", "1 over the square root.", QUIRE_RSQRT, samples: [0.2, 1, 3]
  ) { (x, y, g) throws(TensorError) in try g * -0.5 * y / x }
  package static let reciprocal = UnaryFunction("reciprocal", "1 / x.", QUIRE_RECIPROCAL) {
    (_, y, g) throws(TensorError) in try -g * y * y
  }

  static let exponential = [exp, expm1, log, log2, log10, log1p]

  package static let exp = UnaryFunction("exp", "e to the power x.", QUIRE_EXP) {
    (_, y, g) throws(TensorError) in try g * y
  }
  package static let expm1 = UnaryFunction("expm1", "e^x - 1, exact near 0.", QUIRE_EXPM1) {
    (_, y, g) throws(TensorError) in try g * (y + 1)
  }
  package static let log = UnaryFunction(
    "log", "The natural logarithm.", QUIRE_LOG, samples: [0.2, 1, 3]
  ) { (x, _, g) throws(TensorError) in try g / x }
  package static let log2 = UnaryFunction(
    "log2", "The logarithm to base 2.", QUIRE_LOG2, samples: [0.2, 1, 3]
  ) { (x, _, g) throws(TensorError) in try g / (x * 0.6931471805599453) }
  package static let log10 = UnaryFunction(
    "log10", "The logarithm to base 10.", QUIRE_LOG10, samples: [0.2, 1, 3]
  ) { (x, _, g) throws(TensorError) in try g / (x * 2.302585092994046) }
  package static let log1p = UnaryFunction(
    "log1p", "log(1 + x), exact near 0.", QUIRE_LOG1P, samples: [-0.4, 0.3, 2]
  ) { (x, _, g) throws(TensorError) in try g / (x + 1) }

  static let trigonometric = [sin, cos, tan, arcsin, arccos, arctan, sinh, cosh]

  package static let sin = UnaryFunction("sin", "The sine of x in radians.", QUIRE_SIN) {
    (x, _, g) throws(TensorError) in try g * x.cos()
  }
  package static let cos = UnaryFunction("cos", "The cosine of x in radians.", QUIRE_COS) {
    (x, _, g) throws(TensorError) in try -g * x.sin()
  }
  package static let tan = UnaryFunction("tan", "The tangent of x in radians.", QUIRE_TAN) {
    (_, y, g) throws(TensorError) in try g * (y * y + 1)
  }
  package static let arcsin = UnaryFunction(
    "arcsin", "The angle whose sine is x.", QUIRE_ASIN, samples: [-0.6, 0, 0.7]
  ) { (x, _, g) throws(TensorError) in try g / (-(x * x) + 1).sqrt() }
  package static let arccos = UnaryFunction(
    "arccos", "The angle whose cosine is x.", QUIRE_ACOS, samples: [-0.6, 0, 0.7]
  ) { (x, _, g) throws(TensorError) in try -g / (-(x * x) + 1).sqrt() }
  package static let arctan = UnaryFunction(
    "arctan", "The angle whose tangent is x.", QUIRE_ATAN
  ) { (x, _, g) throws(TensorError) in try g / (x * x + 1) }
  package static let sinh = UnaryFunction("sinh", "The hyperbolic sine.", QUIRE_SINH) {
    (x, _, g) throws(TensorError) in try g * x.cosh()
  }
  package static let cosh = UnaryFunction("cosh", "The hyperbolic cosine.", QUIRE_COSH) {
    (x, _, g) throws(TensorError) in try g * x.sinh()
  }

  static let activations = [tanh, sigmoid, relu, softplus, erf]

  package static let tanh = UnaryFunction("tanh", "The hyperbolic tangent.", QUIRE_TANH) {
    (_, y, g) throws(TensorError) in try g * (-(y * y) + 1)
  }
  package static let sigmoid = UnaryFunction("sigmoid", "1 / (1 + e^-x).", QUIRE_SIGMOID) {
    (_, y, g) throws(TensorError) in try g * y * (-y + 1)
  }
  package static let relu = UnaryFunction("relu", "x where positive, else 0.", QUIRE_RELU, .numbers)
  {
    (x, _, g) throws(TensorError) in try g * x.greater(0)
  }
  package static let softplus = UnaryFunction("softplus", "log(1 + e^x).", QUIRE_SOFTPLUS) {
    (x, _, g) throws(TensorError) in try g * x.sigmoid()
  }
  package static let erf = UnaryFunction("erf", "The error function.", QUIRE_ERF) {
    (x, _, g) throws(TensorError) in try g * (-(x * x)).exp() * 1.1283791670955126
  }

  static let rounding = [floor, ceil, round, trunc]

  package static let floor = UnaryFunction("floor", "Rounded down.", QUIRE_FLOOR, .rounding)
  package static let ceil = UnaryFunction("ceil", "Rounded up.", QUIRE_CEIL, .rounding)
  package static let round = UnaryFunction(
    "round", "Rounded to the nearest, halves to even.", QUIRE_ROUND, .rounding)
  package static let trunc = UnaryFunction("trunc", "The fraction cut off.", QUIRE_TRUNC, .rounding)

  static let tests = [isnan, isinf, isfinite]

  package static let isnan = UnaryFunction("isnan", "Whether x is NaN.", QUIRE_ISNAN, .test)
  package static let isinf = UnaryFunction("isinf", "Whether x is infinite.", QUIRE_ISINF, .test)
  package static let isfinite = UnaryFunction(
    "isfinite", "Whether x is neither infinite nor NaN.", QUIRE_ISFINITE, .test)
}
