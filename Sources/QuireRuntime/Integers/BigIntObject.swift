import BigInt

/// An integer that does not fit 64 bits; one that does is always `.int`.
package final class BigIntObject: Object {
  package let value: BigInt

  init(_ value: BigInt) { self.value = value }

  /// The most bits an integer may have: 16 MiB, about 40 million decimal digits.
  static let maximumBits = 1 << 27

  override var byteCount: Int { 96 + value.magnitude.bitWidth / 8 }
}

extension Value {
  /// The integer that an int or a bool is.
  var integer: BigInt? {
    switch self {
    case .int(let value): BigInt(value)
    case .bool(let value): BigInt(value ? 1 : 0)
    case .bigInt(let object): object.object.value
    default: nil
    }
  }
}

extension Interpreter {
  /// An integer of any size as a value.
  func make(_ value: BigInt) -> Value {
    if value.magnitude.bitWidth <= 64, let small = Int(exactly: value) { return .int(small) }
    let object = BigIntObject(value)
    return .bigInt(heap.track(object, byteCount: object.byteCount))
  }

  /// The same for what the program's text holds.
  func constant(_ value: BigInt) -> Value {
    Int(exactly: value).map(Value.int) ?? .bigInt(keep(BigIntObject(value)))
  }

  /// A finite float without its fraction.
  func make(truncating value: Double) -> Value {
    if let small = Int(exactly: value.rounded(.towardZero)) { return .int(small) }
    return make(BigInt(truncating: value))
  }

  /// Checks that an integer of so many bits may be made.
  func reserve(bits: Int) throws {
    let most = BigIntObject.maximumBits
    guard bits <= most else {
      throw ScriptError(
        .memory, "the integer needs more than the \(most >> 23) MiB allowed",
        hint: "floats hold large numbers approximately, such as 1e300")
    }
    if bits > 1 << 16 { try reserve(bits / 8) }
  }

  /// The float nearest to an integer.
  /// - Throws: OverflowError beyond the range of floats.
  func float(_ value: BigInt) throws -> Double {
    let result = value.nearestDouble
    guard result.isFinite else {
      throw ScriptError(
        .overflow, "the integer of \(value.magnitude.bitWidth) bits is too large for a float",
        hint: "math.log takes integers of any size; // keeps them exact")
    }
    return result
  }
}

extension Call {
  /// An integer argument of any size.
  func integer(_ index: Int) throws -> BigInt {
    guard let value = self[index].integer else { throw mismatch(index, "int") }
    return value
  }

  /// A float without its fraction as an integer; `index` is the argument it comes from.
  func whole(_ value: Double, at index: Int) throws -> Value {
    if value.isNaN { throw fail(.value, "nan is not a whole number", at: index) }
    if value.isInfinite {
      throw fail(.overflow, "\(Interpreter.text(of: value)) is not a whole number", at: index)
    }
    return interpreter.make(truncating: value)
  }

  /// The error of an integer beyond 64 bits where none is of use.
  func tooLong(_ index: Int) -> ScriptError {
    fail(
      .overflow,
      "\(builtin.name)() takes integers of 64 bits here, got one of "
        + "\(self[index].integer?.magnitude.bitWidth ?? 0) bits", at: index)
  }
}
