import QuirePlot
import QuireRuntime

/// Something drawn or set in axes: one record for the function of pyplot, which takes the current
/// axes, and the method of `Axes`.
struct PlotMethod: Sendable {
  /// nil when pyplot has no such function.
  let function: Builtin?
  /// nil when `Axes` has no such method.
  let method: Builtin?

  /// - Parameters:
  ///   - axesName: The method's name; nil for the same, empty for no method.
  init(
    _ name: String, axes axesName: String? = nil, isFunction: Bool = true, _ summary: String,
    _ parameters: [Parameter] = [], returns: String = "", examples: [String] = [],
    body: @escaping @Sendable (PlotArguments) throws -> Value
  ) {
    let names = parameters.filter { $0.form == .ordinary || $0.form == .keywordOnly }.map(\.name)
    function =
      isFunction
      ? Builtin(name, summary, parameters, returns: returns, examples: examples) { call in
        let state = PlotState.of(call.interpreter)
        return try body(PlotArguments(call, names, offset: 0, state, try state.currentAxes()))
      } : nil
    let axesName = axesName ?? name
    let own = Parameter("self", .any)
    method =
      axesName.isEmpty
      ? nil
      : Builtin(axesName, summary, [own] + parameters, returns: returns) { call in
        let axes = try call.host(0, as: AxesHandle.self)
        axes.figure.current = axes.index
        let state = PlotState.of(call.interpreter)
        return try body(PlotArguments(call, names, offset: 1, state, axes))
      }
  }
}

/// The arguments of a plot method by their names.
struct PlotArguments {
  let call: Call
  let state: PlotState
  let axes: AxesHandle
  private let names: [String]
  private let offset: Int

  init(_ call: Call, _ names: [String], offset: Int, _ state: PlotState, _ axes: AxesHandle) {
    self.call = call
    self.names = names
    self.offset = offset
    self.state = state
    self.axes = axes
  }

  var interpreter: Interpreter { call.interpreter }
  var operation: String { call.builtin.name }

  private func index(_ name: String) -> Int? {
    names.firstIndex(of: name).map { $0 + offset }
  }

  /// The first of these arguments that was given and is not None.
  func value(_ names: String...) -> Value? { value(names) }

  private func value(_ names: [String]) -> Value? {
    for name in names {
      if let index = index(name), !call.isAbsent(index) { return call[index] }
    }
    return nil
  }

  func double(_ names: String...) throws -> Double? {
    try value(names).map { value in
      guard let number = try interpreter.number(value) else {
        throw mismatch(names, "a number", value)
      }
      return number
    }
  }

  func int(_ names: String...) throws -> Int? {
    try value(names).map { value in
      switch value {
      case .int(let number): return number
      case .bool(let flag): return flag ? 1 : 0
      default: throw mismatch(names, "an int", value)
      }
    }
  }

  /// `alpha`: 0 is clear, 1 hides what lies behind.
  func opacity() throws -> Double {
    guard let alpha = try double("alpha") else { return 1 }
    guard alpha >= 0, alpha <= 1 else {
      throw ScriptError(
        .value, "\(operation)(): expected alpha from 0 to 1, got \(alpha)", keyword: "alpha")
    }
    return alpha
  }

  func bool(_ names: String...) throws -> Bool? {
    try value(names).map { try interpreter.isTrue($0) }
  }

  func string(_ names: String...) throws -> String? {
    try value(names).map { value in
      guard case .string(let text) = value else { throw mismatch(names, "a str", value) }
      return text.object.text
    }
  }

  /// Text to show: of any value, as `str` gives it.
  func text(_ names: String...) throws -> String? {
    try value(names).map { try interpreter.text(of: $0) }
  }

  func numbers(_ names: String...) throws -> Numbers? {
    try checking(names) { try Numbers($0, interpreter, what: "\(operation)(): \(names[0])") }
  }

  /// Numbers without rows and columns; a single one counts as a list of one.
  func list(_ names: String...) throws -> [Double]? {
    try checking(names) { value in
      try Numbers(value, interpreter, what: "\(operation)(): \(names[0])").values
    }
  }

  func strings(_ names: String...) throws -> [String]? {
    try value(names).map { value in
      if case .string(let text) = value { return [text.object.text] }
      return try interpreter.values(of: value).map { try interpreter.text(of: $0) }
    }
  }

  func colorMap(_ name: String = "cmap") throws -> ColorMap? {
    try checking([name]) { try PlotStyle.colorMap($0, operation) }
  }

  func color(_ names: String...) throws -> Color? {
    try checking(names) { try PlotStyle.color($0, interpreter, operation) }
  }

  func colors(_ names: String...) throws -> [Color]? {
    try checking(names) { try PlotStyle.colors($0, interpreter, operation) }
  }

  func lineStyle() throws -> LineStyle? {
    try word("linestyle", "ls") { try LineStyle($0, operation: operation) }
  }

  /// What `read` makes of the first of these arguments that was given; its mistakes are that argument's.
  func checking<R>(_ names: [String], _ read: (Value) throws -> R) throws -> R? {
    guard let name = names.first(where: { value([$0]) != nil }), let value = value([name]) else {
      return nil
    }
    return try at(name) { try read(value) }
  }

  /// The same for a word.
  func word<R>(_ names: String..., read: (String) throws -> R) throws -> R? {
    try checking(names) { value in
      guard case .string(let text) = value else { throw mismatch(names, "a str", value) }
      return try read(text.object.text)
    }
  }

  /// The same for one of the arguments that `*args` took.
  func at<R>(position: Int, _ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch {
      guard
        var failure = error as? ScriptError ?? (error as? any ScriptErrorConvertible)?.scriptError,
        failure.argument == nil, position < call.rest.count
      else { throw error }
      failure.argument = call.restIndex(position)
      throw failure
    }
  }

  /// Runs `body`; a mistake it finds is one of the argument of this name.
  func at<R>(_ name: String, _ body: () throws -> R) throws -> R {
    try call.checking(name, body)
  }

  func mismatch(_ names: [String], _ expected: String, _ value: Value) -> ScriptError {
    ScriptError(
      .type, "\(operation)() expected \(expected) for \(names[0]), got \(value.typeName)",
      keyword: names.first { index($0).map { !call.isAbsent($0) } ?? false })
  }

  /// Adds a mark to the axes and returns it as a value.
  func add(_ kind: Mark.Kind, label: String? = nil, _ type: TypeRecord) throws -> Value {
    let mark = Mark(kind, label: try label ?? text("label"), zorder: try double("zorder"))
    let index = try axes.update { axes in
      axes.marks.append(mark)
      return axes.marks.count - 1
    }
    return interpreter.makeHost(MarkHandle(axes, index), type)
  }

  /// The next colour of the cycle.
  func nextColor() throws -> Color { try axes.update { $0.nextColor() } }
}
