import QuirePlot
import QuireRuntime

/// What sets titles, labels, limits, scales, ticks, legend and grid.
enum AxisMethods {
  static let all: [PlotMethod] =
    [
      title, label("xlabel", \.x), label("ylabel", \.y), limits("xlim", \.x), limits("ylim", \.y),
      scale("xscale", \.x), scale("yscale", \.y), ticks("xticks", \.x), ticks("yticks", \.y),
      legend, grid, axis, tickParameters, margins,
    ] + axesOnly

  static let title = PlotMethod(
    "title", axes: "set_title", "Writes a title over the axes.",
    [Parameter("label", .any)] + PlotArguments.textParameters
      + PlotArguments.ignored("loc", "pad", "y", "fontdict", "fontfamily", "fontname", "fontstyle"),
    examples: ["plt.title(\"Loss\") => None"]
  ) { arguments in
    let text = try arguments.text("label") ?? ""
    let label = try arguments.label(text)
    try arguments.axes.update { $0.title = text.isEmpty ? nil : label }
    return .null
  }

  private static func label(
    _ name: String, _ axis: WritableKeyPath<Axes, Axis> & Sendable
  ) -> PlotMethod {
    let word = name == "xlabel" ? "below" : "beside"
    return PlotMethod(
      name, axes: "set_\(name)", "Writes a label \(word) the axis.",
      [Parameter(name, .any)] + PlotArguments.textParameters
        + PlotArguments.ignored("labelpad", "loc", "fontdict", "fontfamily", "fontname", "rotation")
    ) { arguments in
      let text = try arguments.text(name) ?? ""
      let label = try arguments.label(text)
      try arguments.axes.update { $0[keyPath: axis].label = text.isEmpty ? nil : label }
      return .null
    }
  }

  private static func limits(
    _ name: String, _ axis: WritableKeyPath<Axes, Axis> & Sendable
  ) -> PlotMethod {
    let (low, high) = name == "xlim" ? ("left", "right") : ("bottom", "top")
    return PlotMethod(
      name, axes: "set_\(name)", "Sets the values at the ends of the axis and returns them.",
      [
        .optional(low, .any, "The value there, or both as a pair."), .optional(high, .any),
        .optional(name == "xlim" ? "xmin" : "ymin", .any).keywordOnly,
        .optional(name == "xlim" ? "xmax" : "ymax", .any).keywordOnly,
      ], returns: "tuple", examples: ["plt.\(name)(0, 5) => (0.0, 5.0)"]
    ) { arguments in
      let isX = name == "xlim"
      var start: Double?
      var end: Double?
      if let pair = try arguments.numbers(low), pair.shape == [2] {
        (start, end) = (pair.values[0], pair.values[1])
      } else {
        start = try arguments.double(low, isX ? "xmin" : "ymin")
        end = try arguments.double(high, isX ? "xmax" : "ymax")
      }
      return try arguments.axes.update { axes in
        if let start { axes[keyPath: axis].start = start }
        if let end { axes[keyPath: axis].end = end }
        let ends = isX ? axes.currentLimits.x : axes.currentLimits.y
        return arguments.interpreter.makeTuple([.double(ends.start), .double(ends.end)])
      }
    }
  }

  private static func scale(
    _ name: String, _ axis: WritableKeyPath<Axes, Axis> & Sendable
  ) -> PlotMethod {
    PlotMethod(
      name, axes: "set_\(name)", "Makes the axis linear or logarithmic.",
      [Parameter("value", .string, "\"linear\" or \"log\".")]
        + PlotArguments.ignored("base", "nonpositive")
    ) { arguments in
      let word = try arguments.string("value") ?? ""
      guard let scale = Axis.Scale(rawValue: word) else {
        throw ScriptError(
          .value, "\(name)(): \"\(word)\" is not a known scale", hint: "\"linear\" or \"log\"",
          keyword: "value")
      }
      try arguments.axes.update { $0[keyPath: axis].scale = scale }
      return .null
    }
  }

  private static func ticks(
    _ name: String, _ axis: WritableKeyPath<Axes, Axis> & Sendable
  ) -> PlotMethod {
    PlotMethod(
      name, axes: "set_\(name)", "Sets the places of the ticks and what is written there.",
      [
        .optional("ticks", .any, "Places; an empty list hides the ticks."),
        .optional("labels", .any, "What to write at each."),
        .optional("rotation", .any, "Degrees, or \"vertical\".").keywordOnly,
        .optional("ha", .any, "Accepted, without effect.").keywordOnly,
        .optional("minor", .any, "Accepted, without effect.").keywordOnly,
      ] + PlotArguments.textParameters
    ) { arguments in
      let places = try arguments.list("ticks")
      let labels = try arguments.strings("labels")
      if let places, let labels, places.count != labels.count {
        throw ScriptError(
          .value,
          "\(arguments.operation)() got \(labels.count) label\(labels.count == 1 ? "" : "s") for \(places.count) tick\(places.count == 1 ? "" : "s")",
          hint: "one label for each place", keyword: "labels")
      }
      try style(arguments, axis)
      return try arguments.axes.update { axes in
        if let places {
          axes[keyPath: axis].ticks = .fixed(places, labels: labels)
        } else if let labels, case .fixed(let known, _) = axes[keyPath: axis].ticks {
          axes[keyPath: axis].ticks = .fixed(known, labels: labels)
        }
        return .null
      }
    }
  }

  /// Rotation, size and colour of an axis's tick labels.
  private static func style(
    _ arguments: PlotArguments, _ axis: WritableKeyPath<Axes, Axis>
  ) throws {
    var rotation: Double?
    if case .string(let word)? = arguments.value("rotation") {
      rotation = word.object.text == "vertical" ? 90 : 0
    } else {
      rotation = try arguments.double("rotation")
    }
    let size = try PlotStyle.fontSize(
      arguments.value("fontsize", "size"), arguments.interpreter, arguments.operation)
    let color = try arguments.color("color", "c")
    try arguments.axes.update { axes in
      if let rotation { axes[keyPath: axis].tickRotation = rotation }
      if let size { axes[keyPath: axis].tickSize = size }
      if let color { axes[keyPath: axis].tickColor = color }
    }
  }

  static let tickParameters = PlotMethod(
    "tick_params", "Sets the look of the ticks' labels.",
    [Parameter("axis", .string, default: .string("both"))]
      + PlotArguments.keywords(
        "labelsize", "labelrotation", "rotation", "labelcolor", "colors", "labelbottom",
        "labelleft", "bottom", "left")
      + PlotArguments.ignored(
        "which", "length", "width", "direction", "pad", "top", "right", "color")
  ) { arguments in
    let which = try arguments.string("axis") ?? "both"
    let size = try PlotStyle.fontSize(
      arguments.value("labelsize"), arguments.interpreter, "tick_params")
    let rotation = try arguments.double("labelrotation", "rotation")
    let color = try arguments.color("labelcolor", "colors")
    let hidesX = try arguments.bool("labelbottom") == false
    let hidesY = try arguments.bool("labelleft") == false
    try arguments.axes.update { axes in
      for (name, axis, isHidden) in [("x", \Axes.x, hidesX), ("y", \Axes.y, hidesY)]
      where which == "both" || which == name {
        if let size { axes[keyPath: axis].tickSize = size }
        if let rotation { axes[keyPath: axis].tickRotation = rotation }
        if let color { axes[keyPath: axis].tickColor = color }
        if isHidden { axes[keyPath: axis].ticks = .fixed([], labels: nil) }
      }
    }
    return .null
  }

  static let legend = PlotMethod(
    "legend", "Shows the key of everything drawn with a label.",
    [.variadic("args", .any, "Labels for what was drawn, in order; or handles and labels.")]
      + PlotArguments.keywords(
        "labels", "handles", "loc", "title", "ncol", "ncols", "frameon", "fontsize",
        "bbox_to_anchor")
      + PlotArguments.ignored(
        "prop", "fancybox", "shadow", "framealpha", "borderaxespad", "title_fontsize",
        "numpoints", "markerscale", "facecolor", "edgecolor")
  ) { arguments in
    let given = Array(arguments.call.rest)
    var handles = try arguments.value("handles").map { try arguments.interpreter.values(of: $0) }
    var labels = try arguments.strings("labels")
    let texts = { (value: Value) in
      guard let parts = try? arguments.interpreter.values(of: value) else {
        throw ScriptError(
          .type, "legend() expected a list of labels, got \(value.typeName)",
          hint: "such as plt.legend([\"train\", \"test\"])", keyword: "args")
      }
      return try parts.map { try arguments.interpreter.text(of: $0) }
    }
    if given.count == 1 { labels = try texts(given[0]) }
    if given.count >= 2 {
      handles = try arguments.interpreter.values(of: given[0])
      labels = try texts(given[1])
    }
    try name(arguments, handles, labels)
    var legend = Legend(
      title: try arguments.text("title"), columns: try arguments.int("ncol", "ncols") ?? 1,
      showsFrame: try arguments.bool("frameon") ?? true,
      size: try PlotStyle.fontSize(
        arguments.value("fontsize"), arguments.interpreter, "legend"))
    try arguments.checking(["loc"]) {
      legend.location = try Legend.location(arguments.interpreter.text(of: $0))
    }
    // Anchored at or beyond the right edge, it is meant to stand outside.
    if let anchor = try arguments.list("bbox_to_anchor"), let x = anchor.first, x >= 1 {
      legend.location = .outside
    }
    let isEmpty = try arguments.axes.update { axes in
      axes.legend = legend
      return !axes.marks.contains { $0.label != nil }
    }
    if isEmpty {
      arguments.interpreter.warn(
        "legend() found nothing with a label: plt.plot(x, y, label=\"…\") gives one")
    }
    return .null
  }

  /// Gives marks their names: the handles', or all that a legend can show.
  private static func name(
    _ arguments: PlotArguments, _ handles: [Value]?, _ labels: [String]?
  ) throws {
    guard let labels else { return }
    if let handles {
      for (handle, label) in zip(handles, labels) {
        var value = handle
        if case .list(let list) = handle, let first = list.object.values.first { value = first }
        if case .host(let host) = value, let mark = host.object.object as? MarkHandle {
          try mark.update { $0.label = label }
        }
      }
      return
    }
    try arguments.axes.update { axes in
      var rest = labels[...]
      for index in axes.marks.indices {
        switch axes.marks[index].kind {
        case .image, .text: continue
        case .line, .scatter, .bars, .area, .rule, .contour:
          if axes.marks[index].label?.hasPrefix("_") == true { continue }
          guard let label = rest.popFirst() else { return }
          axes.marks[index].label = label
        }
      }
    }
  }

  static let grid = PlotMethod(
    "grid", "Shows or hides the lines behind the data.",
    [
      .optional("visible", .any, "Left out: shown."),
      Parameter("which", .string, default: .string("major")),
      Parameter("axis", .string, default: .string("both")),
    ]
      + PlotArguments.keywords("color", "c", "linestyle", "ls", "alpha")
      + PlotArguments.ignored("linewidth", "lw", "zorder")
  ) { arguments in
    let isShown = try arguments.bool("visible") ?? true
    let axis = try arguments.string("axis") ?? "both"
    let grid = Axes.Grid(
      showsX: axis != "y", showsY: axis != "x", color: try arguments.color("color", "c"),
      style: try arguments.lineStyle() ?? .solid, opacity: try arguments.opacity())
    try arguments.axes.update { $0.grid = isShown ? grid : nil }
    return .null
  }

  static let axis = PlotMethod(
    "axis",
    "Sets the limits at once, or \"off\", \"on\", \"equal\", \"tight\"; returns the limits.",
    [
      .optional("arg", .any, "A word, a bool, or [xmin, xmax, ymin, ymax]."),
      .optional("option", .any, "The same as arg.").keywordOnly,
    ], returns: "tuple", examples: ["plt.axis([0, 1, 0, 2]) => (0.0, 1.0, 0.0, 2.0)"]
  ) { arguments in
    switch arguments.value("arg", "option") {
    case nil: break
    case .string(let word)?: try apply(word.object.text, arguments)
    case .bool(let flag)?: try arguments.axes.update { $0.showsFrame = flag }
    case let value?:
      let ends = try arguments.at("arg") {
        try Numbers(value, arguments.interpreter, what: "axis()").values
      }
      guard ends.count == 4 else {
        throw ScriptError(
          .value, "axis() takes four limits: xmin, xmax, ymin, ymax; found \(ends.count)",
          keyword: "arg")
      }
      try arguments.axes.update { axes in
        (axes.x.start, axes.x.end, axes.y.start, axes.y.end) = (ends[0], ends[1], ends[2], ends[3])
      }
    }
    let limits = try arguments.axes.read().currentLimits
    return arguments.interpreter.makeTuple(
      [limits.x.start, limits.x.end, limits.y.start, limits.y.end].map(Value.double))
  }

  private static func apply(_ word: String, _ arguments: PlotArguments) throws {
    try arguments.axes.update { axes in
      switch word.lowercased() {
      case "off": axes.showsFrame = false
      case "on": axes.showsFrame = true
      case "equal", "scaled", "square": axes.aspect = .ratio(1)
      case "image":
        axes.aspect = .ratio(1)
        axes.isTight = true
      case "tight": axes.isTight = true
      case "auto": axes.aspect = .automatic
      default:
        throw ScriptError(
          .value, "axis(): \"\(word)\" is not known",
          hint: "one of: off, on, equal, scaled, square, image, tight, auto", keyword: "arg")
      }
    }
  }

  static let margins = PlotMethod(
    "margins", "Sets whether a margin is left around the data: margins(0) leaves none.",
    [.variadic("margins", .float)] + PlotArguments.keywords("x", "y", "tight")
  ) { arguments in
    let given = try arguments.call.rest.map { try arguments.interpreter.number($0) ?? 0 }
    let isTight = given.allSatisfy { $0 == 0 }
    try arguments.axes.update { $0.isTight = isTight }
    return .null
  }
}
