/// Built-in functions between values and text.
enum TextFunctions {
  static let all: [Builtin] = [
    Builtin(
      "repr", "A value as code shows it.", [Parameter("value", .any, "the value")], returns: "str",
      examples: [#"repr("a") => "\"a\"""#]
    ) { $0.interpreter.make(try $0.interpreter.representation(of: $0[0])) },
    Builtin(
      "ascii", "As repr, with everything beyond ASCII as escapes.",
      [Parameter("value", .any, "the value")],
      returns: "str", examples: [#"ascii("é") => "\"\\xe9\"""#]
    ) { call in
      call.interpreter.make(Interpreter.ascii(try call.interpreter.representation(of: call[0])))
    },
    Builtin(
      "format", "A value laid out as text.",
      [
        Parameter("value", .any, "the value"),
        Parameter("spec", .string, default: .string(""), "as behind the colon in an f-string"),
      ], returns: "str",
      examples: [#"format(3.14159, ".2f") => "3.14""#, #"format(1234567, ",") => "1,234,567""#]
    ) { $0.interpreter.make(try $0.interpreter.formatted($0[0], spec: $0.string(1))) },
    Builtin(
      "chr", "The character with a number.",
      [
        Parameter("number", .int, "a Unicode code point").hinting(
          "ord(x) is the number of a character")
      ],
      returns: "str", examples: [#"chr(960) => "π""#]
    ) { call in
      guard let code = UInt32(exactly: try call.int(0)), let scalar = Unicode.Scalar(code) else {
        throw call.fail(.value, "\(try call.int(0)) is not the number of a character", at: 0)
      }
      return call.interpreter.make(String(Character(scalar)))
    },
    Builtin(
      "ord", "The number of a character.",
      [Parameter("character", .string | .bytes, "a text of one character")], returns: "int",
      examples: [#"ord("A") => 65"#]
    ) { call in
      if case .bytes(let bytes) = call[0], bytes.object.bytes.count == 1 {
        return .int(Int(bytes.object.bytes[0]))
      }
      if case .string(let text) = call[0], text.object.scalarCount == 1 {
        return .int(Int(text.object.scalar(at: 0).0.value))
      }
      throw call.fail(
        .type, "ord() takes one character, got \(try call.interpreter.length(of: call[0]))", at: 0)
    },
    radix("bin", "A whole number in binary digits.", 2, "0b", #"bin(5) => "0b101""#),
    radix("oct", "A whole number in octal digits.", 8, "0o", #"oct(8) => "0o10""#),
    radix("hex", "A whole number in hexadecimal digits.", 16, "0x", #"hex(255) => "0xff""#),
  ]

  private static func radix(
    _ name: String, _ summary: String, _ radix: Int, _ prefix: String, _ example: String
  ) -> Builtin {
    Builtin(
      name, summary, [Parameter("number", .int, "the number")], returns: "str", examples: [example]
    ) { call in
      let (digits, isNegative) = try call.interpreter.digits(of: call[0], radix: radix)
      return call.interpreter.make((isNegative ? "-" : "") + prefix + digits)
    }
  }
}
