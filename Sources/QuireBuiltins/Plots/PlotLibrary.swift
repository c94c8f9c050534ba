import QuirePlot
import QuireRuntime

/// The modules of pictures: `matplotlib` and `matplotlib.pyplot`, with `plt` in scope without an import.
enum PlotLibrary {
  static let pyplot = NativeModule(
    "matplotlib.pyplot", "Figures, drawn step by step.",
    FigureFunctions.all.map(NativeModule.Member.function)
      + AxesType.methods.compactMap(\.function).map(NativeModule.Member.function)
      + [
        .type(FigureType.record), .type(AxesType.record), .module(ColorMapHandle.module),
        .module(style), settings,
      ])

  static let matplotlib = NativeModule(
    "matplotlib", "Pictures; most of it is in matplotlib.pyplot.",
    [.module(pyplot), .module(ColorMapHandle.module), .module(style), settings])

  static let modules: [NativeModule] = [
    matplotlib, pyplot, ColorMapHandle.module, style, HeatMap.seaborn,
  ]

  static let prelude: [NativeModule.Member] = [shortName]

  /// `plt`, as a member that the prelude can hold under this name.
  static let shortName = NativeModule.Member.constant(
    name: "plt", summary: "Figures, drawn step by step: matplotlib.pyplot."
  ) { interpreter in .module(try interpreter.module(pyplot)) }

  private static let settings = NativeModule.Member.constant(
    name: "rcParams", summary: "The settings of pictures, by name."
  ) { interpreter in SettingsHandle.value(interpreter) }

  private static let style = NativeModule(
    "matplotlib.style", "Ready-made looks.",
    [
      .function(
        Builtin(
          "use", "Chooses a look: one with a grid shows lines behind the data.",
          [Parameter("style", .any)]
        ) { call in
          let name = try call.interpreter.text(of: call[0])
          let hasGrid = ["grid", "ggplot", "bmh", "fivethirtyeight", "seaborn"].contains {
            name.contains($0)
          }
          PlotState.of(call.interpreter).settings.showsGrid =
            hasGrid && !name.contains("white") && !name.contains("ticks") || name.contains("grid")
          return .null
        })
    ])
}
