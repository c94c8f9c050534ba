import QuirePlot
import QuireRuntime

/// The values that stand for what was drawn.
enum ArtistTypes {
  /// What all of them are.
  static let artist = TypeRecord(
    "Artist", "Something drawn in axes.", methods: [setLabel, setColor, setVisible, setOpacity],
    hooks: named("Artist"))
  static let line = TypeRecord(
    "Line2D", "A line drawn in axes.", base: artist, methods: [setData], hooks: named("Line2D"))
  static let points = TypeRecord(
    "PathCollection", "Points drawn in axes.", base: artist, hooks: named("PathCollection"))
  static let area = TypeRecord(
    "PolyCollection", "A filled area.", base: artist, hooks: named("PolyCollection"))
  static let image = TypeRecord(
    "AxesImage", "A picture or heat map.", base: artist, methods: [setMap, setLimits],
    hooks: named("AxesImage"))
  static let text = TypeRecord("Text", "A note.", base: artist, hooks: named("Text"))
  static let bar = TypeRecord(
    "Rectangle", "One bar.", base: artist,
    methods: [
      Builtin("set_color", "Sets the bar's colour.", [self_, Parameter("color")]) { call in
        let handle = try call.host(0, as: BarHandle.self)
        let color = try PlotStyle.color(call[1], call.interpreter, "set_color")
        try handle.update { bars in
          let count = bars.bars.count
          bars.colors = (0..<count).map {
            bars.colors.isEmpty ? .cycled(0) : bars.colors[$0 % bars.colors.count]
          }
          bars.colors[handle.bar] = color
        }
        return .null
      },
      size("get_height", "The bar's height.") { $1 ? $0.width : $0.length },
      size("get_width", "The bar's width.") { $1 ? $0.length : $0.width },
      size("get_x", "The bar's left edge.") { $1 ? $0.base : $0.center - $0.width / 2 },
      size("get_y", "The bar's lower edge.") { $1 ? $0.center - $0.width / 2 : $0.base },
    ], hooks: named("Rectangle"))
  static let bars = TypeRecord(
    "BarContainer", "Bars drawn together; an index gives one of them.", base: artist,
    hooks: barHooks)
  static let axis = TypeRecord(
    "Axis", "One axis of axes.", base: artist,
    methods: [
      Builtin(
        "set_visible", "Shows or hides the axis's ticks and label.",
        [self_, Parameter("visible", .bool)]
      ) { call in
        let handle = try call.host(0, as: AxisHandle.self)
        let isVisible = try call.bool(1)
        try handle.axes.update { axes in
          if handle.isX { axes.x.isVisible = isVisible } else { axes.y.isVisible = isVisible }
        }
        return .null
      }
    ], hooks: named("Axis"))
  static let colorBar = TypeRecord(
    "Colorbar", "The scale beside an image.", base: artist,
    methods: [
      Builtin("set_label", "Writes a label beside the scale.", [self_, Parameter("label")]) {
        call in
        let text = try call.interpreter.text(of: call[1])
        try call.host(0, as: AxesHandle.self).update { $0.colorBar?.label = Label(text) }
        return .null
      },
      Builtin("set_ticks", "Sets the places of the ticks.", [self_, Parameter("ticks")]) { call in
        let places = try Numbers(call[1], call.interpreter, what: "set_ticks()").values
        try call.host(0, as: AxesHandle.self).update { $0.colorBar?.ticks = places }
        return .null
      },
    ], hooks: named("Colorbar"))

  private static let self_ = Parameter("self", .any)

  private static func named(_ name: String) -> TypeRecord.Hooks {
    var hooks = TypeRecord.Hooks()
    hooks.representation = { _, _ in "<\(name)>" }
    return hooks
  }

  private static let setLabel = Builtin(
    "set_label", "Sets the name in the legend.", [self_, Parameter("label")]
  ) { call in
    let text = try call.interpreter.text(of: call[1])
    try call.host(0, as: MarkHandle.self).update { $0.label = text }
    return .null
  }

  private static let setVisible = Builtin(
    "set_visible", "Shows it, or takes all its colour away.", [self_, Parameter("visible", .bool)]
  ) { call in
    let opacity = try call.bool(1) ? 1.0 : 0
    try call.host(0, as: MarkHandle.self).update { $0.setOpacity(opacity) }
    return .null
  }

  private static let setOpacity = Builtin(
    "set_alpha", "Sets how opaque it is, from 0 to 1.", [self_, Parameter("alpha", .float)]
  ) { call in
    let opacity = try call.double(1)
    try call.host(0, as: MarkHandle.self).update { $0.setOpacity(opacity) }
    return .null
  }

  private static let setColor = Builtin(
    "set_color", "Sets its colour.", [self_, Parameter("color")]
  ) { call in
    let color = try PlotStyle.color(call[1], call.interpreter, "set_color")
    try call.host(0, as: MarkHandle.self).update { $0.setColor(color) }
    return .null
  }

  private static let setData = Builtin(
    "set_data", "Gives the line other points.", [self_, Parameter("x"), Parameter("y")]
  ) { call in
    let x = try Numbers(call[1], call.interpreter, what: "set_data(): x").values
    let y = try Numbers(call[2], call.interpreter, what: "set_data(): y").values
    try LineMethods.requireSameCount("set_data", "x", x.count, "y", y.count)
    try call.host(0, as: MarkHandle.self).update { mark in
      guard case .line(var line) = mark.kind else { return }
      (line.x, line.y) = (x, y)
      mark.kind = .line(line)
    }
    return .null
  }

  private static let setMap = Builtin(
    "set_cmap", "Sets the colour map.", [self_, Parameter("cmap")]
  ) { call in
    let map = try PlotStyle.colorMap(call[1], "set_cmap")
    try call.host(0, as: MarkHandle.self).update { $0.changeScale { $0.map = map } }
    return .null
  }

  private static let setLimits = Builtin(
    "set_clim", "Sets the values at the ends of the colour map.",
    [self_, Parameter("vmin", .float, default: .null), Parameter("vmax", .float, default: .null)]
  ) { call in
    let low = try call.optionalDouble(1)
    let high = try call.optionalDouble(2)
    try call.host(0, as: MarkHandle.self).update { mark in
      mark.changeScale { scale in
        scale.lower = low ?? scale.lower
        scale.upper = high ?? scale.upper
      }
    }
    return .null
  }

  private static func size(
    _ name: String, _ summary: String,
    _ measure: @escaping @Sendable (BarMark.Bar, _ isHorizontal: Bool) -> Double
  ) -> Builtin {
    Builtin(name, summary, [self_], returns: "float") { call in
      let handle = try call.host(0, as: BarHandle.self)
      let bars = try handle.read()
      return .double(measure(bars.bars[handle.bar], bars.isHorizontal))
    }
  }

  private static let barHooks: TypeRecord.Hooks = {
    var hooks = TypeRecord.Hooks()
    hooks.length = { _, value in try BarHandle.count(value) }
    hooks.representation = { _, value in "<BarContainer of \(try BarHandle.count(value))>" }
    hooks.getItem = { interpreter, value, index in
      let count = try BarHandle.count(value)
      guard case .int(let number) = index else {
        throw ScriptError(.type, "bars are indexed by an int, got \(index.typeName)")
      }
      let place = number < 0 ? number + count : number
      guard (0..<count).contains(place) else {
        throw ScriptError(.index, "index \(number) is out of range for \(count) bars")
      }
      return try BarHandle.value(value, place, interpreter)
    }
    hooks.iterate = { interpreter, value in
      let count = try BarHandle.count(value)
      var next = 0
      return {
        guard next < count else { return nil }
        defer { next += 1 }
        return try BarHandle.value(value, next, interpreter)
      }
    }
    return hooks
  }()
}

/// One bar as a value of the language.
final class BarHandle {
  let mark: MarkHandle
  let bar: Int

  init(_ mark: MarkHandle, _ bar: Int) {
    self.mark = mark
    self.bar = bar
  }

  func read() throws -> BarMark {
    guard case .bars(let bars) = try mark.read().kind, bars.bars.indices.contains(bar) else {
      throw ScriptError(.value, "this bar was removed from its axes")
    }
    return bars
  }

  func update(_ body: (inout BarMark) -> Void) throws {
    var bars = try read()
    body(&bars)
    try mark.update { $0.kind = .bars(bars) }
  }

  static func count(_ value: Value) throws -> Int {
    guard case .host(let host) = value, let handle = host.object.object as? MarkHandle,
      case .bars(let bars) = try handle.read().kind
    else { return 0 }
    return bars.bars.count
  }

  static func value(_ value: Value, _ bar: Int, _ interpreter: Interpreter) throws -> Value {
    guard case .host(let host) = value, let handle = host.object.object as? MarkHandle else {
      return .null
    }
    return interpreter.makeHost(BarHandle(handle, bar), ArtistTypes.bar)
  }
}
