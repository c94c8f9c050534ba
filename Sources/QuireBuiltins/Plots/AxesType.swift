import QuirePlot
import QuireRuntime

/// The type of axes.
enum AxesType {
  static let methods: [PlotMethod] =
    LineMethods.all + BarMethods.all + ImageMethods.all + AxisMethods.all + TextMethods.all

  /// What `ax.transAxes` is: the word that `text(transform=…)` understands.
  static let axesUnits = "axes fraction"

  static let record: TypeRecord = TypeRecord(
    "Axes", "One coordinate system of a figure; its methods draw into it.",
    methods: methods.compactMap(\.method),
    properties: [
      TypeRecord.Property("figure", "The figure they belong to.") { interpreter, value in
        interpreter.makeHost(try handle(value).figure, FigureType.record)
      },
      TypeRecord.Property("transAxes", "Says that places are fractions of the axes.") {
        interpreter, _ in interpreter.make(axesUnits)
      },
      TypeRecord.Property("xaxis", "The axis below.") { interpreter, value in
        interpreter.makeHost(AxisHandle(try handle(value), isX: true), ArtistTypes.axis)
      },
      TypeRecord.Property("yaxis", "The axis at the left.") { interpreter, value in
        interpreter.makeHost(AxisHandle(try handle(value), isX: false), ArtistTypes.axis)
      },
    ],
    hooks: {
      var hooks = TypeRecord.Hooks()
      hooks.representation = { _, value in
        let title = try handle(value).read().title?.text
        return title.map { "<Axes \"\($0)\">" } ?? "<Axes>"
      }
      hooks.getItem = { _, _, _ in
        throw ScriptError(
          .type, "this is a single Axes, not an array of them",
          hint: "ax.plot(…) draws in it; plt.subplots(1, 2) gives several")
      }
      return hooks
    }())

  static func handle(_ value: Value) throws -> AxesHandle {
    guard case .host(let host) = value, let axes = host.object.object as? AxesHandle else {
      throw ScriptError(.type, "expected Axes, got \(value.typeName)")
    }
    return axes
  }

  static func make(_ axes: AxesHandle, _ interpreter: Interpreter) -> Value {
    interpreter.makeHost(axes, record)
  }
}
