import QuirePlot
import QuireRuntime

/// What draws lines and points.
enum LineMethods {
  static let all: [PlotMethod] = [
    plot, scaled("semilogx", x: .log, y: .linear), scaled("semilogy", x: .linear, y: .log),
    scaled("loglog", x: .log, y: .log), step, errorBar, scatter, fillBetween,
  ]

  static let lineKeywords: [Parameter] =
    PlotArguments.keywords(
      "label", "color", "c", "linestyle", "ls", "linewidth", "lw", "marker", "markersize", "ms",
      "markerfacecolor", "mfc", "markeredgecolor", "mec", "alpha", "zorder", "drawstyle", "where")
    + PlotArguments.ignored("markeredgewidth", "mew", "markevery", "clip_on", "antialiased")

  static let plot = PlotMethod(
    "plot",
    "Draws lines or markers: plot(y), plot(x, y), plot(x, y, \"r--o\"), any of them repeated.",
    [.variadic("args", .any, "y, or x and y, each with a format if wanted.")] + lineKeywords,
    returns: "list of lines", examples: ["plt.plot([1, 4, 9]) => [<Line2D>]"]
  ) { arguments in try draw(arguments, Array(arguments.call.rest)) }

  private static func scaled(_ name: String, x: Axis.Scale, y: Axis.Scale) -> PlotMethod {
    PlotMethod(
      name, "Draws lines as plot does, on logarithmic axes.",
      [.variadic("args", .any, "As for plot.")] + lineKeywords, returns: "list of lines"
    ) { arguments in
      try arguments.axes.update { axes in
        axes.x.scale = x
        axes.y.scale = y
      }
      return try draw(arguments, Array(arguments.call.rest))
    }
  }

  static let step = PlotMethod(
    "step", "Draws a line of steps.",
    [Parameter("x"), Parameter("y"), .optional("format", .string, "As in plot.")] + lineKeywords,
    returns: "list of lines"
  ) { arguments in
    let values = ["x", "y", "format"].compactMap { arguments.value($0) }
    return try draw(arguments, values, steps: .pre)
  }

  /// Splits the arguments into groups of y, x y, or either with a format, and draws each.
  private static func draw(
    _ arguments: PlotArguments, _ values: [Value], steps: LineMark.Steps = .none
  ) throws -> Value {
    var lines: [Value] = []
    var rest = values[...]
    while let first = rest.popFirst() {
      if case .string = first, lines.isEmpty, rest.isEmpty, values.count == 1 {
        throw ScriptError(
          .type, "\(arguments.operation)() needs numbers to draw, got a string",
          hint: "a variable stands without quotes", keyword: "args")
      }
      let position = values.count - rest.count - 1
      var second: Value?
      if let next = rest.first {
        // A string after the first value is a format, not the second value.
        if case .string = next {} else { second = rest.popFirst() }
      }
      var format = try SeriesFormat("", operation: arguments.operation)
      if case .string(let text)? = rest.first {
        format = try arguments.at(position: values.count - rest.count) {
          try SeriesFormat(text.object.text, operation: arguments.operation)
        }
        rest.removeFirst()
      }
      let given = try arguments.at(position: second == nil ? position : position + 1) {
        try places(first, second, arguments)
      }
      lines += try series(given.x, given.y, format, arguments, steps)
    }
    return arguments.interpreter.makeList(lines)
  }

  /// The numbers of one series; x counts from 0 where there is none.
  private static func places(
    _ first: Value, _ second: Value?, _ arguments: PlotArguments
  ) throws -> (x: Numbers, y: Numbers) {
    let y = try arguments.places(second ?? first, "y", along: \.y)
    let count = y.shape.first ?? 1
    var x = Numbers(values: (0..<count).map(Double.init), shape: [count])
    if second != nil { x = try arguments.places(first, "x", along: \.x) }
    guard y.shape.count <= 2, x.shape.count <= 2 else {
      throw ScriptError(
        .shape,
        "\(arguments.operation)() draws one or two dimensions, got x of shape \(x.shape) "
          + "and y of shape \(y.shape)",
        hint: y.shape.count > 2 ? "plt.imshow(x[0]) shows the first picture of a batch" : nil)
    }
    if x.shape.first ?? 1 != count {
      throw ScriptError(
        .value,
        "\(arguments.operation): x has \(x.shape.first ?? 1) values, but y has \(count)",
        hint: "give x and y the same number of values")
    }
    return (x, y)
  }

  private static func series(
    _ x: Numbers, _ y: Numbers, _ format: SeriesFormat, _ arguments: PlotArguments,
    _ steps: LineMark.Steps
  ) throws -> [Value] {
    let columns = y.shape.count == 2 ? y.shape[1] : 1
    return try (0..<columns).map { index in
      let xs =
        x.shape.count == 2 ? x.column(x.shape[1] == 1 ? 0 : min(index, x.shape[1] - 1)) : x.values
      var line = try LineMark(
        x: xs, y: y.column(index), color: .black, operation: arguments.operation)
      line.steps = steps
      try style(&line, format, arguments)
      return try arguments.add(.line(line), ArtistTypes.line)
    }
  }

  static func style(
    _ line: inout LineMark, _ format: SeriesFormat, _ arguments: PlotArguments
  ) throws {
    line.color = try arguments.color("color", "c") ?? format.color ?? arguments.nextColor()
    let marker = try arguments.word("marker") { try Marker($0, operation: arguments.operation) }
    line.marker = marker ?? format.marker ?? .none
    // A format that names only a marker means points without a line.
    line.style =
      try arguments.lineStyle() ?? format.line
      ?? (format.marker != nil ? .none : .solid)
    line.width =
      try arguments.double("linewidth", "lw") ?? arguments.state.settings.lineWidth
      ?? line.width
    line.markerSize = try arguments.double("markersize", "ms") ?? line.markerSize
    line.markerFill = try arguments.color("markerfacecolor", "mfc")
    line.markerEdge = try arguments.color("markeredgecolor", "mec")
    line.opacity = try arguments.opacity()
    if let where_ = try arguments.string("where", "drawstyle") {
      let name = where_.hasPrefix("steps-") ? String(where_.dropFirst(6)) : where_
      line.steps = LineMark.Steps(rawValue: name == "steps" ? "pre" : name) ?? .none
    }
  }

  static let errorBar = PlotMethod(
    "errorbar", "Draws points with bars for their uncertainty.",
    [
      Parameter("x"), Parameter("y"), Parameter("yerr", default: .null),
      Parameter("xerr", default: .null), Parameter("fmt", .string, default: .string("")),
    ] + lineKeywords + PlotArguments.keywords("ecolor", "elinewidth", "capsize")
  ) { arguments in
    let x = try arguments.places(arguments.call[arguments.axesOffset], "x", along: \.x)
    let y = try arguments.list("y") ?? []
    var line = try LineMark(x: x.values, y: y, color: .black, operation: "errorbar")
    try style(
      &line, SeriesFormat(try arguments.string("fmt") ?? "", operation: "errorbar"), arguments)
    for (name, isHorizontal) in [("yerr", false), ("xerr", true)] {
      guard let errors = try arguments.list(name), !errors.isEmpty else { continue }
      if errors.count > 1 { try requireSameCount("errorbar", "y", y.count, name, errors.count) }
      let centers = isHorizontal ? x.values : y
      let spans = centers.indices.map { index -> ClosedRange<Double> in
        let error = errors[index % errors.count].magnitude
        let middle = centers[index].isFinite && error.isFinite ? centers[index] : 0
        return (middle - (error.isFinite ? error : 0))...(middle + (error.isFinite ? error : 0))
      }
      var bars = RuleMark(
        at: isHorizontal ? y : x.values, isHorizontal: isHorizontal, spans: spans,
        color: try arguments.color("ecolor") ?? line.color)
      bars.width = try arguments.double("elinewidth") ?? 1.2
      _ = try arguments.add(.rule(bars), label: "_errors", ArtistTypes.artist)
    }
    return try arguments.add(.line(line), ArtistTypes.line)
  }

  static let scatter = PlotMethod(
    "scatter", "Draws points, each with a size and colour of its own.",
    [
      Parameter("x"), Parameter("y"),
      .optional("s", .any, "Areas in square points: one, or one for each point."),
      .optional("c", .any, "A colour, a list of them, or numbers for a colour map."),
      .optional("marker", .string), .optional("cmap", .any), .optional("norm", .any),
      .optional("vmin", .float), .optional("vmax", .float), .optional("alpha", .float),
      .optional("linewidths", .any),
    ]
      + PlotArguments.keywords(
        "edgecolors", "edgecolor", "linewidth", "lw", "color", "label", "zorder"),
    returns: "points", examples: ["plt.scatter([1, 2], [3, 4]) => <PathCollection>"]
  ) { arguments in
    let x = try arguments.places(arguments.call[arguments.axesOffset], "x", along: \.x)
    let y = try arguments.places(arguments.call[arguments.axesOffset + 1], "y", along: \.y)
    var points = try ScatterMark(
      x: x.values, y: y.values, fill: try fill(arguments, count: x.values.count))
    points.sizes = try arguments.list("s") ?? points.sizes
    points.marker =
      try arguments.word("marker") { try Marker($0, operation: "scatter") } ?? .circle
    if let edge = arguments.value("edgecolors", "edgecolor") {
      if case .string(let word) = edge, word.object.text == "face" {
        points.edge = .clear
      } else {
        points.edge = try PlotStyle.colors(edge, arguments.interpreter, "scatter").first
      }
    }
    points.edgeWidth =
      try arguments.list("linewidths", "linewidth", "lw")?.first ?? points.edgeWidth
    points.opacity = try arguments.opacity()
    return try arguments.add(.scatter(points), ArtistTypes.points)
  }

  /// What `c` means: as many numbers as points are values for the colour map.
  private static func fill(_ arguments: PlotArguments, count: Int) throws -> ScatterMark.Fill {
    guard let c = arguments.value("c", "color") else { return .colors([try arguments.nextColor()]) }
    let isMapped = arguments.value("c") != nil
    if isMapped, let numbers = try? Numbers(c, arguments.interpreter, what: "c"),
      numbers.shape.count <= 1 || numbers.shape.last == 1,
      numbers.values.count == count || !(3...4).contains(numbers.values.count)
    {
      try requireSameCount("scatter", "x", count, "c", numbers.values.count)
      let scale = ColorScale(
        map: try arguments.colorMap(), lower: try arguments.double("vmin"),
        upper: try arguments.double("vmax"))
      return .values(numbers.values, scale)
    }
    return try arguments.at(isMapped ? "c" : "color") {
      let colors = try PlotStyle.colors(c, arguments.interpreter, "scatter")
      if isMapped, colors.count != 1, colors.count != count {
        throw ScriptError(
          .value, "scatter(): c has \(colors.count) colours for \(count) points",
          hint: "one colour, or one number or colour for each point")
      }
      return .colors(colors)
    }
  }

  static let fillBetween = PlotMethod(
    "fill_between", "Fills the area between two curves over the same places.",
    [
      Parameter("x"), Parameter("y1"),
      Parameter("y2", default: .int(0)), .optional("where", .any, "Only where this is true."),
      Parameter("interpolate", .bool, default: .bool(false)), Parameter("step", default: .null),
    ] + PlotArguments.keywords("color", "facecolor", "alpha", "label", "zorder")
      + PlotArguments.ignored("edgecolor", "linewidth", "lw"),
    returns: "area"
  ) { arguments in
    let x = try arguments.list("x") ?? []
    var upper = try arguments.list("y1") ?? []
    let lower = try arguments.list("y2") ?? [0]
    if let shown = try arguments.list("where") {
      if upper.count == 1 { upper = Array(repeating: upper[0], count: x.count) }
      try requireSameCount("fill_between", "x", x.count, "where", shown.count)
      for index in upper.indices where index < shown.count && shown[index] == 0 {
        upper[index] = .nan
      }
    }
    var area = try AreaMark(
      x: x, lower: lower, upper: upper,
      color: try arguments.color("color", "facecolor") ?? arguments.nextColor())
    area.opacity = try arguments.opacity()
    return try arguments.add(.area(area), ArtistTypes.area)
  }

  static func requireSameCount(
    _ operation: String, _ first: String, _ firstCount: Int, _ second: String, _ secondCount: Int
  ) throws {
    guard firstCount != secondCount else { return }
    throw ScriptError(
      .shape, "\(operation)(): \(first) has \(firstCount) values, but \(second) has \(secondCount)",
      hint: "give \(first) and \(second) the same number of values", keyword: second)
  }
}

extension PlotArguments {
  /// The index of the first argument that is not the axes themselves.
  var axesOffset: Int { call.builtin.parameters.first?.name == "self" ? 1 : 0 }
}
