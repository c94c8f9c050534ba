import QuirePlot
import QuireRuntime

/// What writes notes into axes.
enum TextMethods {
  static let all: [PlotMethod] = [text, annotate]

  private static let placement: [Parameter] = PlotArguments.keywords(
    "ha", "horizontalalignment", "va", "verticalalignment", "rotation", "zorder", "bbox", "alpha",
    "backgroundcolor")

  static let text = PlotMethod(
    "text", "Writes a note at a place.",
    [Parameter("x", .float), Parameter("y", .float), Parameter("s", .any)]
      + PlotArguments.textParameters + placement + PlotArguments.keywords("transform")
      + PlotArguments.ignored("fontdict", "fontfamily", "family", "wrap", "clip_on"),
    returns: "text"
  ) { arguments in
    let x = try arguments.double("x") ?? 0
    let y = try arguments.double("y") ?? 0
    var mark = TextMark(try arguments.label(try arguments.text("s") ?? ""), x: x, y: y)
    try place(&mark, arguments)
    if case .string(let word)? = arguments.value("transform") {
      mark.isInAxesUnits = word.object.text == AxesType.axesUnits
    }
    return try arguments.add(.text(mark), ArtistTypes.text)
  }

  static let annotate = PlotMethod(
    "annotate", "Writes a note about a place, with an arrow to it if wanted.",
    [
      Parameter("text", .any), Parameter("xy", .any, "The place."),
      .optional("xytext", .any, "Where the text stands; at the place when left out."),
      .optional("xycoords", .any, "Accepted, without effect."),
      .optional("textcoords", .any, "\"data\", or \"offset points\"."),
      .optional("arrowprops", .dict, "A dict; its color is the arrow's."),
    ] + PlotArguments.textParameters + placement, returns: "text"
  ) { arguments in
    let target = try pair("xy", arguments) ?? (0, 0)
    var at = target
    if let given = try pair("xytext", arguments) {
      let word = try arguments.text("textcoords") ?? "data"
      // Offsets in points would need the page; a small step of the axes stands for them.
      at = given
      if word.hasPrefix("offset") {
        let limits = try arguments.axes.read().currentLimits
        at.0 = target.0 + given.0 / 400 * (limits.x.end - limits.x.start)
        at.1 = target.1 + given.1 / 300 * (limits.y.end - limits.y.start)
      }
    }
    var mark = TextMark(try arguments.label(try arguments.text("text") ?? ""), x: at.0, y: at.1)
    try place(&mark, arguments)
    if let properties = arguments.value("arrowprops") {
      var color = Color(gray: 0.2)
      for key in ["color", "edgecolor", "facecolor"] {
        let name = arguments.interpreter.make(key)
        if let value = try? arguments.interpreter.getItem(properties, name) {
          color = try PlotStyle.color(value, arguments.interpreter, "annotate")
          break
        }
      }
      mark.target = TextMark.Target(x: target.0, y: target.1, color: color)
    }
    return try arguments.add(.text(mark), ArtistTypes.text)
  }

  private static func pair(_ name: String, _ arguments: PlotArguments) throws -> (Double, Double)? {
    guard let values = try arguments.list(name) else { return nil }
    guard values.count == 2 else {
      throw ScriptError(
        .value, "annotate(): \(name) is a pair of numbers, found \(values.count)", keyword: name)
    }
    return (values[0], values[1])
  }

  private static func place(_ mark: inout TextMark, _ arguments: PlotArguments) throws {
    if let word = try arguments.string("ha", "horizontalalignment") {
      guard let side = TextMark.Horizontal(rawValue: word) else {
        throw ScriptError(
          .value, "\(arguments.operation)(): \"\(word)\" is no horizontal alignment",
          hint: "one of: left, center, right")
      }
      mark.horizontal = side
    }
    if let word = try arguments.string("va", "verticalalignment") {
      guard let side = TextMark.Vertical(rawValue: word) else {
        throw ScriptError(
          .value, "\(arguments.operation)(): \"\(word)\" is no vertical alignment",
          hint: "one of: top, center, bottom, baseline")
      }
      mark.vertical = side
    }
    if case .string(let word)? = arguments.value("rotation") {
      mark.rotation = word.object.text == "vertical" ? 90 : 0
    } else {
      mark.rotation = try arguments.double("rotation") ?? 0
    }
    mark.background = try arguments.color("backgroundcolor")
    if let box = arguments.value("bbox") {
      let color = try? arguments.interpreter.getItem(box, arguments.interpreter.make("facecolor"))
      mark.background =
        try color.map { try PlotStyle.color($0, arguments.interpreter, arguments.operation) }
        ?? Color(gray: 1, alpha: 0.85)
    }
  }
}
