import QuirePlot
import QuireRuntime

/// Reads colours, maps and labels from values of the language.
enum PlotStyle {
  static func color(
    _ value: Value, _ interpreter: Interpreter, _ operation: String
  ) throws -> Color {
    if case .string(let text) = value { return try Color(text.object.text, operation: operation) }
    if let parts = try? Numbers(value, interpreter, what: "colour"), parts.isFlat,
      parts.values.count == 3 || parts.values.count == 4
    {
      return Color(
        red: parts.values[0], green: parts.values[1], blue: parts.values[2],
        alpha: parts.values.count == 4 ? parts.values[3] : 1)
    }
    throw ScriptError(
      .type,
      "\(operation)(): a colour is a name or three or four numbers from 0 to 1, "
        + "got \(value.typeName)")
  }

  /// One colour, or a list of them.
  static func colors(
    _ value: Value, _ interpreter: Interpreter, _ operation: String
  ) throws -> [Color] {
    switch value {
    case .list, .tuple:
      let parts = try interpreter.values(of: value)
      let areNumbers = parts.allSatisfy {
        switch $0 {
        case .int, .bigInt, .double, .bool: true
        default: false
        }
      }
      if areNumbers, !parts.isEmpty { return [try color(value, interpreter, operation)] }
      return try parts.map { try color($0, interpreter, operation) }
    default:
      if let rows = try? Numbers(value, interpreter, what: "colour"), rows.shape.count == 2,
        rows.shape[1] == 3 || rows.shape[1] == 4
      {
        let width = rows.shape[1]
        return (0..<rows.shape[0]).map { row in
          let part = { (column: Int) in rows.values[row * width + column] }
          return Color(red: part(0), green: part(1), blue: part(2), alpha: width == 4 ? part(3) : 1)
        }
      }
      return [try color(value, interpreter, operation)]
    }
  }

  static func colorMap(_ value: Value, _ operation: String) throws -> ColorMap {
    switch value {
    case .string(let text): return try ColorMap(text.object.text, operation: operation)
    case .host(let host):
      if let map = host.object.object as? ColorMapHandle { return map.map }
    default: break
    }
    throw ScriptError(
      .type, "\(operation)(): cmap is a name or a colour map, got \(value.typeName)",
      hint: "for example cmap=\"viridis\" or plt.cm.gray")
  }

  /// Sizes in points, or pyplot's words for them.
  static func fontSize(
    _ value: Value?, _ interpreter: Interpreter, _ operation: String
  ) throws -> Double? {
    guard let value else { return nil }
    if case .string(let word) = value {
      let sizes = [
        "xx-small": 6.0, "x-small": 7, "small": 8.5, "medium": 10, "large": 12, "x-large": 14.5,
        "xx-large": 17,
      ]
      guard let size = sizes[word.object.text] else {
        throw ScriptError(
          .value, "\(operation)(): \"\(word.object.text)\" is not a size of text",
          hint: "a number of points, or one of: small, medium, large, x-large")
      }
      return size
    }
    guard let size = try interpreter.number(value) else {
      throw ScriptError(
        .type, "\(operation)(): the size of text is a number, got \(value.typeName)")
    }
    return size
  }
}

extension PlotArguments {
  /// The text parameters that titles, labels and notes share.
  static let textParameters: [Parameter] = [
    .optional("fontsize", .any, "Points, or a word such as \"large\".").keywordOnly,
    .optional("size", .any, "The same as fontsize.").keywordOnly,
    .optional("color", .any, "A colour.").keywordOnly,
    .optional("c", .any, "The same as color.").keywordOnly,
    .optional("fontweight", .any, "\"bold\" or \"normal\".").keywordOnly,
    .optional("weight", .any, "The same as fontweight.").keywordOnly,
  ]

  /// Keywords of pyplot that are accepted and change nothing: the layout is Quire's own.
  static func ignored(_ names: String...) -> [Parameter] {
    names.map { Parameter.optional($0, .any, "Accepted, without effect.").keywordOnly }
  }

  /// Keyword parameters of any type.
  static func keywords(_ names: String...) -> [Parameter] {
    names.map { Parameter.optional($0, .any).keywordOnly }
  }

  /// A label with the look that the call asks for.
  func label(_ text: String) throws -> Label {
    let weight = try value("fontweight", "weight").map { try interpreter.text(of: $0) }
    return Label(
      text, size: try PlotStyle.fontSize(value("fontsize", "size"), interpreter, operation),
      color: try color("color", "c"), isBold: weight == "bold" || weight == "heavy")
  }

  /// Places along an axis: numbers, or names that become categories.
  func places(_ value: Value, _ name: String, along axis: WritableKeyPath<Axes, Axis>) throws
    -> Numbers
  {
    if name == "y", case .dict = value {
      throw ScriptError(
        .type, "\(operation)(): y needs numbers, got dict",
        hint:
          "one of its values is \(HintText.here)[key], all of them list(\(HintText.here).values())")
    }
    guard let names = try categoryNames(value) else {
      return try Numbers(value, interpreter, what: "\(operation)(): \(name)")
    }
    return try axes.update { axes in
      var known: [String] = []
      if case .fixed(_, let labels?) = axes[keyPath: axis].ticks { known = labels }
      var numbers = Numbers(values: [], shape: [names.count])
      for name in names {
        if let place = known.firstIndex(of: name) {
          numbers.values.append(Double(place))
        } else {
          known.append(name)
          numbers.values.append(Double(known.count - 1))
        }
      }
      axes[keyPath: axis].ticks = .fixed(known.indices.map(Double.init), labels: known)
      return numbers
    }
  }

  private func categoryNames(_ value: Value) throws -> [String]? {
    switch value {
    case .string(let text): return [text.object.text]
    case .list, .tuple, .dict:
      let parts = try interpreter.values(of: value)
      var names: [String] = []
      for part in parts {
        guard case .string(let text) = part else { return nil }
        names.append(text.object.text)
      }
      return names.isEmpty ? nil : names
    default: return nil
    }
  }
}

extension Numbers {
  init(values: [Double], shape: [Int]) {
    self.values = values
    self.shape = shape
  }
}
