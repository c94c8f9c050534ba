/// `bytes`: a row of bytes that cannot be changed.
enum BytesType {
  static let record = TypeRecord(
    core: .bytes, "A row of bytes.", constructor: constructor,
    methods: [
      Builtin(
        "decode", "The bytes as text.",
        [itself, Parameter("encoding", .string, default: .string("utf-8"), "utf-8 or ascii")],
        returns: "str", examples: [#"b"\xc3\xa9".decode() => "é""#]
      ) { call in
        let bytes = try call.bytes(0)
        try Encoding.check(call, 1, isASCII: bytes.allSatisfy { $0 < 0x80 })
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw ScriptError(.value, "the bytes are not valid UTF-8")
        }
        return call.interpreter.make(text)
      },
      Builtin(
        "elems", "The bytes as a list of numbers.", [itself], returns: "list",
        examples: [#"b"ab".elems() => [97, 98]"#]
      ) { call in call.interpreter.makeList(try call.values(0)) },
      Builtin(
        "hex", "Two hexadecimal digits for each byte.", [itself], returns: "str",
        examples: [#"b"\x01\xff".hex() => "01ff""#]
      ) { call in
        let digits = Array("0123456789abcdef".utf8)
        return call.interpreter.make(
          bytes: try call.bytes(0).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
      },
    ])

  private static let itself = Parameter("self", .bytes)

  private static let constructor = Builtin(
    "bytes", "Bytes of a text, of a list of numbers, or so many zeros.",
    [
      Parameter("source", .any, default: .int(0), "text, numbers from 0 to 255, or a count"),
      Parameter("encoding", .string, default: .string("utf-8"), "utf-8 or ascii"),
    ], returns: "bytes",
    examples: [#"bytes("hé") => b"h\xc3\xa9""#, #"bytes([1, 2]) => b"\x01\x02""#]
  ) { call in
    let interpreter = call.interpreter
    switch call[0] {
    case .bytes: return call[0]
    case .string(let text):
      try Encoding.check(call, 1, isASCII: text.object.isASCII)
      return interpreter.makeBytes(Array(text.object.utf8))
    case .int(let count):
      guard count >= 0 else {
        throw call.fail(.value, "a count of bytes is not negative, got \(count)", at: 0)
      }
      try interpreter.reserve(text: count)
      return interpreter.makeBytes([UInt8](repeating: 0, count: count))
    default:
      return interpreter.makeBytes(
        try call.values(0).map { value in
          guard let number = value.wholeNumber, let byte = UInt8(exactly: number) else {
            throw call.fail(
              .value,
              "bytes are numbers from 0 to 255, got \(try interpreter.representation(of: value))",
              at: 0)
          }
          return byte
        })
    }
  }
}
