import QuirePlot
import QuireRuntime
import QuireSyntax

/// `rcParams`: settings by their names, those that Quire follows and those it only remembers.
final class SettingsHandle {
  private(set) var values: [String: Value] = [:]

  static let record: TypeRecord = TypeRecord(
    "RcParams", "The settings of pictures, by name.",
    methods: [
      Builtin(
        "update", "Sets several settings.", [Parameter("self", .any), Parameter("settings", .dict)]
      ) { call in
        let handle = try call.host(0, as: SettingsHandle.self)
        for key in try call.values(1) {
          try handle.set(key, try call.interpreter.getItem(call[1], key), call.interpreter)
        }
        return .null
      }
    ],
    hooks: {
      var hooks = TypeRecord.Hooks()
      hooks.representation = { _, _ in "<RcParams>" }
      hooks.getItem = { interpreter, value, key in try of(value).get(key, interpreter) }
      hooks.setItem = { interpreter, value, key, new in try of(value).set(key, new, interpreter) }
      hooks.references = { object in
        (object as? SettingsHandle).map { Array($0.values.values) } ?? []
      }
      return hooks
    }())

  private static func of(_ value: Value) throws -> SettingsHandle {
    guard case .host(let host) = value, let handle = host.object.object as? SettingsHandle else {
      throw ScriptError(.type, "expected rcParams, got \(value.typeName)")
    }
    return handle
  }

  /// The settings of a session as a value.
  static func value(_ interpreter: Interpreter) -> Value {
    interpreter.makeHost(interpreter.state(SettingsHandle.self) { SettingsHandle() }, record)
  }

  private func name(_ key: Value, _ interpreter: Interpreter) throws -> String {
    let name = try interpreter.text(of: key)
    let group = name.split(separator: ".").first.map(String.init) ?? name
    guard SettingsHandle.groups.contains(group) else {
      throw ScriptError(
        .key, "rcParams has no setting \"\(name)\"",
        hint: "for example \"figure.figsize\", \"axes.grid\", \"image.cmap\"")
    }
    return name
  }

  private func get(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    let name = try name(key, interpreter)
    let settings = PlotState.of(interpreter).settings
    switch name {
    case "figure.figsize":
      return interpreter.makeList([settings.figureWidth, settings.figureHeight].map(Value.double))
    case "figure.dpi", "savefig.dpi": return .double(settings.dotsPerInch)
    case "axes.grid": return .bool(settings.showsGrid)
    case "image.cmap": return interpreter.make(settings.colorMap.name)
    case "axes.prop_cycle": return interpreter.makeHost(self, SettingsHandle.cycler)
    default:
      guard let value = values[name] else {
        throw ScriptError(.key, "rcParams[\"\(name)\"] was not set")
      }
      return value
    }
  }

  private func set(_ key: Value, _ value: Value, _ interpreter: Interpreter) throws {
    let name = try name(key, interpreter)
    let state = PlotState.of(interpreter)
    let number = { () throws -> Double in
      guard let number = try interpreter.number(value) else {
        throw ScriptError(.type, "rcParams[\"\(name)\"] is a number, got \(value.typeName)")
      }
      return number
    }
    switch name {
    case "figure.figsize":
      let size = try Numbers(value, interpreter, what: "figure.figsize").values
      guard size.count == 2 else {
        throw ScriptError(.value, "figure.figsize is a pair of inches, found \(size.count) numbers")
      }
      (state.settings.figureWidth, state.settings.figureHeight) = (size[0], size[1])
    case "figure.dpi", "savefig.dpi": state.settings.dotsPerInch = try number()
    case "axes.grid": state.settings.showsGrid = try interpreter.isTrue(value)
    case "image.cmap": state.settings.colorMap = try PlotStyle.colorMap(value, "rcParams")
    case "lines.linewidth": state.settings.lineWidth = try number()
    default: break
    }
    if let nearest = SettingsHandle.likelyMeant(name) {
      throw ScriptError(
        .key, "rcParams has no setting \"\(name)\"", hint: "did you mean \"\(nearest)\"?")
    }
    values[name] = value
  }

  /// The setting that a misspelt one stands for; names that Quire does not follow are remembered.
  private static func likelyMeant(_ name: String) -> String? {
    let known = [
      "figure.figsize", "figure.dpi", "savefig.dpi", "axes.grid", "image.cmap", "lines.linewidth",
    ]
    let others = ["lines.linestyle", "axes.grid.axis", "lines.markersize"]
    return known.contains(name) || others.contains(name)
      ? nil : NearestName.suggest(name, among: known)
  }

  private static let groups: Set<String> = [
    "figure", "savefig", "axes", "image", "lines", "font", "legend", "xtick", "ytick", "text",
    "mathtext", "grid", "patch", "hist", "scatter", "boxplot", "errorbar", "pdf", "svg", "path",
  ]

  /// `rcParams["axes.prop_cycle"]`: the colours that series take in turn.
  private static let cycler = TypeRecord(
    "Cycler", "What successive series take in turn.",
    methods: [
      Builtin("by_key", "A dict with the list of colours.", [Parameter("self", .any)]) { call in
        let names = Color.cycle.map { color -> Value in
          let parts = color.bytes
          let hex = [parts.red, parts.green, parts.blue].map { part in
            let digits = String(part, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
          }
          return call.interpreter.make("#" + hex.joined())
        }
        return call.interpreter.makeDict(["color": call.interpreter.makeList(names)])
      }
    ])
}
