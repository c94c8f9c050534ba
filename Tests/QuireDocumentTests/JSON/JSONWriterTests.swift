import QuireDocument
import Testing

@Suite struct JSONWriterTests {
  /// One of everything.
  static let value = MetadataValue.object([
    .init(
      "b",
      .array([
        .int(1), .double(2.5), .double(1e16), .double(1e-7), .double(9_007_199_254_740_994),
        .double(-0.0), .number("12345678901234567890"), .null, .bool(true), .array([]),
        .object([]), .string(""), .array([.array([])]), .object([.init("x", .object([]))]),
      ])),
    .init("a", .string("\0\u{1F}\u{7F}\"\\/\n\r\t\u{8}\u{C} é 中文 😀 \u{2028} e\u{301}")),
    .init("é", .double(.nan)), .init("z", .double(-.infinity)), .init("B", .int(1)),
  ])

  /// The texts are `json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True)` of Python 3.11.
  @Test func writesAsPythonDoes() {
    #expect(
      JSONWriter(indent: 1, sortsKeys: true).text(Self.value) == """
        {
         "B": 1,
         "a": "\\u0000\\u001f\u{7F}\\"\\\\/\\n\\r\\t\\b\\f é 中文 😀 \u{2028} e\u{301}",
         "b": [
          1,
          2.5,
          1e+16,
          1e-07,
          9007199254740994.0,
          -0.0,
          12345678901234567890,
          null,
          true,
          [],
          {},
          "",
          [
           []
          ],
          {
           "x": {}
          }
         ],
         "z": -Infinity,
         "é": NaN
        }
        """)
  }

  @Test func keepsTheOrderOnOneLine() {
    let value = MetadataValue.object([
      .init("b", .array([.int(1), .null])), .init("a", .object([])),
    ])
    #expect(JSONWriter().text(value) == #"{"b": [1, null], "a": {}}"#)
  }

  @Test func whatIsReadIsWrittenEqual() throws {
    let text = JSONWriter(indent: 1, sortsKeys: true).text(Self.value)
    let again = try JSONDocument(text, path: "a.json").value
    #expect(JSONWriter(indent: 1, sortsKeys: true).text(again) == text)
  }
}
