import Testing

@testable import QuireRuntime

/// The commonest formats are written straight into a text: they say what the general way says.
struct PlainFormatTests {
  /// `format` takes the general way, an f-string the plain one where there is one.
  @Test(arguments: [
    "[0, 1, -1, 7, -42, 999, 1000, -1000, 99999999, 100000000, 123456789012, 2**63 - 1, -2**63, 2**70]",
    "[0.0, -0.0, 0.5, 1.5, 2.5, -0.005, 0.125, 1e-7, 99.995, 1234.5678, -98765.4321, 1e15, 1e22, 5e-324]",
    "[float(\"inf\"), float(\"-inf\"), float(\"nan\"), True, False]",
    "[\"\", \"a\", \"abc\", \"né\", \"数学\", \"𝄞\", \"a\\nb\"]",
  ])
  func plainAndGeneralFormatsAgree(values: String) {
    let code = """
      def general(x, spec):
        try:
          return format(x, spec)
        except Exception as e:
          return str(e)
      def plain(x, spec):
        try:
          return f"{x:{spec}}"
        except Exception as e:
          return str(e)
      wrong = []
      count = 0
      for x in \(values):
        for fill in ["", "<", ">", "^", "=", "*<", "0>", "é^", "_="]:
          for sign in ["", "+", " ", "-"]:
            for width in ["", "1", "5", "08", "12"]:
              for rest in ["", ",", ".0", ".2", ".17", ",.3", "_"]:
                for kind in ["", "d", "f", "s", "%", "e"]:
                  spec = fill + sign + width + rest + kind
                  count += 1
                  if plain(x, spec) != general(x, spec):
                    wrong.append((x, spec, plain(x, spec), general(x, spec)))
      print(wrong[:5])
      """
    #expect(output(of: code) == "[]\n")
  }

  /// What CPython 3.11 prints.
  @Test(arguments: [
    Case(#""%d|%5d|%-5d|%05d|%+d" % (7, -42, 42, -42, 7)"#, "7|  -42|42   |-0042|+7"),
    Case(#""%s|%5s|%-5s|%s" % ("né", "数", "ab", None)"#, "né|    数|ab   |None"),
    Case(
      #""%f|%.2f|%8.3f|%-8.1f|%08.2f" % (1.5, 2.675, -3.14159, 2, -1.5)"#,
      "1.500000|2.67|  -3.142|2.0     |-0001.50"),
    Case(#"f"{'数学':5}|{'né':>3}|{'数学':2}|" + "%5s|" % "数学""#, "数学   | né|数学|   数学|"),
    Case(#""100%% %d%%" % 5"#, "100% 5%"),
    Case(#""%d" % True"#, "1"),
    Case(#""%d %d" % (99999999, 100000000)"#, "99999999 100000000"),
    Case(#""%s" % (("a", 1),)"#, #"("a", 1)"#),
    Case(#""{}{{}}{:>4}|{:<3}|{:,}" .format(1, "é", 2, 1234567)"#, "1{}   é|2  |1,234,567"),
    Case(#""{:.1%} {:+.2e}".format(0.256, 12345.678)"#, "25.6% +1.23e+04"),
    Case(
      #"f"{1234567:,}|{-5:05d}|{3.14159:^9.2f}|{'ab':*^6}""#, "1,234,567|-0005|  3.14   |**ab**"),
    Case(
      #"f"{10**18} {-10**8} {10**8 - 1} {2**64}""#,
      "1000000000000000000 -100000000 99999999 18446744073709551616"),
    Case(#""x" * 3 + "%s" % "y" * 2"#, "xxxyy"),
  ])
  func formats(_ example: Case) {
    #expect(output(of: "print(\(example.code))") == example.expected + "\n")
  }

  /// A format that is used again and again, with values that fit and values that do not.
  @Test func aFormatIsReadOnceForAllKindsOfValues() {
    let code = """
      shown = []
      for x in [1, 2.5, "a", None, [1], True, 2**70, "b"]:
        shown.append("<%s>" % (x,))
        shown.append("<{}>".format(x))
        try:
          shown.append("<%d>" % x)
        except TypeError as e:
          shown.append(str(e))
      print(" ".join(shown))
      """
    #expect(
      output(of: code, collectingAlways: true) == """
        <1> <1> <1> <2.5> <2.5> <2> <a> <a> %d formats a number, got string <None> <None> \
        %d formats a number, got NoneType <[1]> <[1]> %d formats a number, got list <True> <True> <1> \
        <1180591620717411303424> <1180591620717411303424> <1180591620717411303424> <b> <b> \
        %d formats a number, got string

        """)
  }

  /// Digits are made eight at a time.
  @Test func digitsAreThoseOfSwift() {
    let builder = TextBuilder()
    var numbers: [Int] = [0, Int.max, Int.min]
    var power = 1
    for _ in 0..<19 {
      numbers += [power - 1, power, power + 1, -power, 7 * (power / 9)]
      power = power &* 10
    }
    for number in numbers {
      builder.append(number)
      builder.append(UInt8(ascii: " "))
    }
    let text = String(
      decoding: UnsafeBufferPointer(start: builder.bytes, count: builder.count), as: UTF8.self)
    #expect(text == numbers.map { "\($0) " }.joined())
  }
}
