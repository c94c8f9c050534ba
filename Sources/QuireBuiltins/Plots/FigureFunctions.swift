import QuirePlot
import QuireRuntime

/// The functions of pyplot that are about figures.
enum FigureFunctions {
  static let all: [Builtin] =
    [
      figure, subplots, subplot, axes, currentAxes, currentFigure, setAxes, title, save, show,
      close, clear, ColorMapHandle.getMap, setMap,
    ] + maps + accepted

  static let figure = Builtin(
    "figure", "Begins a new figure, or goes back to an open one by its number.",
    [
      Parameter("num", .any, default: .null),
      Parameter("figsize", .any, default: .null, "Width and height in inches."),
      Parameter("dpi", .any, default: .null), Parameter("facecolor", .any, default: .null),
    ]
      + PlotArguments.ignored(
        "edgecolor", "frameon", "tight_layout", "constrained_layout", "layout"),
    returns: "figure", examples: ["plt.figure(figsize=(3, 2)) => <Figure 360×240 with 0 axes>"]
  ) { call in
    let state = PlotState.of(call.interpreter)
    if case .int(let number) = call[0], let open = state.figure(number: number) {
      state.makeCurrent(open)
      return call.interpreter.makeHost(open, FigureType.record)
    }
    var number: Int?
    if case .int(let given) = call[0] { number = given }
    let figure = try make(state, size: call[1], dots: call[2], number: number, call)
    if !call.isAbsent(3) {
      figure.figure.background = try PlotStyle.color(call[3], call.interpreter, "figure")
    }
    return call.interpreter.makeHost(figure, FigureType.record)
  }

  /// A new figure of a size given in inches.
  private static func make(
    _ state: PlotState, size: Value, dots: Value, number: Int? = nil, _ call: Call
  ) throws -> FigureHandle {
    var width: Double?
    var height: Double?
    switch size {
    case .null, .undefined: break
    default:
      let inches = try call.checking("figsize") {
        try Numbers(size, call.interpreter, what: "figsize").values
      }
      guard inches.count == 2 else {
        throw ScriptError(
          .value,
          "figsize is a pair of inches, found \(inches.count == 1 ? "one number" : "\(inches.count) numbers")",
          hint: "for example figsize=(6.4, 4.8)", keyword: "figsize")
      }
      (width, height) = (inches[0], inches[1])
    }
    let resolution = try call.interpreter.number(dots)
    var trial = Figure()
    trial.width = width ?? trial.width
    trial.height = height ?? trial.height
    trial.dotsPerInch = resolution ?? trial.dotsPerInch
    do {
      _ = try trial.pixelSize(operation: call.builtin.name)
    } catch let error {
      throw ScriptError(
        .value, "\(call.builtin.name)(): \(error.message)", hint: error.hint, keyword: "figsize")
    }
    return state.newFigure(number: number, width: width, height: height, dotsPerInch: resolution)
  }

  static let subplots = Builtin(
    "subplots", "Begins a new figure with a grid of axes and returns both.",
    [
      Parameter("nrows", .int, default: .int(1)), Parameter("ncols", .int, default: .int(1)),
      Parameter("figsize", .any, default: .null, "Width and height in inches.").keywordOnly,
      Parameter("dpi", .any, default: .null).keywordOnly,
      Parameter("squeeze", .bool, default: .bool(true), "Whether a single axes stands alone.")
        .keywordOnly,
    ]
      + PlotArguments.ignored(
        "sharex", "sharey", "num", "constrained_layout", "layout", "tight_layout", "gridspec_kw",
        "subplot_kw"),
    returns: "figure, axes", examples: ["plt.subplots(2, 3)[1].shape => (2, 3)"]
  ) { call in
    let state = PlotState.of(call.interpreter)
    let figure = try make(state, size: call[2], dots: call[3], call)
    let axes = try addGrid(
      to: figure, rows: call.int(0), columns: call.int(1), squeezes: call.bool(4), call)
    return call.interpreter.makeTuple([
      call.interpreter.makeHost(figure, FigureType.record), axes,
    ])
  }

  /// Adds a grid of axes; the first becomes the current one.
  static func addGrid(
    to figure: FigureHandle, rows: Int, columns: Int, squeezes: Bool, _ call: Call
  ) throws -> Value {
    let state = PlotState.of(call.interpreter)
    _ = try GridCell(rows: rows, columns: columns, row: 0, column: 0, operation: call.builtin.name)
    var handles: [AxesHandle] = []
    for index in 1...(rows * columns) {
      let cell = try GridCell(rows: rows, columns: columns, index: index)
      handles.append(figure.addAxes(cell, state.settings))
    }
    figure.current = handles.last?.index
    if squeezes, handles.count == 1 { return AxesType.make(handles[0], call.interpreter) }
    let shape = !squeezes || (rows > 1 && columns > 1) ? [rows, columns] : [handles.count]
    return call.interpreter.makeHost(AxesGrid(handles, shape: shape), AxesGrid.record)
  }

  static let subplotKeywords: [Parameter] =
    PlotArguments.keywords("title", "xlabel", "ylabel", "aspect", "projection", "facecolor")
    + PlotArguments.ignored("sharex", "sharey", "label", "polar")

  static let subplot = Builtin(
    "subplot", "Goes to axes at a place of a grid: subplot(rows, columns, index), counted from 1.",
    [.variadic("args", .any, "rows, columns, index; or one number such as 211.")] + subplotKeywords,
    returns: "axes", examples: ["plt.subplot(1, 2, 2) => <Axes>"]
  ) { call in
    try addSubplot(to: PlotState.of(call.interpreter).currentFigure(), call, keywords: 0)
  }

  /// Goes to the axes that the arguments name, made if there are none.
  static func addSubplot(
    to figure: FigureHandle, _ call: Call, keywords offset: Int
  ) throws -> Value {
    let state = PlotState.of(call.interpreter)
    if !call.isAbsent(offset + 4) {
      throw ScriptError(
        .notImplemented, "axes have two plain dimensions here: no projection", keyword: "projection"
      )
    }
    let cell = try cell(Array(call.rest), call)
    let known = figure.figure.axes.lastIndex { $0.cell == cell }
    let axes = known.map { AxesHandle(figure, $0) } ?? figure.addAxes(cell, state.settings)
    figure.current = axes.index
    let value = AxesType.make(axes, call.interpreter)
    for (index, name) in ["title", "xlabel", "ylabel", "aspect"].enumerated()
    where !call.isAbsent(offset + index) {
      let set = try call.interpreter.attribute(value, "set_\(name)")
      _ = try call.interpreter.call(set, [call[offset + index]])
    }
    return value
  }

  private static func cell(_ arguments: [Value], _ call: Call) throws -> GridCell {
    var numbers: [Int] = []
    var last: Int?
    for (position, argument) in arguments.enumerated() {
      switch argument {
      case .int(let number): numbers.append(number)
      case .tuple(let pair) where position == 2 && pair.object.values.count == 2:
        // A pair of indices spans from the first to the second.
        guard case .int(let first) = pair.object.values[0],
          case .int(let second) = pair.object.values[1]
        else { fallthrough }
        numbers.append(first)
        last = second
      default:
        guard let number = try call.interpreter.number(argument), let whole = Int(exactly: number)
        else {
          throw ScriptError(
            .type,
            "\(call.builtin.name)() takes rows, columns and index as ints, "
              + "got \(argument.typeName)", argument: call.restIndex(position))
        }
        numbers.append(whole)
      }
    }
    if numbers.isEmpty { return .whole }
    if numbers.count == 1, (100...999).contains(numbers[0]) {
      numbers = [numbers[0] / 100, numbers[0] / 10 % 10, numbers[0] % 10]
    }
    guard numbers.count == 3 else {
      throw ScriptError(
        .type,
        "\(call.builtin.name)() takes rows, columns and index, found \(numbers.count) numbers",
        hint: "for example subplot(2, 3, 1) or subplot(231)")
    }
    let cell = try call.checking("args") {
      try GridCell(rows: numbers[0], columns: numbers[1], index: numbers[2])
    }
    guard let last else { return cell }
    let end = try GridCell(rows: numbers[0], columns: numbers[1], index: last)
    return try GridCell(
      rows: cell.rows, columns: cell.columns, row: cell.row, column: cell.column,
      rowSpan: end.row - cell.row + 1, columnSpan: end.column - cell.column + 1)
  }

  static let axes = Builtin(
    "axes", "The axes of the whole figure, made if there are none.",
    [Parameter("arg", .any, default: .null)] + PlotArguments.keywords("aspect", "projection"),
    returns: "axes"
  ) { call in
    let axes = try PlotState.of(call.interpreter).currentAxes()
    let value = AxesType.make(axes, call.interpreter)
    if !call.isAbsent(1) {
      let set = try call.interpreter.attribute(value, "set_aspect")
      _ = try call.interpreter.call(set, [call[1]])
    }
    return value
  }

  static let currentAxes = Builtin("gca", "The current axes.", returns: "axes") { call in
    AxesType.make(try PlotState.of(call.interpreter).currentAxes(), call.interpreter)
  }

  static let currentFigure = Builtin("gcf", "The current figure.", returns: "figure") { call in
    call.interpreter.makeHost(
      PlotState.of(call.interpreter).currentFigure(), FigureType.record)
  }

  static let setAxes = Builtin(
    "sca", "Makes axes the current ones.", [Parameter("ax", .host(AxesType.record))]
  ) { call in
    let axes = try call.host(0, as: AxesHandle.self)
    axes.figure.current = axes.index
    PlotState.of(call.interpreter).makeCurrent(axes.figure)
    return .null
  }

  static let title = Builtin(
    "suptitle", "Writes a title over all axes of the figure.",
    [Parameter("t", .any)] + PlotArguments.textParameters
      + PlotArguments.ignored("y", "x", "va", "ha")
  ) { call in
    try FigureType.setTitle(PlotState.of(call.interpreter).currentFigure(), call, offset: 0)
    return .null
  }

  static let save = Builtin(
    "savefig", "Writes the current figure to a file.", FigureType.saveParameters
  ) { call in
    try FigureType.save(PlotState.of(call.interpreter).currentFigure(), call, offset: 0)
    return .null
  }

  static let show = Builtin(
    "show", "Shows the open figures and closes them.",
    [Parameter("block", .any, default: .null)]
  ) { call in
    let state = PlotState.of(call.interpreter)
    let open = state.open
    do {
      for figure in state.closeAll() {
        let value = call.interpreter.makeHost(figure, FigureType.record)
        try call.interpreter.output.show(value, in: call.interpreter)
        try call.interpreter.poll()
      }
    } catch {
      state.reopen(open)
      throw error
    }
    return .null
  }

  static let close = Builtin(
    "close", "Closes a figure without showing it: the current one, one by number, or \"all\".",
    [Parameter("fig", .any, default: .null)]
  ) { call in
    let state = PlotState.of(call.interpreter)
    switch call[0] {
    case .string: _ = state.closeAll()
    case .int(let number):
      if let figure = state.figure(number: number) { state.close(figure) }
    case .host: state.close(try call.host(0, as: FigureHandle.self))
    default:
      if let last = state.open.last { state.close(last) }
    }
    return .null
  }

  static let clear = Builtin("clf", "Removes all axes of the current figure.") { call in
    FigureType.clear(PlotState.of(call.interpreter).currentFigure())
    return .null
  }

  // MARK: Colour maps

  static let setMap = Builtin(
    "set_cmap", "Sets the colour map of the current axes and of those to come.",
    [Parameter("cmap")]
  ) { call in
    try use(PlotStyle.colorMap(call[0], "set_cmap"), call)
  }

  private static let maps: [Builtin] = [
    "gray", "viridis", "plasma", "inferno", "magma", "hot", "jet",
  ]
  .map { name in
    Builtin(
      name, "Sets the colour map \"\(name)\" for the current axes and for those to come."
    ) { call in try use(ColorMap(name), call) }
  }

  private static func use(_ map: ColorMap, _ call: Call) throws -> Value {
    let state = PlotState.of(call.interpreter)
    state.settings.colorMap = map
    if let figure = state.open.last, let current = figure.current {
      try AxesHandle(figure, current).update { axes in
        axes.colorMap = map
        for index in axes.marks.indices { axes.marks[index].changeScale { $0.map = map } }
      }
    }
    return .null
  }

  private static let accepted: [Builtin] = [
    "tight_layout", "subplots_adjust", "ion", "ioff", "draw", "pause",
  ].map { name in
    Builtin(
      name, "Accepted, without effect: the layout is always tight.",
      [.variadic("args"), .variadicKeyword("options")]
    ) { _ in .null }
  }
}
