import QuirePlot
import QuireRuntime
import QuireTensor

/// What draws pictures, heat maps and contours.
enum ImageMethods {
  static let all: [PlotMethod] = [
    image("imshow", isMatrix: false), image("matshow", isMatrix: true), colorMesh("pcolormesh"),
    colorMesh("pcolor"), contour("contour", isFilled: false), contour("contourf", isFilled: true),
    hist2d, colorBar, contourLabels,
  ]

  private static let scaleParameters: [Parameter] = [
    .optional("cmap", .any, "The colour map of one channel: a name or a map."),
    .optional("norm", .any, "\"linear\" or \"log\"."),
    .optional("aspect", .any, "\"equal\", \"auto\" or a number."),
    .optional("interpolation", .any, "\"bilinear\" lets enlarged pixels flow into each other."),
    .optional("alpha", .float), .optional("vmin", .float), .optional("vmax", .float),
    .optional("origin", .string, "\"upper\" or \"lower\": where row 0 lies."),
    .optional("extent", .sequence, "left, right, bottom, top."),
  ]

  private static func image(_ name: String, isMatrix: Bool) -> PlotMethod {
    PlotMethod(
      name, "Shows a picture: rows and columns of values, or of red, green and blue.",
      [Parameter("X", .any, "[rows, columns], [rows, columns, 1], [rows, columns, 3 or 4].")]
        + scaleParameters + PlotArguments.keywords("zorder", "label")
        + PlotArguments.ignored("interpolation_stage", "filternorm", "resample", "url"),
      returns: "image", examples: isMatrix ? [] : ["plt.imshow([[0, 1], [2, 3]]) => <AxesImage>"]
    ) { arguments in
      let numbers = try arguments.numbers("X") ?? Numbers(values: [], shape: [0, 0])
      var image = try mark(numbers, arguments)
      if try arguments.string("origin") == "lower" { image.putOriginBelow() }
      if let ends = try arguments.list("extent") {
        guard ends.count == 4, ends.allSatisfy(\.isFinite) else {
          throw ScriptError(
            .value, "\(name)(): extent is left, right, bottom, top; found \(ends.count) numbers",
            keyword: "extent")
        }
        let isLower = try arguments.string("origin") == "lower"
        image.edges = ImageMark.Edges(
          left: ends[0], right: ends[1], bottom: isLower ? ends[3] : ends[2],
          top: isLower ? ends[2] : ends[3])
      }
      if let word = try arguments.text("interpolation") {
        image.isSmooth = !["nearest", "none", "antialiased", "None"].contains(word)
      }
      image.opacity = try arguments.opacity()
      let aspect = try aspect(arguments)
      try arguments.axes.update { $0.aspect = aspect ?? .ratio(1) }
      return try arguments.add(.image(image), ArtistTypes.image)
    }
  }

  static func aspect(_ arguments: PlotArguments) throws -> Axes.Aspect? {
    guard let value = arguments.value("aspect") else { return nil }
    if case .string(let word) = value {
      switch word.object.text {
      case "auto": return .automatic
      case "equal": return .ratio(1)
      default:
        throw ScriptError(
          .value,
          "\(arguments.operation)(): aspect is \"equal\", \"auto\" or a number, "
            + "found \"\(word.object.text)\"", keyword: "aspect")
      }
    }
    return .ratio(try arguments.double("aspect") ?? 1)
  }

  private static func mark(_ numbers: Numbers, _ arguments: PlotArguments) throws -> ImageMark {
    let shape = numbers.shape
    let isColored = shape.count == 3 && (shape[2] == 3 || shape[2] == 4)
    guard shape.count == 2 || isColored || (shape.count == 3 && shape[2] == 1) else {
      var hint = "an image is [rows, columns], [rows, columns, 1] or [rows, columns, 3]"
      if shape.count >= 3, shape[0] == 1 { hint += "; take one picture of a batch with x[0]" }
      throw ScriptError(
        .type, "\(arguments.operation)() got an array of shape \(shape), which is no picture",
        hint: hint, keyword: "X")
    }
    guard isColored else {
      return try ImageMark(
        rows: shape[0], columns: shape[1], values: numbers.values,
        scale: try scale(arguments), operation: arguments.operation)
    }
    let factor = numbers.areIntegers ? 1.0 : 255
    let bytes = numbers.values.map { UInt8(max(0, min(255, $0.isNaN ? 0 : $0 * factor)).rounded()) }
    return try ImageMark(
      rows: shape[0], columns: shape[1], channels: shape[2], bytes: bytes,
      operation: arguments.operation)
  }

  private static func scale(_ arguments: PlotArguments) throws -> ColorScale {
    ColorScale(
      map: try arguments.colorMap(), lower: try arguments.double("vmin"),
      upper: try arguments.double("vmax"), isLogarithmic: try arguments.text("norm") == "log")
  }

  private static func colorMesh(_ name: String) -> PlotMethod {
    PlotMethod(
      name, "Draws a grid of values as coloured cells: pcolormesh(C) or pcolormesh(X, Y, C).",
      [.variadic("args", .any, "The values, or columns, rows and values.")]
        + scaleParameters.map(\.keywordOnly) + PlotArguments.keywords("zorder", "label")
        + PlotArguments.ignored("shading", "edgecolors", "linewidth"), returns: "image"
    ) { arguments in
      let grid = try Grid(arguments)
      var image = try ImageMark(
        rows: grid.rows, columns: grid.columns, values: grid.values, scale: try scale(arguments),
        operation: name)
      image.edges = grid.edges
      image.opacity = try arguments.opacity()
      return try arguments.add(.image(image), ArtistTypes.image)
    }
  }

  private static func contour(_ name: String, isFilled: Bool) -> PlotMethod {
    PlotMethod(
      name,
      isFilled
        ? "Fills the bands between heights: contourf(Z), contourf(X, Y, Z), with levels after them."
        : "Draws lines of equal height: contour(Z), contour(X, Y, Z), with levels after them.",
      [.variadic("args", .any, "Z, or X, Y and Z; then the levels or their number.")]
        + PlotArguments.keywords(
          "levels", "colors", "cmap", "norm", "vmin", "vmax", "alpha", "linewidths", "zorder",
          "label")
        + PlotArguments.ignored("linestyles", "extend", "origin", "extent"), returns: "contours"
    ) { arguments in
      let grid = try Grid(arguments)
      var levels: [Double]?
      var count = 8
      if let value = grid.levels ?? arguments.value("levels") {
        if case .int(let number) = value {
          count = max(number, 1)
        } else {
          levels = try Numbers(value, arguments.interpreter, what: "levels").values
        }
      }
      var contour = try ContourMark(
        x: grid.x, y: grid.y, values: grid.values, levels: levels, count: count,
        scale: try scale(arguments), operation: name)
      contour.isFilled = isFilled
      contour.color = try arguments.colors("colors")?.first
      contour.width = try arguments.list("linewidths")?.first ?? contour.width
      contour.opacity = try arguments.opacity()
      return try arguments.add(.contour(contour), ArtistTypes.image)
    }
  }

  static let contourLabels = PlotMethod(
    "clabel", "Accepted, without effect: contours carry no numbers.",
    [Parameter("contours"), .variadicKeyword("options")]
  ) { _ in .null }

  static let hist2d = PlotMethod(
    "hist2d", "Counts pairs of values in the cells of a grid and shows the counts as colours.",
    [
      Parameter("x"), Parameter("y"), Parameter("bins", .any, default: .int(10)),
      .optional("range", .any), .optional("cmap", .any), .optional("vmin", .float),
      .optional("vmax", .float),
    ] + PlotArguments.keywords("alpha", "zorder", "norm"),
    returns: "counts, x edges, y edges, image"
  ) { arguments in
    let x = try arguments.list("x") ?? []
    let y = try arguments.list("y") ?? []
    try LineMethods.requireSameCount("hist2d", "x", x.count, "y", y.count)
    let numbers = try arguments.list("bins") ?? [10]
    let bins = numbers.map { Histogram.Bins.count(Int(exactly: $0) ?? 0) }
    let across = try Histogram(x, bins: bins[0], operation: "hist2d").edges
    let down = try Histogram(y, bins: bins[bins.count - 1], operation: "hist2d").edges
    let columns = across.count - 1
    let rows = down.count - 1
    var counts = [Double](repeating: 0, count: columns * rows)
    for (a, b) in zip(x, y) {
      let column = (a - across[0]) / (across[columns] - across[0]) * Double(columns)
      let row = (b - down[0]) / (down[rows] - down[0]) * Double(rows)
      guard column >= 0, row >= 0, column <= Double(columns), row <= Double(rows) else { continue }
      counts[min(Int(row), rows - 1) * columns + min(Int(column), columns - 1)] += 1
    }
    var image = try ImageMark(
      rows: rows, columns: columns, values: counts, scale: try scale(arguments),
      operation: "hist2d")
    image.edges = ImageMark.Edges(
      left: across[0], right: across[columns], bottom: down[rows], top: down[0])
    let interpreter = arguments.interpreter
    let shown = try arguments.add(.image(image), ArtistTypes.image)
    return interpreter.makeTuple([
      interpreter.make(try Tensor(counts, shape: Shape([rows, columns]))),
      interpreter.make(try Tensor(across)), interpreter.make(try Tensor(down)), shown,
    ])
  }

  static let colorBar = PlotMethod(
    "colorbar", axes: "", "Adds the scale that says which colour is which value.",
    [
      Parameter("mappable", default: .null), Parameter("cax", default: .null),
      Parameter("ax", default: .null),
    ] + PlotArguments.keywords("label", "ticks")
      + PlotArguments.ignored("shrink", "fraction", "pad", "aspect", "orientation", "format"),
    returns: "colour bar"
  ) { arguments in try addColorBar(arguments, to: arguments.axes) }

  /// Adds a colour bar to the axes of the mark given, else to the last ones that show a scale.
  static func addColorBar(_ arguments: PlotArguments, to fallback: AxesHandle) throws -> Value {
    var target = fallback
    if case .host(let host)? = arguments.value("ax"),
      let axes = host.object.object as? AxesHandle
    {
      target = axes
    }
    if let mappable = arguments.value("mappable") {
      guard case .host(let host) = mappable, let mark = host.object.object as? MarkHandle else {
        throw ScriptError(
          .type, "colorbar() needs an image or mapped points, got \(mappable.typeName)",
          keyword: "mappable")
      }
      target = mark.axes
    } else if try !target.read().hasColorScale {
      throw ScriptError(
        .value, "colorbar() found nothing with a colour scale in the current axes",
        hint: "call it after imshow, contour, or scatter with c=numbers")
    }
    let bar = ColorBar(
      label: try arguments.text("label").map { Label($0) }, ticks: try arguments.list("ticks"))
    try target.update { $0.colorBar = bar }
    return arguments.interpreter.makeHost(target, ArtistTypes.colorBar)
  }

  /// The columns, rows and values of a grid.
  private struct Grid {
    let x: [Double]
    let y: [Double]
    let values: [Double]
    let levels: Value?

    var columns: Int { values.isEmpty ? 0 : values.count / max(rows, 1) }
    let rows: Int

    /// Reads `Z`, or `X, Y, Z`, X and Y each a list or a mesh; what follows are levels.
    init(_ arguments: PlotArguments) throws {
      let given = Array(arguments.call.rest)
      let hasPlaces = given.count >= 3
      guard let last = hasPlaces ? given[2] : given.first else {
        throw ScriptError(.type, "\(arguments.operation)() needs a grid of values")
      }
      levels = hasPlaces ? given.dropFirst(3).first : given.dropFirst().first
      let z = try Numbers(last, arguments.interpreter, what: "\(arguments.operation)(): Z")
      guard z.shape.count == 2, z.shape[0] > 0, z.shape[1] > 0 else {
        throw ScriptError(
          .shape, "\(arguments.operation)() needs a grid of rows and columns, got shape \(z.shape)",
          keyword: "args")
      }
      rows = z.shape[0]
      values = z.values
      guard hasPlaces else {
        x = (0..<z.shape[1]).map(Double.init)
        y = (0..<z.shape[0]).map(Double.init)
        return
      }
      let across = try Numbers(given[0], arguments.interpreter, what: "\(arguments.operation)(): X")
      let down = try Numbers(given[1], arguments.interpreter, what: "\(arguments.operation)(): Y")
      x = across.shape.count == 2 ? Array(across.values.prefix(across.shape[1])) : across.values
      y = down.shape.count == 2 ? down.column(0) : down.values
      let fits: (Int, Int) -> Bool = { $0 == $1 || $0 == $1 + 1 }
      guard fits(x.count, z.shape[1]), fits(y.count, z.shape[0]) else {
        throw ScriptError(
          .shape,
          "\(arguments.operation)(): Z has shape \(z.shape), but X has \(x.count) columns "
            + "and Y has \(y.count) rows",
          hint: "Z[row, column]: as many rows as Y has values, as many columns as X",
          keyword: "args")
      }
    }

    /// Outer edges: the places themselves when there is one more of them than cells, else half a
    /// cell beyond them.
    var edges: ImageMark.Edges {
      let across = Grid.ends(x, cells: columns)
      let down = Grid.ends(y, cells: rows)
      return ImageMark.Edges(left: across.0, right: across.1, bottom: down.1, top: down.0)
    }

    private static func ends(_ places: [Double], cells: Int) -> (Double, Double) {
      guard let first = places.first, let last = places.last else { return (0, 1) }
      if places.count == cells + 1 { return (first, last) }
      let half = places.count > 1 ? (last - first) / Double(places.count - 1) / 2 : 0.5
      return (first - half, last + half)
    }
  }
}
