import Testing

/// Integers of every size against CPython's answers (`Tests/Reference/integers.py`).
struct IntegerArithmeticTests {
  /// What the names of the rows mean here.
  private static let forms = [
    "divmod": "divmod(a, b)", "gcd": "math.gcd(a, b)", "lcm": "math.lcm(a, b)", "neg": "-a",
    "inv": "~a", "abs": "abs(a)", "str": "str(a)", "hex": "hex(a)", "oct": "oct(a)",
    "bin": "bin(a)", "float": "float(a)", "bits": "(a.bit_length(), a.bit_count())",
    "isqrt": "math.isqrt(abs(a))", "round": "round(a, -5)", "log": "math.log2(abs(a) + 1)",
    "powmod": "pow(a, b, c)",
  ]

  @Test func equalsCPython() {
    let rows = Evaluation.golden("integers.txt")
    #expect(rows.count > 1000)
    let evaluation = Evaluation()
    _ = evaluation.run(
      """
      def shown(x):
          if type(x) == tuple:
              return ",".join([shown(part) for part in x])
          return hex(x) if type(x) == int else str(x)
      """)
    for row in rows {
      let parts = row.split(separator: "\t").map(String.init)
      let operands = parts[1..<(parts.count - 1)].map { $0 == "inf" ? "math.inf" : "(\($0))" }
      var form = Self.forms[parts[0]] ?? "a \(parts[0]) b"
      // Once as literals, once through variables, so that constants and registers both are seen.
      let names = ["a", "b", "c"]
      let binding = zip(names, operands).map { "\($0) = \($1)" }.joined(separator: "; ")
      let found = evaluation.brief("\(binding)\nprint(end=\"\")\nshown(\(form))")
      if let operand = operands.dropFirst().first, operands.count == 2, Self.forms[parts[0]] == nil
      {
        form = "a \(parts[0]) \(operand)"
        #expect(evaluation.brief("shown(\(form))") == found, "\(row)")
      }
      let expected = parts[parts.count - 1]
      let isRight = found == "\"\(expected)\"" || found.hasPrefix("\(expected): ")
      #expect(isRight, "\(row.prefix(300)): \(found.prefix(300))")
    }
  }

  /// Long numbers, whose products and quotients go another way than short ones', by the laws that bind them.
  @Test(arguments: [60, 3000, 5119, 5120, 5121, 20_000, 70_001])
  func keepsTheLaws(bits: Int) {
    let code = """
      a = 3 ** (\(bits) * 5 // 8) + 12345
      b = 7 ** (\(bits) // 5) - 1
      c = 11 ** (\(bits) // 9) + 1
      checks = [
          (a + b) * c == a * c + b * c,
          (a - b) * (a + b) == a * a - b * b,
          a == a // b * b + a % b,
          0 <= a % b and a % b < b,
          -a // b == -((a + b - 1) // b),
          a * b // b == a,
          (a * b + b - 1) // a >= b,
          (a * b - 1) // b == a - 1,
          int(str(a)) == a,
          int(str(-a * b)) == -a * b,
          int(hex(a), 16) == a and int(oct(a), 8) == a and int(bin(a), 2) == a,
          math.isqrt(a * a) == a and math.isqrt(a * a - 1) == a - 1,
          (a << 1001) >> 1001 == a and a << 77 == a * 2 ** 77,
          \(bits) > 6000 or math.gcd(a * c, b * c) % c == 0,
          int.from_bytes(a.to_bytes(a.bit_length() // 8 + 1, "little"), "little") == a,
          int.from_bytes((-a).to_bytes(a.bit_length() // 8 + 1, "big", signed=True), "big", signed=True) == -a,
          len({a: 1, a + 0: 2}) == 1 and hash(a) == hash(a + 1 - 1),
          a > b and not a < b and a >= a and a != b and a > 0.5 and -a < 1e300,
      ]
      [i for i, holds in enumerate(checks) if not holds]
      """
    #expect(Evaluation().run(code) == "[]")
  }

  /// Equal numbers are one key.
  @Test(arguments: [63, 64, 65, 100, 500, 1023])
  func hashesAsEqualFloats(exponent: Int) {
    let code = """
      n = 2 ** \(exponent)
      [n == float(n), hash(n) == hash(float(n)), {n: 1}[2.0 ** \(exponent)], -n in {-float(n)}, n + 1 in {float(n)}]
      """
    #expect(Evaluation().run(code) == "[True, True, 1, True, False]")
  }
}
