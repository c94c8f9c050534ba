import QuirePlot
import QuireRuntime

/// `seaborn.heatmap`: a grid of values as colours, with the numbers in the cells.
enum HeatMap {
  static let seaborn = NativeModule(
    "seaborn", "The heat map of the library of that name.",
    [method.function].compactMap { $0 }.map(NativeModule.Member.function))

  private static let method = PlotMethod(
    "heatmap", axes: "", "Draws a grid of values as coloured cells, with numbers in them if asked.",
    [
      Parameter("data", .any, "[rows, columns]."),
      .optional("vmin", .float, "The value at the lower end of the colours."),
      .optional("vmax", .float, "The value at the upper end."),
      .optional("cmap", .any, "The colour map: a name or a map."),
      .optional("annot", .any, "True writes each value into its cell; or a grid of what to write."),
      Parameter("fmt", .string, default: .string(".2g"), "The format of the numbers."),
      Parameter("cbar", .bool, default: .bool(true), "Whether a colour bar stands beside it."),
      Parameter("square", .bool, default: .bool(false), "Whether cells are squares."),
      Parameter("xticklabels", .any, default: .string("auto"), "What to write at the columns."),
      Parameter("yticklabels", .any, default: .string("auto"), "What to write at the rows."),
      Parameter("ax", .any, default: .null, "The axes to draw in; the current ones when left out."),
    ], returns: "axes",
    examples: ["import seaborn as sns\nsns.heatmap([[1, 2], [3, 4]], annot=True) => <Axes>"]
  ) { arguments in
    let numbers = try arguments.numbers("data") ?? Numbers(values: [], shape: [0, 0])
    guard numbers.shape.count == 2 else {
      throw ScriptError(
        .shape, "heatmap() needs a grid of rows and columns, got shape \(numbers.shape)",
        hint: numbers.shape.count == 1 ? "[x] makes a row of it" : nil,
        keyword: "data")
    }
    let (rows, columns) = (numbers.shape[0], numbers.shape[1])
    var image = try ImageMark(
      rows: rows, columns: columns, values: numbers.values,
      scale: ColorScale(
        map: try arguments.colorMap(), lower: try arguments.double("vmin"),
        upper: try arguments.double("vmax")), operation: "heatmap")
    image.cellLabels = try cellLabels(numbers, arguments)
    var target = arguments.axes
    if case .host(let host)? = arguments.value("ax"), let axes = host.object.object as? AxesHandle {
      target = axes
    }
    let isSquare = try arguments.bool("square") ?? false
    let columnLabels = try labels("xticklabels", columns, arguments)
    let rowLabels = try labels("yticklabels", rows, arguments)
    let hasBar = try arguments.bool("cbar") ?? true
    try target.update { axes in
      axes.marks.append(Mark(.image(image)))
      axes.aspect = isSquare ? .ratio(1) : .automatic
      axes.x.ticks = columnLabels
      axes.y.ticks = rowLabels
      if hasBar { axes.colorBar = ColorBar() }
    }
    return arguments.interpreter.makeHost(target, AxesType.record)
  }

  /// What stands in the cells; nil for nothing.
  private static func cellLabels(_ numbers: Numbers, _ arguments: PlotArguments) throws -> [String]?
  {
    guard let value = arguments.value("annot") else { return nil }
    var shown = numbers
    switch value {
    case .bool(false): return nil
    case .bool(true): break
    default:
      shown = try arguments.at("annot") {
        try Numbers(value, arguments.interpreter, what: "heatmap(): annot")
      }
      guard shown.shape == numbers.shape else {
        throw ScriptError(
          .shape, "heatmap() got annot of shape \(shown.shape) for data of shape \(numbers.shape)",
          keyword: "annot")
      }
    }
    let spec = try arguments.string("fmt") ?? ".2g"
    let wantsWhole = spec.hasSuffix("d")
    return try shown.values.map { number in
      try arguments.interpreter.spend(64)
      let value: Value =
        wantsWhole ? Int(exactly: number).map(Value.int) ?? .double(number) : .double(number)
      return try arguments.interpreter.formatted(value, spec: spec)
    }
  }

  private static func labels(_ name: String, _ count: Int, _ arguments: PlotArguments) throws
    -> Axis.Ticks
  {
    let places = (0..<count).map(Double.init)
    switch arguments.value(name) {
    case .bool(false)?: return .fixed([], labels: nil)
    case nil, .string?, .bool?: return count > 30 ? .automatic : .fixed(places, labels: nil)
    default:
      let labels = try arguments.strings(name) ?? []
      guard labels.count == count else {
        throw ScriptError(
          .value, "heatmap() got \(labels.count) \(name) for \(count) of them", keyword: name)
      }
      return .fixed(places, labels: labels)
    }
  }
}
