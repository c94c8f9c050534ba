import QuireDocument
import QuireNotebook
import QuireSyntax
import QuireTestSupport
import Testing

@Suite struct ParametersTests {
  static let text = """
    # %% Set up tags=["parameters"]
    epochs = 5  # how long
    rate = 1e-3
    name = "mlp"; deep = True
    sizes = [
      128,
      64,
    ]
    start: int = -2
    best = None
    limit = 10 ** 6
    def f():
      hidden = 1
    epochs2, other = 1, 2
    # %%
    train(epochs)
    """

  static func set(_ settings: String..., text: String = text) throws -> String {
    let notebook = try PercentReader.read(text, path: "n.nb")
    let values = try settings.map { (setting) throws in try ParameterSetting(setting) }
    return try notebook.setting(values).cells.first?.source ?? ""
  }

  /// A setting and the lines of the cell that it changes.
  @Test(arguments: [
    ("epochs=3", "epochs = 5  # how long", "epochs = 3  # how long"),
    ("epochs=-1_000", "epochs = 5  # how long", "epochs = -1_000  # how long"),
    ("rate=0.5", "rate = 1e-3", "rate = 0.5"),
    ("rate=2", "rate = 1e-3", "rate = float(2)"),
    ("name=a b", #"name = "mlp"; deep"#, #"name = "a b"; deep"#),
    ("name=5 # é", #"name = "mlp"; deep"#, #"name = "5 # é"; deep"#),
    (#"name=say "\"#, #"name = "mlp"; deep"#, #"name = "say \"\\"; deep"#),
    ("name='x=y'", #"name = "mlp"; deep"#, #"name = 'x=y'; deep"#),
    ("name=", #"name = "mlp"; deep"#, #"name = ""; deep"#),
    ("name=a\nb", #"name = "mlp"; deep"#, #"name = "a\nb"; deep"#),
    ("deep=False", "deep = True", "deep = False"),
    ("deep=false", "deep = True", "deep = False"),
    (
      "sizes=[1, 2]  # short", "sizes = [\n  128,\n  64,\n]",
      "sizes = [1, 2]\\\n\\\n\\\n"
    ),
    ("start=7", "start: int = -2", "start: int = 7"),
    ("best=0.9", "best = None", "best = 0.9"),
    ("best=None", "best = None", "best = None"),
    ("best=model a", "best = None", "best = \"model a\""),
    ("limit=100", "limit = 10 ** 6", "limit = 100"),
    ("limit=none", "limit = 10 ** 6", "limit = \"none\""),
  ]) func replacesADefault(setting: String, before: String, after: String) throws {
    let original = try Self.set()
    #expect(original.contains(before))
    let changed = try Self.set(setting)
    #expect(changed == original.replacing(before, with: after))
    #expect(changed.count { $0.isNewline } == original.count { $0.isNewline })
    #expect(Parser.parse(SourceFile(name: "n.nb", text: changed)).diagnostics.isEmpty)
  }

  @Test func takesSeveralSettingsTheLastOfEachName() throws {
    let source = try Self.set("epochs=1", "rate=0.1", "epochs=2")
    #expect(source.hasPrefix("epochs = 2  # how long\nrate = 0.1\n"))
  }

  static let known = "it has epochs, rate, name, deep, sizes, start, best, limit"

  @Test(
    arguments: [
      ("epochs=x", "epochs must be an integer, found x", nil),
      ("epochs=", "epochs must be an integer, found nothing", nil),
      ("epochs=1.5", "epochs must be an integer, found 1.5", nil),
      ("epochs=1e3", "epochs must be an integer, found 1e3", "write 1000"),
      ("epochs=1e-3", "epochs must be an integer, found 1e-3", nil),
      ("epochs=None", "epochs must be an integer, found None", nil),
      ("epochs=2026-11-21", "epochs must be an integer, found 2026-11-21", nil),
      ("epochs=[1]", "epochs must be an integer, found [1]", nil),
      ("epochs={'a': 1}", "epochs must be an integer, found {'a': 1}", nil),
      ("epochs=True", "epochs must be an integer, found True", nil),
      ("rate='1'", "rate must be a number, found '1'", nil),
      ("deep=1", "deep must be True or False, found 1", nil),
      ("sizes=3", "sizes must be a list, found 3", nil),
      ("sizes=[f(3)]", "sizes must be a list, found [f(3)]", nil),
      ("epoch=3", "n.nb has no parameter \"epoch\"; \(known)", "did you mean epochs?"),
      ("hidden=3", "n.nb has no parameter \"hidden\"; \(known)", nil),
      ("epochs", "expected name=value, found \"epochs\"", nil),
      ("=3", "expected name=value, found \"=3\"", nil),
    ] as [(String, String, String?)])
  func refuses(setting: String, message: String, hint: String?) {
    #expect(throws: ParameterError(message, hint: hint)) { try Self.set(setting) }
  }

  @Test func needsOneParametersCell() {
    let hint =
      "give the cell that assigns them the tag \"parameters\", in a script: # %% tags=[\"parameters\"]"
    #expect(throws: ParameterError("n.nb has no parameters to set", hint: hint)) {
      try Self.set("a=1", text: "# %%\na = 2\n")
    }
    let several = ParameterError(
      "n.nb has several cells tagged \"parameters\", on lines 1 and 3", hint: "keep one")
    #expect(throws: several) {
      let marker = "# %% tags=[\"parameters\"]\na = 1\n"
      _ = try Self.set("a=1", text: marker + marker)
    }
  }

  @Test func reportsAMistakeInTheParametersCell() {
    #expect(throws: Diagnostic.self) {
      try Self.set("a=1", text: "# %% tags=[\"parameters\"]\na = = 1\n")
    }
  }

  /// Settings of a file, and the code that they become, or the mistake and its place.
  @Test(arguments: [
    ("epochs: 3\nrate: 2\n", "epochs = 3|rate = float(2)"),
    ("rate: 1e-3", "rate = 0.001"),
    ("epochs: -2 # fewer", "epochs = -2"),
    ("{\"rate\": 0.5, \"sizes\": [1, [2.5, null]]}", "rate = 0.5|sizes = [1, [2.5, None]]"),
    ("name: 2026-11-21", #"name = "2026-11-21""#),
    ("name: 'no'", #"name = "no""#),
    ("name: \"a \\\"b\\\"\"", #"name = "a \"b\"""#),
    ("deep: yes", "deep = True"),
    ("best: {a: [1, true], b: .inf}", #"best = {"a": [1, True], "b": float("inf")}"#),
    ("", ""), ("# nothing", ""), ("~", ""),
    ("epochs: 1.5", "p.yaml:1:1: epochs must be an integer, found 1.5"),
    (
      "rate: 1\nepochs: 1e3", "p.yaml:2:1: epochs must be an integer, found 1e3, which means 1000.0"
    ),
    ("epochs: '3'", "p.yaml:1:1: epochs must be an integer, found \"3\""),
    ("epochs: null", "p.yaml:1:1: epochs must be an integer, found null, which means None"),
    ("epochs: [1]", "p.yaml:1:1: epochs must be an integer, found [1]"),
    ("name: 5", "p.yaml:1:1: name must be a string, found 5"),
    ("name: no", "p.yaml:1:1: name must be a string, found no, which means False"),
    ("deep: 1", "p.yaml:1:1: deep must be True or False, found 1"),
    ("sizes:\n  a: 1", "p.yaml:1:1: sizes must be a list, found {\"a\": 1}"),
    (
      "rate: 1\nepoch: 1",
      "p.yaml:2:1: n.nb has no parameter \"epoch\"; \(known)"
    ),
    ("- epochs", "p.yaml:1:1: expected `name: value` lines"),
    ("epochs", "p.yaml:1:1: expected `name: value` lines"),
    ("epochs: 1\nepochs: 2", "p.yaml:1:1: this is not YAML: epochs stands there twice"),
    (
      "rate: 1\nepochs: [1",
      "p.yaml:2:1: this is not YAML: did not find expected ',' or ']'"
    ),
    (
      "rate: 1\nepochs: " + String(repeating: "[", count: 1_000_000),
      "p.yaml:2:1: this YAML is nested too deeply"
    ),
    (
      (0..<700).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
      "p.yaml:602:1: this YAML is nested too deeply"
    ),
    (aliases(9), "p.yaml:1:1: this YAML repeats too much"),
    ("best: &a [1]\nlimit: *a", "best = [1]|limit = [1]"),
  ]) func takesValuesOfAFile(yaml: String, expected: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("p.yaml", yaml)
    let found: String
    do {
      let notebook = try PercentReader.read(Self.text, path: "n.nb")
      let code = try notebook.setting(try ParameterSetting.read(file)).cells[0].source
      let parts = expected.split(separator: "|").filter { !code.contains($0) }
      found = parts.isEmpty ? expected : code
    } catch let mistake as Diagnostic {
      let place = mistake.source?.position(of: Int(mistake.span?.start ?? 0))
      found = "p.yaml:\(place?.line ?? 0):\(place?.column ?? 0): \(mistake.message)"
    }
    #expect(found == expected)
  }

  /// Lists of nine aliases each to the list before: nine to the power of `levels` values.
  private static func aliases(_ levels: Int) -> String {
    (1...levels).reduce("a0: &a0 [1]") { text, level in
      text + "\na\(level): &a\(level) ["
        + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]"
    }
  }

  /// What outputs say about settings of the command line.
  @Test(
    arguments: [
      ("sizes=[1, -2.5, 'a']", .array([.int(1), .double(-2.5), .string("a")])),
      ("sizes=[[None, True], []]", .array([.array([.null, .bool(true)]), .array([])])),
      ("best={'a': -1}", .object([.init("a", .int(-1))])),
      ("best={1: 2}", .string("{1: 2}")),
      ("best=x", .string("x")),
      ("rate=-1e-3", .double(-0.001)),
      ("start=-1_000", .int(-1000)),
      ("deep=false", .bool(false)),
    ] as [(String, MetadataValue)]) func statesValues(setting: String, value: MetadataValue) throws
  {
    let notebook = try PercentReader.read(Self.text, path: "n.nb")
    let found = try notebook.applying([try ParameterSetting(setting)]).values
    #expect(found.map(\.value) == [value])
  }

  @Test(arguments: [
    (#"{"epochs": 3, "name": "\ud83d\ude00"}"#, #"epochs = 3|name = "😀""#),
    (#"{"rate": 1e-3, "deep": false}"#, "rate = 1e-3|deep = False"),
    ("{\"rate\": 1,\n  \"epochs\": \"3\"}", "2:13: epochs must be an integer, found \"3\""),
    ("[1]", "1:1: expected an object with names and values"),
    ("{\"rate\": 1,\n  \"epochs\": }", "2:13: "),
  ]) func takesValuesOfJSON(json: String, expected: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("p.json", json)
    do {
      let notebook = try PercentReader.read(Self.text, path: "n.nb")
      let code = try notebook.setting(try ParameterSetting.read(file)).cells[0].source
      for part in expected.split(separator: "|") { #expect(code.contains(part)) }
    } catch let mistake as Diagnostic {
      let place = mistake.source?.position(of: Int(mistake.span?.start ?? 0))
      let found = "\(place?.line ?? 0):\(place?.column ?? 0): \(mistake.message)"
      #expect(found.hasPrefix(expected))
    }
  }

  static let profiles = """
    # ---
    # title: T
    # profiles:
    #   ci: {epochs: 1, rate: 0.5}
    #   long:
    #     epochs: 100
    #     name: 7
    #   flat: 3
    # ---
    \(text)
    """

  static func profile(_ name: String) throws -> String {
    let notebook = try PercentReader.read(profiles, path: "n.nb")
    let (result, values) = try notebook.applying(
      try notebook.profile(name) + [try ParameterSetting("rate=0.25")])
    #expect(values == [.init("epochs", .int(1)), .init("rate", .double(0.25))])
    return result.cells.first?.source ?? ""
  }

  @Test func takesTheValuesOfAProfileUnlessOthersAreGiven() throws {
    #expect(try Self.profile("ci").hasPrefix("epochs = 1  # how long\nrate = 0.25\n"))
  }

  @Test(
    arguments: [
      ("ci2", "n.nb has no profile \"ci2\"; it has ci, long, flat", "did you mean ci?"),
      ("long", "7: name must be a string, found 7", "in quotes it is a text: \"7\""),
      ("flat", "8: expected `name: value` lines", "for example `epochs: 3`"),
    ] as [(String, String, String?)])
  func refusesAProfile(name: String, message: String, hint: String?) throws {
    do {
      _ = try Self.profile(name)
      Issue.record("expected a mistake")
    } catch let mistake as ParameterError {
      #expect(mistake == ParameterError(message, hint: hint))
    } catch let mistake as Diagnostic {
      let line = mistake.source?.position(of: Int(mistake.span?.start ?? 0)).line ?? 0
      #expect("\(line): \(mistake.message)" == message)
      #expect(mistake.hint == hint)
    }
  }

  @Test func saysHowProfilesAreDeclared() throws {
    let mistake = ParameterError(
      "n.nb declares no profiles",
      hint: "add a line to the block at its head: # profiles: {ci: {epochs: 1}}")
    #expect(throws: mistake) {
      _ = try PercentReader.read(Self.text, path: "n.nb").profile("ci")
    }
  }

  @Test func statesTheValuesThatWereSet() throws {
    let notebook = try PercentReader.read(Self.text, path: "n.nb")
    let settings = try ["epochs=2", "rate=3", "name=a b", "deep=false", "sizes=[1]", "best=None"]
      .map { try ParameterSetting($0) }
    let values = try notebook.applying(settings).values
    #expect(
      values == [
        .init("best", .null), .init("deep", .bool(false)), .init("epochs", .int(2)),
        .init("name", .string("a b")), .init("rate", .int(3)), .init("sizes", .array([.int(1)])),
      ])
  }
}
