import BigInt

/// Integers as bytes: `int.to_bytes` and `int.from_bytes`.
enum IntegerBytes {
  private static let order = Parameter(
    "byteorder", .string, default: .string("big"), "\"big\" or \"little\": which end comes first")
  private static let isSigned = Parameter(
    "signed", .bool, default: .bool(false),
    "whether the two's complement stands for numbers below 0"
  ).keywordOnly

  static let toBytes = Builtin(
    "to_bytes", "The number as so many bytes.",
    [
      Parameter("self", .int),
      Parameter("length", .int, default: .int(1), "how many bytes"), order, isSigned,
    ], returns: "bytes", examples: [#"(258).to_bytes(2, "big") => b"\x01\x02""#]
  ) { call in
    let value = try call.integer(0)
    let length = try call.int(1)
    guard length >= 0 else {
      throw call.fail(.value, "the number of bytes is not negative, got \(length)", at: 1)
    }
    let isLittle = try isLittle(call, 2)
    let isSigned = try call.bool(3)
    if value.sign == .minus, !isSigned {
      throw call.fail(
        .overflow, "a negative number has no bytes without a sign", at: 0, hint: "signed=True")
    }
    // In two's complement -2^n needs no more bits than 2^n - 1.
    let size = value.sign == .minus ? value.magnitude - 1 : value.magnitude
    guard (size.bitWidth + (isSigned ? 8 : 7)) / 8 <= length else {
      throw call.fail(.overflow, "the number needs more than \(length) bytes", at: 1)
    }
    try call.interpreter.reserve(text: length)
    try call.interpreter.spend(length)
    let flip: UInt8 = value.sign == .minus ? 0xFF : 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    for word in size.words {
      for place in 0..<8 where bytes.count < length {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt(place * 8)) ^ flip)
      }
    }
    bytes += repeatElement(flip, count: length - bytes.count)
    return call.interpreter.makeBytes(isLittle ? bytes : bytes.reversed())
  }

  static let fromBytes = Builtin(
    "from_bytes", "The number that bytes are.",
    [Parameter("bytes", .iterable, "bytes, or numbers from 0 to 255"), order, isSigned],
    returns: "int", examples: [#"int.from_bytes(b"\x01\x02", "big") => 258"#]
  ) { call in
    let interpreter = call.interpreter
    var bytes = try call.values(0).map { value in
      guard let number = value.wholeNumber, let byte = UInt8(exactly: number) else {
        throw call.fail(
          .value,
          "bytes are numbers from 0 to 255, got \(try interpreter.representation(of: value))", at: 0
        )
      }
      return byte
    }
    if try !isLittle(call, 1) { bytes.reverse() }
    let isNegative = try call.bool(2) && (bytes.last ?? 0) >= 0x80
    try interpreter.reserve(bits: bytes.count.multipliedReportingOverflow(by: 8).partialValue)
    var words: [UInt] = []
    for start in stride(from: 0, to: bytes.count, by: 8) {
      let part = bytes[start..<min(start + 8, bytes.count)].reversed()
      words.append(part.reduce(UInt(0)) { $0 << 8 | UInt($1) })
    }
    let size = BigUInt(words: words)
    return interpreter.make(
      isNegative ? BigInt(size) - BigInt(1) << (bytes.count * 8) : BigInt(size))
  }

  private static func isLittle(_ call: Call, _ index: Int) throws -> Bool {
    let order = try call.string(index)
    guard order == "big" || order == "little" else {
      throw call.fail(.value, "a byteorder is \"big\" or \"little\", got \"\(order)\"", at: index)
    }
    return order == "little"
  }
}
