import QuirePlot
import QuireRuntime

extension AxisMethods {
  /// Methods of `Axes` that pyplot has no function for.
  static let axesOnly: [PlotMethod] = [
    tickLabels("set_xticklabels", \.x), tickLabels("set_yticklabels", \.y),
    inverted("invert_xaxis", \.x), inverted("invert_yaxis", \.y), limitsOf("get_xlim", isX: true),
    limitsOf("get_ylim", isX: false), axisOf("get_xaxis", isX: true),
    axisOf("get_yaxis", isX: false),
    PlotMethod("set_axis_off", isFunction: false, "Hides frame, ticks and labels.") { arguments in
      try arguments.axes.update { $0.showsFrame = false }
      return .null
    },
    PlotMethod("set_axis_on", isFunction: false, "Shows frame, ticks and labels.") { arguments in
      try arguments.axes.update { $0.showsFrame = true }
      return .null
    },
    PlotMethod(
      "set_aspect", isFunction: false, "Sets how long a unit of y is beside one of x.",
      [Parameter("aspect")] + PlotArguments.ignored("adjustable", "anchor")
    ) { arguments in
      let aspect = try ImageMethods.aspect(arguments)
      try arguments.axes.update { $0.aspect = aspect ?? .automatic }
      return .null
    },
    PlotMethod(
      "set_facecolor", isFunction: false, "Sets the colour behind the data.", [Parameter("color")]
    ) { arguments in
      let color = try arguments.color("color")
      try arguments.axes.update { $0.background = color }
      return .null
    },
    PlotMethod("get_title", isFunction: false, "The title.", returns: "str") { arguments in
      arguments.interpreter.make(try arguments.axes.read().title?.text ?? "")
    },
    clear("cla", isFunction: true), clear("clear", isFunction: false), set,
  ]

  private static func tickLabels(
    _ name: String, _ axis: WritableKeyPath<Axes, Axis> & Sendable
  ) -> PlotMethod {
    PlotMethod(
      name, isFunction: false, "Sets what is written at the ticks.",
      [Parameter("labels"), .optional("rotation", .float).keywordOnly]
        + PlotArguments.textParameters + PlotArguments.ignored("ha", "va", "minor")
    ) { arguments in
      let labels = try arguments.strings("labels") ?? []
      let rotation = try arguments.double("rotation")
      let size = try PlotStyle.fontSize(
        arguments.value("fontsize", "size"), arguments.interpreter, name)
      try arguments.axes.update { axes in
        var places = labels.indices.map(Double.init)
        if case .fixed(let known, _) = axes[keyPath: axis].ticks { places = known }
        axes[keyPath: axis].ticks = .fixed(places, labels: labels)
        if let rotation { axes[keyPath: axis].tickRotation = rotation }
        if let size { axes[keyPath: axis].tickSize = size }
      }
      return .null
    }
  }

  private static func inverted(
    _ name: String, _ axis: WritableKeyPath<Axes, Axis> & Sendable
  ) -> PlotMethod {
    PlotMethod(name, isFunction: false, "Lets the axis run the other way.") { arguments in
      try arguments.axes.update { axes in
        let ends = name == "invert_xaxis" ? axes.currentLimits.x : axes.currentLimits.y
        axes[keyPath: axis].start = ends.end
        axes[keyPath: axis].end = ends.start
      }
      return .null
    }
  }

  private static func limitsOf(_ name: String, isX: Bool) -> PlotMethod {
    PlotMethod(
      name, isFunction: false, "The values at the ends of the axis.", returns: "tuple"
    ) { arguments in
      let limits = try arguments.axes.read().currentLimits
      let ends = isX ? limits.x : limits.y
      return arguments.interpreter.makeTuple([.double(ends.start), .double(ends.end)])
    }
  }

  private static func axisOf(_ name: String, isX: Bool) -> PlotMethod {
    PlotMethod(name, isFunction: false, "The axis, to be shown or hidden.", returns: "axis") {
      arguments in
      arguments.interpreter.makeHost(AxisHandle(arguments.axes, isX: isX), ArtistTypes.axis)
    }
  }

  private static func clear(_ name: String, isFunction: Bool) -> PlotMethod {
    PlotMethod(name, isFunction: isFunction, "Removes everything from the axes.") { arguments in
      let state = arguments.state
      try arguments.axes.update { axes in
        axes = Axes(cell: axes.cell)
        axes.colorMap = state.settings.colorMap
        if state.settings.showsGrid { axes.grid = Axes.Grid() }
      }
      return .null
    }
  }

  /// `ax.set(title="…", xlabel="…", xlim=(0, 1))`: each keyword calls the method of that name.
  static let set = PlotMethod(
    "set", isFunction: false, "Sets several things at once, each by its name without set_.",
    [.variadicKeyword("properties", .any, "title, xlabel, ylabel, xlim, ylim, xticks, …")]
  ) { arguments in
    let receiver = arguments.call[0]
    for (name, value) in arguments.call.options {
      let method = try arguments.interpreter.attribute(receiver, "set_\(name)")
      _ = try arguments.interpreter.call(method, [value])
    }
    return .null
  }
}

/// One axis as a value of the language.
final class AxisHandle {
  let axes: AxesHandle
  let isX: Bool

  init(_ axes: AxesHandle, isX: Bool) {
    self.axes = axes
    self.isX = isX
  }
}
