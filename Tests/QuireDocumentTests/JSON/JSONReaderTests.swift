import QuireDocument
import QuireSyntax
import Testing

@Suite struct JSONReaderTests {
  @Test(arguments: [
    ("null", MetadataValue.null), (" true ", .bool(true)), ("\tfalse\r\n", .bool(false)),
    ("0", .int(0)), ("-12", .int(-12)), ("9223372036854775807", .int(.max)), ("1.5", .double(1.5)),
    ("-0.0", .double(-0.0)), ("1e-07", .double(1e-7)), ("1e+16", .double(1e16)),
    ("9007199254740994.0", .double(9_007_199_254_740_994)),
    // Numbers that Int and Double would write differently.
    ("9223372036854775808", .number("9223372036854775808")), ("-0", .number("-0")),
    ("1.50", .number("1.50")), ("1E5", .number("1E5")), ("1e400", .number("1e400")),
    ("NaN", .number("NaN")), ("Infinity", .number("Infinity")), ("-Infinity", .number("-Infinity")),
    (#""""#, .string("")), (#""é\u00e9 \ud83d\ude00 \/\\\"""#, .string("éé 😀 /\\\"")),
    (#""\b\f\n\r\t\u0000""#, .string("\u{8}\u{C}\n\r\t\0")),
    ("[]", .array([])), ("[1, [2 , {}]]", .array([.int(1), .array([.int(2), .object([])])])),
    (#"{"b": 1, "a" : "x"}"#, .object([.init("b", .int(1)), .init("a", .string("x"))])),
    ("\u{FEFF}1", .int(1)),
    // The same letter in two spellings is two names.
    (
      "{\"\u{E9}\": 1, \"e\u{301}\": 2}",
      .object([.init("\u{E9}", .int(1)), .init("e\u{301}", .int(2))])
    ),
  ]) func reads(text: String, value: MetadataValue) throws {
    #expect(try JSONDocument(Array(text.utf8), path: "a.json").value == value)
  }

  /// A string with many escapes, as a notebook's source in one string has them, takes linear time.
  @Test(.timeLimit(.minutes(1))) func readsLongStrings() throws {
    let line = String(repeating: "x", count: 100)
    let text = "\"" + String(repeating: line + #"\n"#, count: 200_000) + "\""
    let value = try JSONDocument(text, path: "a.json").value
    #expect(value == .string(String(repeating: line + "\n", count: 200_000)))
  }

  struct Mistake: CustomTestStringConvertible {
    var text: String
    /// Line and column of the caret.
    var place: String
    var message: String
    var testDescription: String { message }
  }

  static let deep = String(repeating: "[", count: 300)

  @Test(arguments: [
    Mistake(
      text: "", place: "1:1",
      message: "the file ends here: the file is empty; a JSON value is expected"),
    Mistake(
      text: "{", place: "1:2", message: "the file ends here: a name in quotes is expected here"),
    Mistake(
      text: "[1, [2]", place: "1:1", message: "the bracket opened here is not closed; the file ends"
    ),
    Mistake(
      text: "[1,\n", place: "2:1", message: "the file ends here: a value is expected here"),
    Mistake(text: "[1,]", place: "1:4", message: "a value is expected here"),
    Mistake(text: "[1 2]", place: "1:4", message: "`,` or `]` is expected here"),
    Mistake(text: #"{"a": 1,}"#, place: "1:9", message: "a name in quotes is expected here"),
    Mistake(text: #"{"a" 1}"#, place: "1:6", message: #"`:` is expected behind the name "a""#),
    Mistake(text: #"{"a": 1 "b": 2}"#, place: "1:9", message: "`,` or `}` is expected here"),
    Mistake(text: "{a: 1}", place: "1:2", message: "a name in quotes is expected here"),
    Mistake(
      text: "{\"a\": 1,\n \"é\": 2, \"a\": 3}", place: "2:10",
      message: #""a" stands in this object twice"#),
    Mistake(
      text: #""a"#, place: "1:1", message: "the quote opened here is not closed; the file ends"),
    Mistake(
      text: #""a\"#, place: "1:1", message: "the quote opened here is not closed; the file ends"),
    Mistake(text: "\"a\nb\"", place: "1:3", message: "the line ends inside a string"),
    Mistake(text: "\"a\u{1}\"", place: "1:3", message: "a control character stands in a string"),
    Mistake(text: #""é\x""#, place: "1:3", message: "this is no escape of JSON"),
    Mistake(text: #""\u12g4""#, place: "1:2", message: #"\u needs four hexadecimal digits"#),
    Mistake(text: #""\u12"#, place: "1:2", message: #"\u needs four hexadecimal digits"#),
    Mistake(
      text: #""\ud800""#, place: "1:2",
      message: "this is half of a surrogate pair, not a character"),
    Mistake(
      text: #""\ud800\u0041""#, place: "1:2",
      message: "this is half of a surrogate pair, not a character"),
    Mistake(
      text: #""\udc00""#, place: "1:2",
      message: "this is half of a surrogate pair, not a character"),
    Mistake(text: "01", place: "1:1", message: "a number cannot start with a 0"),
    Mistake(text: "[1.]", place: "1:2", message: "a digit is missing in this number"),
    Mistake(text: "-", place: "1:1", message: "a digit is missing in this number"),
    Mistake(text: "1e+", place: "1:1", message: "a digit is missing in this number"),
    Mistake(text: "None", place: "1:1", message: "`None` is no value of JSON"),
    Mistake(text: "['a']", place: "1:2", message: "a value is expected here"),
    Mistake(text: "1 2", place: "1:3", message: "only one JSON value can stand in a file"),
    Mistake(text: "\0", place: "1:1", message: "a value is expected here"),
    Mistake(
      text: deep, place: "1:257",
      message: "more than 256 brackets stand around this; expected fewer"),
  ]) func saysWhatIsWrongAndWhere(mistake: Mistake) {
    do {
      _ = try JSONDocument(mistake.text, path: "a.json")
      Issue.record("no error")
    } catch {
      #expect(error.message == mistake.message)
      let place = error.span.flatMap { error.source?.position(of: Int($0.start)) }
      #expect(place.map { "\($0.line):\($0.column)" } == mistake.place)
    }
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x7B, 0], "a.json is UTF-16; Quire reads UTF-8"),
      ([0x22, 0xC3, 0x22], "byte 0xC3 on this line is not UTF-8 text"),
    ] as [([UInt8], String)]) func refusesOtherEncodings(bytes: [UInt8], message: String)
  {
    let error = #expect(throws: Diagnostic.self) { try JSONDocument(bytes, path: "a.json") }
    #expect(error?.message == message)
  }

  @Test func valuesKnowTheirLines() throws {
    let text = """
      {"a": [1,
       {"b": "x"}, [],
       2],
       "c":
        null}
      """
    let root = try JSONDocument(text, path: "a.json").root
    #expect(root.members.map(\.key) == ["a", "c"])
    #expect(root.members.map(\.node.line) == [1, 5])
    let elements = root.members[0].node.elements
    #expect(elements.map(\.line) == [1, 2, 2, 3])
    #expect(elements[1].members[0].node.line == 2)
    #expect(elements[1].members[0].node.value == .string("x"))
  }
}
