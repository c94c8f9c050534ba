import QuirePlot
import QuireRuntime
import QuireTensor

/// What draws bars, histograms and rules.
enum BarMethods {
  static let all: [PlotMethod] = [
    bar(isHorizontal: false), bar(isHorizontal: true), hist, rules("hlines", isHorizontal: true),
    rules("vlines", isHorizontal: false), rule("axhline", isHorizontal: true),
    rule("axvline", isHorizontal: false), band("axhspan", isHorizontal: true),
    band("axvspan", isHorizontal: false),
  ]

  private static let barKeywords: [Parameter] = PlotArguments.keywords(
    "color", "edgecolor", "linewidth", "lw", "alpha", "label", "zorder", "yerr", "xerr",
    "tick_label")

  private static func bar(isHorizontal: Bool) -> PlotMethod {
    let (name, place, length, width, base) =
      isHorizontal
      ? ("barh", "y", "width", "height", "left") : ("bar", "x", "height", "width", "bottom")
    return PlotMethod(
      name, isHorizontal ? "Draws lying bars." : "Draws bars.",
      [
        Parameter(place, .any, "Places, or names."), Parameter(length, .any, "Lengths."),
        Parameter(width, .any, default: .float(0.8), "Thickness: one, or one for each."),
        .optional(base, .any, "Where the bars begin: one, or one for each."),
        Parameter("align", .string, default: .string("center")).keywordOnly,
      ] + barKeywords + PlotArguments.ignored("capsize", "ecolor", "error_kw", "log"),
      returns: "bars",
      examples: isHorizontal ? [] : ["plt.bar([\"a\", \"b\"], [3, 5]) => <BarContainer of 2>"]
    ) { arguments in
      let first = arguments.call[arguments.axesOffset]
      var places = try arguments.places(first, place, along: isHorizontal ? \.y : \.x).values
      var lengths = try arguments.list(length) ?? []
      if lengths.count == 1, places.count > 1 {
        lengths = Array(repeating: lengths[0], count: places.count)
      }
      if places.count == 1, lengths.count > 1 {
        places = Array(repeating: places[0], count: lengths.count)
      }
      let widths = try arguments.list(width) ?? [0.8]
      if try arguments.string("align") == "edge" {
        places = places.indices.map { places[$0] + widths[$0 % max(widths.count, 1)] / 2 }
      }
      var bars = try BarMark(
        at: places, lengths: lengths, widths: widths.isEmpty ? [0.8] : widths,
        bases: try arguments.list(base) ?? [0], colors: [], operation: name)
      bars.isHorizontal = isHorizontal
      try style(&bars, arguments)
      if let errors = try arguments.list(isHorizontal ? "xerr" : "yerr"), !errors.isEmpty {
        bars.errors = lengths.indices.map { errors[$0 % errors.count].magnitude }
      }
      if let labels = try arguments.strings("tick_label") {
        let ticks = Axis.Ticks.fixed(places, labels: labels)
        try arguments.axes.update { isHorizontal ? ($0.y.ticks = ticks) : ($0.x.ticks = ticks) }
      }
      return try arguments.add(.bars(bars), ArtistTypes.bars)
    }
  }

  private static func style(_ bars: inout BarMark, _ arguments: PlotArguments) throws {
    bars.colors = try arguments.colors("color") ?? [arguments.nextColor()]
    bars.edge = try arguments.color("edgecolor") ?? bars.edge
    bars.edgeWidth = try arguments.double("linewidth", "lw") ?? bars.edgeWidth
    bars.opacity = try arguments.opacity()
  }

  // MARK: Histograms

  static let hist = PlotMethod(
    "hist", "Counts values in bins and draws the counts as bars.",
    [
      Parameter("x", .any, "Values, or several data sets of them."),
      .optional("bins", .any, "Their number, or their edges."),
      .optional("range", .sequence, "The lowest and the highest value counted."),
      Parameter("density", .bool, default: .bool(false)), .optional("weights", .any),
      Parameter("cumulative", .bool, default: .bool(false)), .optional("bottom", .any),
      Parameter("histtype", .string, default: .string("bar")),
    ]
      + PlotArguments.keywords(
        "orientation", "color", "label", "alpha", "edgecolor", "linewidth", "lw", "stacked", "log",
        "zorder")
      + PlotArguments.ignored("align", "rwidth"),
    returns: "counts, edges, bars",
    examples: ["plt.hist([1, 1, 2], bins=2)[0].tolist() => [2.0, 1.0]"]
  ) { arguments in
    let sets = try dataSets(arguments)
    let bins = try bins(arguments)
    var range: (Double, Double)?
    if let ends = try arguments.list("range") {
      guard ends.count == 2 else {
        throw ScriptError(.value, "hist(): range is a pair of numbers", keyword: "range")
      }
      range = (ends[0], ends[1])
    }
    // Several data sets share the bins of all their values.
    var shared = bins
    if sets.count > 1, case .count = bins {
      shared = .edges(try Histogram(sets.flatMap { $0 }, bins: bins, range: range).edges)
    }
    let histograms = try sets.map { values in
      try Histogram(
        values, bins: shared, range: range, weights: try arguments.list("weights"),
        isDensity: try arguments.bool("density") ?? false,
        isCumulative: try arguments.bool("cumulative") ?? false)
    }
    if try arguments.bool("log") == true { try arguments.axes.update { $0.y.scale = .log } }
    let shown = try draw(histograms, arguments)
    let interpreter = arguments.interpreter
    let counts = try histograms.map { interpreter.make(try Tensor($0.counts)) }
    let edges = interpreter.make(try Tensor(histograms.first?.edges ?? []))
    return interpreter.makeTuple([
      counts.count == 1 ? counts[0] : interpreter.makeList(counts), edges,
      shown.count == 1 ? shown[0] : interpreter.makeList(shown),
    ])
  }

  /// The columns of a two-dimensional array, the parts of a list of lists, or the values themselves.
  private static func dataSets(_ arguments: PlotArguments) throws -> [[Double]] {
    let value = arguments.call[arguments.axesOffset]
    let parts: [Value]
    switch value {
    case .list, .tuple: parts = try arguments.interpreter.values(of: value)
    default: parts = []
    }
    let isNested = parts.first.map { part in
      switch part {
      case .list, .tuple, .range: true
      case .host: arguments.interpreter.existingTensor(part).map { $0.shape.rank > 0 } ?? false
      default: false
      }
    }
    if isNested == true {
      return try arguments.at("x") {
        try parts.map { try Numbers($0, arguments.interpreter, what: "hist(): x").values }
      }
    }
    let numbers = try arguments.at("x") {
      try Numbers(value, arguments.interpreter, what: "hist(): x")
    }
    guard numbers.shape.count == 2 else { return [numbers.values] }
    guard numbers.shape[1] <= 1000 else {
      throw ScriptError(
        .shape,
        "hist() takes each column as a data set of its own, found \(numbers.shape[1]) columns",
        hint: "x.flatten() counts all values together", keyword: "x")
    }
    return (0..<numbers.shape[1]).map(numbers.column)
  }

  private static let rules = ["auto", "sturges", "fd", "doane", "scott", "stone", "rice", "sqrt"]

  private static func bins(_ arguments: PlotArguments) throws -> Histogram.Bins {
    guard let value = arguments.value("bins") else { return .count(10) }
    switch value {
    case .int(let count): return .count(count)
    case .string(let word):
      guard rules.contains(word.object.text) else {
        throw ScriptError(
          .value, "hist(): \"\(word.object.text)\" is not a rule for bins",
          hint: "their number, a list of edges, or \"auto\"", keyword: "bins")
      }
      // Sturges's rule, the one that NumPy's "auto" prefers for small samples.
      let count = try arguments.numbers("x")?.values.count ?? 0
      return .count(max(Int.bitWidth - max(count, 1).leadingZeroBitCount, 1))
    default: return .edges(try arguments.list("bins") ?? [])
    }
  }

  private static func draw(_ histograms: [Histogram], _ arguments: PlotArguments) throws -> [Value]
  {
    let colors = try arguments.colors("color")
    let labels = try arguments.strings("label")
    let isHorizontal = try arguments.string("orientation") == "horizontal"
    let isStacked = try arguments.bool("stacked") ?? false
    let isOutline = try arguments.string("histtype")?.hasPrefix("step") == true
    var bases = [Double](repeating: 0, count: histograms.first?.counts.count ?? 0)
    return try histograms.enumerated().map { index, histogram in
      let color = try colors.map { $0[index % max($0.count, 1)] } ?? arguments.nextColor()
      let label = labels.flatMap { index < $0.count ? $0[index] : nil }
      if isOutline {
        var line = try LineMark(
          x: [histogram.edges[0]] + histogram.edges, y: [0] + histogram.counts + [0], color: color)
        line.steps = .post
        line.opacity = try arguments.opacity()
        return try arguments.add(.line(line), label: label, ArtistTypes.line)
      }
      var bars = histogram.bars(color: color, isHorizontal: isHorizontal)
      if !isStacked, histograms.count > 1 {
        for bar in bars.bars.indices {
          let share = bars.bars[bar].width * 0.86 / Double(histograms.count)
          let offset = (Double(index) - Double(histograms.count - 1) / 2) * share
          bars.bars[bar].center += offset
          bars.bars[bar].width = share
        }
      } else if isStacked {
        for bar in bars.bars.indices {
          bars.bars[bar].base = bases[bar]
          bases[bar] += bars.bars[bar].length
        }
      }
      bars.edge = try arguments.color("edgecolor")
      bars.edgeWidth = try arguments.double("linewidth", "lw") ?? bars.edgeWidth
      bars.opacity = try arguments.opacity()
      return try arguments.add(.bars(bars), label: label, ArtistTypes.bars)
    }
  }

  // MARK: Rules

  private static let ruleKeywords: [Parameter] = PlotArguments.keywords(
    "color", "colors", "c", "linestyle", "linestyles", "ls", "linewidth", "linewidths", "lw",
    "alpha", "label", "zorder")

  private static func rule(_ name: String, isHorizontal: Bool) -> PlotMethod {
    let (place, low, high) = isHorizontal ? ("y", "xmin", "xmax") : ("x", "ymin", "ymax")
    return PlotMethod(
      name, "Draws a straight line across the axes.",
      [
        Parameter(place, .any, default: .int(0)), Parameter(low, .float, default: .int(0)),
        Parameter(high, .float, default: .int(1)),
      ] + ruleKeywords, returns: "line"
    ) { arguments in
      try add(try arguments.list(place) ?? [0], isHorizontal, nil, arguments)
    }
  }

  private static func rules(_ name: String, isHorizontal: Bool) -> PlotMethod {
    let (place, low, high) = isHorizontal ? ("y", "xmin", "xmax") : ("x", "ymin", "ymax")
    return PlotMethod(
      name, "Draws straight lines between two values each.",
      [Parameter(place), Parameter(low), Parameter(high)] + ruleKeywords, returns: "lines"
    ) { arguments in
      let lower = try arguments.list(low) ?? []
      let upper = try arguments.list(high) ?? []
      let count = max(lower.count, upper.count)
      let spans: [ClosedRange<Double>] =
        lower.isEmpty || upper.isEmpty
        ? []
        : (0..<count).map { index in
          let a = lower[index % lower.count]
          let b = upper[index % upper.count]
          return a.isNaN || b.isNaN ? 0...0 : min(a, b)...max(a, b)
        }
      return try add(try arguments.list(place) ?? [], isHorizontal, spans, arguments)
    }
  }

  private static func add(
    _ places: [Double], _ isHorizontal: Bool, _ spans: [ClosedRange<Double>]?,
    _ arguments: PlotArguments
  ) throws -> Value {
    let color = try arguments.color("color", "colors", "c")
    var rule = RuleMark(
      at: places, isHorizontal: isHorizontal, spans: spans, color: color ?? .cycled(0))
    rule.style =
      try arguments.string("linestyle", "linestyles", "ls").map {
        try LineStyle($0, operation: arguments.operation)
      } ?? .solid
    rule.width = try arguments.double("linewidth", "linewidths", "lw") ?? rule.width
    rule.opacity = try arguments.opacity()
    return try arguments.add(.rule(rule), ArtistTypes.artist)
  }

  private static func band(_ name: String, isHorizontal: Bool) -> PlotMethod {
    let (low, high) = isHorizontal ? ("ymin", "ymax") : ("xmin", "xmax")
    return PlotMethod(
      name, "Shades a band across the axes.",
      [Parameter(low, .float), Parameter(high, .float)]
        + PlotArguments.keywords("color", "facecolor", "alpha", "label", "zorder"), returns: "band"
    ) { arguments in
      var rule = RuleMark(
        at: [try arguments.double(low) ?? 0], isHorizontal: isHorizontal,
        color: try arguments.color("color", "facecolor") ?? .cycled(0))
      rule.otherEdges = [try arguments.double(high) ?? 0]
      rule.opacity = try arguments.opacity()
      return try arguments.add(.rule(rule), ArtistTypes.artist)
    }
  }
}
