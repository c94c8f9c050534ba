import QuirePlot
import QuireRuntime

/// A colour map as a value of the language: called with a number from 0 to 1 it gives a colour.
final class ColorMapHandle {
  let map: ColorMap

  init(_ map: ColorMap) { self.map = map }

  static let record: TypeRecord = TypeRecord(
    "Colormap", "Turns numbers from 0 to 1 into colours of red, green, blue and alpha.",
    properties: [
      TypeRecord.Property("name", "Its name.") { interpreter, value in
        interpreter.make(try of(value).map.name)
      },
      TypeRecord.Property("N", "How many colours it has.") { _, value in
        let map = try of(value).map
        return .int(map.isQualitative ? map.anchors.count : 256)
      },
    ],
    hooks: {
      var hooks = TypeRecord.Hooks()
      hooks.representation = { _, value in "<Colormap \"\(try of(value).map.name)\">" }
      hooks.call = { call in
        let handle = try call.host(0, as: ColorMapHandle.self)
        guard let value = call.rest.first else {
          throw ScriptError(.type, "a colour map needs a number from 0 to 1")
        }
        return try handle.color(value, call.interpreter)
      }
      return hooks
    }())

  private static func of(_ value: Value) throws -> ColorMapHandle {
    guard case .host(let host) = value, let map = host.object.object as? ColorMapHandle else {
      throw ScriptError(.type, "expected a colour map, got \(value.typeName)")
    }
    return map
  }

  /// The colour of a number, or a list of colours of a list; an int counts colours.
  private func color(_ value: Value, _ interpreter: Interpreter) throws -> Value {
    let numbers = try Numbers(value, interpreter, what: "a colour map's argument")
    let isIndex = numbers.areIntegers
    let count = map.isQualitative ? map.anchors.count : 256
    let tuples = numbers.values.map { number in
      let color = map[isIndex ? (number + 0.5) / Double(count) : number]
      return interpreter.makeTuple(
        [color.red, color.green, color.blue, color.alpha].map(Value.double))
    }
    return numbers.shape.isEmpty ? tuples[0] : interpreter.makeList(tuples)
  }

  /// Every map by its name, forwards and backwards: the module `plt.cm`.
  static let module = NativeModule(
    "matplotlib.cm", "The colour maps by their names.",
    ColorMap.names.flatMap { [$0, $0 + "_r"] }.map { name in
      .constant(name: name, summary: "The colour map \(name).") { interpreter in
        interpreter.makeHost(ColorMapHandle(try ColorMap(name)), record)
      }
    } + [.function(getMap)])

  static let getMap = Builtin(
    "get_cmap", "The colour map of a name.",
    [Parameter("name", .any, default: .null), Parameter("lut", .any, default: .null)],
    returns: "colour map", examples: ["plt.get_cmap(\"gray\")(0.0) => (0.0, 0.0, 0.0, 1.0)"]
  ) { call in
    let state = PlotState.of(call.interpreter)
    let map =
      call.isAbsent(0)
      ? state.settings.colorMap : try PlotStyle.colorMap(call[0], "get_cmap")
    return call.interpreter.makeHost(ColorMapHandle(map), record)
  }
}
