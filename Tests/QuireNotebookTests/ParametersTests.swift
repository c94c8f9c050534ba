import QuireDocument
import QuireNotebook
import QuireSyntax
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
      ("epochs=1.5", "epochs must be an integer, found 1.5", nil),
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
    let hint = "tag the cell that holds them: # %% tags=[\"parameters\"]"
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
}
