import QuirePlot
import QuireRuntime

/// The type of figures.
enum FigureType {
  static let record: TypeRecord = TypeRecord(
    "Figure", "A picture of one or several axes.",
    methods: [
      save, title, addSubplot, subplots, colorBar, setSize,
      method("gca", "The current axes.") { figure, call in
        let state = PlotState.of(call.interpreter)
        let axes =
          figure.current.map { AxesHandle(figure, $0) } ?? figure.addAxes(.whole, state.settings)
        return AxesType.make(axes, call.interpreter)
      },
      method("clf", "Removes all axes.") { figure, _ in
        clear(figure)
        return .null
      },
      method("clear", "Removes all axes.") { figure, _ in
        clear(figure)
        return .null
      },
      method("show", "Shows the figure.") { figure, call in
        PlotState.of(call.interpreter).close(figure)
        try call.interpreter.output.show(call[0], in: call.interpreter)
        return .null
      },
    ]
      + ["tight_layout", "subplots_adjust", "autofmt_xdate", "set_tight_layout"].map { name in
        Builtin(
          name, "Accepted, without effect: the layout is always tight.",
          [Parameter("self", .any), .variadic("args"), .variadicKeyword("options")]
        ) { _ in .null }
      },
    properties: [
      TypeRecord.Property("axes", "All its axes.") { interpreter, value in
        let figure = try handle(value)
        return interpreter.makeList(
          figure.figure.axes.indices.map { AxesType.make(AxesHandle(figure, $0), interpreter) })
      },
      TypeRecord.Property("number", "Its number.") { _, value in .int(try handle(value).number) },
    ],
    hooks: {
      var hooks = TypeRecord.Hooks()
      hooks.representation = { _, value in
        let figure = try handle(value).figure
        let size = try? figure.pixelSize()
        let count = figure.axes.count
        return "<Figure \(size?.width ?? 0)×\(size?.height ?? 0) with \(count) "
          + "axes>"
      }
      hooks.enter = { _, value in value }
      hooks.exit = { _, _ in }
      return hooks
    }())

  static func handle(_ value: Value) throws -> FigureHandle {
    guard case .host(let host) = value, let figure = host.object.object as? FigureHandle else {
      throw ScriptError(.type, "expected a Figure, got \(value.typeName)")
    }
    return figure
  }

  static func clear(_ figure: FigureHandle) {
    figure.figure.axes = []
    figure.figure.title = nil
    figure.current = nil
  }

  private static func method(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (FigureHandle, Call) throws -> Value
  ) -> Builtin {
    Builtin(name, summary, [Parameter("self", .any)]) { call in
      try body(call.host(0, as: FigureHandle.self), call)
    }
  }

  static let saveParameters: [Parameter] =
    [
      Parameter("fname", .string, "The file; its ending says the format: png, svg or pdf."),
      Parameter("dpi", .any, default: .null, "Dots per inch.").keywordOnly,
      Parameter("facecolor", .any, default: .null, "The colour behind everything.").keywordOnly,
    ]
    + PlotArguments.ignored(
      "bbox_inches", "pad_inches", "transparent", "format", "edgecolor", "metadata")

  private static let save = Builtin(
    "savefig", "Writes the figure to a file.", [Parameter("self", .any)] + saveParameters
  ) { call in
    try save(call.host(0, as: FigureHandle.self), call, offset: 1)
    return .null
  }

  /// Writes a figure as the arguments from `offset` on say.
  static func save(_ handle: FigureHandle, _ call: Call, offset: Int) throws {
    var figure = handle.figure
    // dpi="figure" is the figure's own.
    let keepsDots =
      if case .string(let word) = call[offset + 1] { word.object.text == "figure" } else { false }
    if !keepsDots, let dots = try call.optionalDouble(offset + 1) { figure.dotsPerInch = dots }
    if !call.isAbsent(offset + 2) {
      figure.background = try PlotStyle.color(call[offset + 2], call.interpreter, "savefig")
    }
    let path = try call.string(offset)
    do {
      try figure.save(to: path) { call.interpreter.warn("savefig: \($0)") }
    } catch {
      var mistake = error.scriptError
      if error.kind != .missing { mistake.argument = offset }
      throw mistake
    }
  }

  private static let title = Builtin(
    "suptitle", "Writes a title over all axes.",
    [Parameter("self", .any), Parameter("t", .any)] + PlotArguments.textParameters
      + PlotArguments.ignored("y", "x", "va", "ha")
  ) { call in
    try setTitle(call.host(0, as: FigureHandle.self), call, offset: 1)
    return .null
  }

  static func setTitle(_ handle: FigureHandle, _ call: Call, offset: Int) throws {
    let text = try call.interpreter.text(of: call[offset])
    var label = Label(text)
    for index in [offset + 1, offset + 2] where !call.isAbsent(index) {
      label.size = try PlotStyle.fontSize(call[index], call.interpreter, "suptitle")
    }
    for index in [offset + 3, offset + 4] where !call.isAbsent(index) {
      label.color = try PlotStyle.color(call[index], call.interpreter, "suptitle")
    }
    for index in [offset + 5, offset + 6] where !call.isAbsent(index) {
      label.isBold = try call.interpreter.text(of: call[index]) == "bold"
    }
    handle.figure.title = text.isEmpty ? nil : label
  }

  private static let addSubplot = Builtin(
    "add_subplot", "Adds axes at a place of a grid: add_subplot(rows, columns, index).",
    [Parameter("self", .any), .variadic("args")] + FigureFunctions.subplotKeywords, returns: "axes"
  ) { call in
    try FigureFunctions.addSubplot(
      to: call.host(0, as: FigureHandle.self), call, keywords: 1)
  }

  private static let subplots = Builtin(
    "subplots", "Adds a grid of axes and returns them.",
    [
      Parameter("self", .any), Parameter("nrows", .int, default: .int(1)),
      Parameter("ncols", .int, default: .int(1)),
      Parameter("squeeze", .bool, default: .bool(true)).keywordOnly,
    ] + PlotArguments.ignored("sharex", "sharey"), returns: "axes"
  ) { call in
    try FigureFunctions.addGrid(
      to: call.host(0, as: FigureHandle.self), rows: call.int(1), columns: call.int(2),
      squeezes: call.bool(3), call)
  }

  private static let colorBar = Builtin(
    "colorbar", "Adds the scale that says which colour is which value.",
    [
      Parameter("self", .any), Parameter("mappable"), Parameter("cax", default: .null),
      Parameter("ax", default: .null),
    ] + PlotArguments.keywords("label", "ticks")
      + PlotArguments.ignored("shrink", "fraction", "pad", "aspect", "orientation", "format"),
    returns: "colour bar"
  ) { call in
    let figure = try call.host(0, as: FigureHandle.self)
    let names = ["mappable", "cax", "ax", "label", "ticks"]
    let axes = AxesHandle(figure, figure.current ?? 0)
    let arguments = PlotArguments(call, names, offset: 1, PlotState.of(call.interpreter), axes)
    return try ImageMethods.addColorBar(arguments, to: axes)
  }

  private static let setSize = Builtin(
    "set_size_inches", "Sets the figure's width and height in inches.",
    [Parameter("self", .any), Parameter("w", .float), Parameter("h", .float)]
  ) { call in
    let figure = try call.host(0, as: FigureHandle.self)
    (figure.figure.width, figure.figure.height) = (try call.double(1), try call.double(2))
    return .null
  }
}
