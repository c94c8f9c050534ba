import Glibc

/// What floats are made of.
extension MathModule {
  private static let x = Parameter("x", .float, "a number")

  static let parts: [Builtin] = [
    Builtin(
      "frexp", "A fraction from 0.5 up to but without 1, and the power of 2 that makes x of it.",
      [x], returns: "tuple", examples: ["math.frexp(8.0) => (0.5, 4)"]
    ) { call in
      var exponent: CInt = 0
      let value = try call.double(0)
      let fraction = value.isFinite ? Glibc.frexp(value, &exponent) : value
      return call.interpreter.makeTuple([.double(fraction), .int(Int(exponent))])
    },
    Builtin(
      "ldexp", "x times 2 to the power of i.", [x, Parameter("i", .int, "the exponent")],
      returns: "float", examples: ["math.ldexp(0.5, 4) => 8.0"]
    ) { call in
      let value = try call.double(0)
      let result = Glibc.ldexp(value, CInt(clamping: Int(clamping: try call.integer(1))))
      if result.isInfinite, value.isFinite {
        throw ScriptError(.overflow, "math range error", argument: 0)
      }
      return .double(result)
    },
    Builtin(
      "modf", "What stands behind the point, and what before it, as floats.", [x],
      returns: "tuple", examples: ["math.modf(2.5) => (0.5, 2.0)"]
    ) { call in
      let value = try call.double(0)
      let whole = value.rounded(.towardZero)
      let rest = value.isInfinite ? Double(signOf: value, magnitudeOf: 0) : value - whole
      return call.interpreter.makeTuple([
        .double(Double(signOf: value, magnitudeOf: rest)), .double(whole),
      ])
    },
    Builtin(
      "nextafter", "The float next to x in the direction of y.",
      [x, Parameter("y", .float, "where to")], returns: "float",
      examples: ["math.nextafter(1.0, 2.0) => 1.0000000000000002"]
    ) { .double(Glibc.nextafter(try $0.double(0), try $0.double(1))) },
    Builtin(
      "ulp", "The distance from x to the next float.", [x], returns: "float",
      examples: ["math.ulp(1.0) => 2.220446049250313e-16"]
    ) { call in
      let value = try call.double(0).magnitude
      return .double(value.isFinite ? value.ulp : value)
    },
  ]
}
