import QuirePlot
import QuireRuntime

/// What pyplot remembers in a session: the open figures, the current one, and the settings.
package final class PlotState {
  private(set) var open: [FigureHandle] = []
  var settings = PlotSettings()
  private var made = 0

  init() {}

  static func of(_ interpreter: Interpreter) -> PlotState {
    interpreter.state(PlotState.self) { PlotState() }
  }

  /// The figures that have something to show, closed with this call: what the end of a cell shows.
  package static func takeOpenFigures(_ interpreter: Interpreter) -> [Figure] {
    let state = of(interpreter)
    defer { state.open = [] }
    return state.open.filter { $0.isChanged && $0.isWorthShowing }.map(\.figure)
  }

  /// The open figures that changed since they were last asked for: what an input at the prompt shows.
  package static func takeChanges(_ interpreter: Interpreter) -> [FigureHandle] {
    let state = of(interpreter)
    defer { for handle in state.open { handle.isChanged = false } }
    return state.open.filter { $0.isChanged && $0.isWorthShowing }
  }

  /// The figures that are open.
  package static func openFigures(_ interpreter: Interpreter) -> [FigureHandle] {
    of(interpreter).open
  }

  /// The figure behind a value of the language, if it is one.
  package static func figure(_ value: Value) -> FigureHandle? {
    guard case .host(let host) = value else { return nil }
    return host.object.object as? FigureHandle
  }

  /// Whether a value is a figure that the end of the cell will show.
  package static func isOpen(_ value: Value, in interpreter: Interpreter) -> Bool {
    guard case .host(let host) = value else { return false }
    return of(interpreter).open.contains { $0 === host.object.object }
  }

  /// Whether a value only stands for something drawn, so that showing it says nothing.
  package static func isArtist(_ value: Value) -> Bool {
    switch value {
    case .host(let host): return host.object.type.isKind(of: ArtistTypes.artist)
    case .list(let list):
      let values = list.object.values
      return !values.isEmpty && values.allSatisfy { isArtist($0) }
    case .tuple(let tuple):
      return tuple.object.values.contains { isArtist($0) }
    default: return false
    }
  }

  /// The figure that drawing goes to; a new one when there is none.
  func currentFigure() -> FigureHandle { open.last ?? newFigure() }

  func currentAxes() throws -> AxesHandle {
    let figure = currentFigure()
    if let current = figure.current { return AxesHandle(figure, current) }
    return figure.addAxes(.whole, settings)
  }

  @discardableResult
  func newFigure(
    number: Int? = nil, width: Double? = nil, height: Double? = nil, dotsPerInch: Double? = nil
  ) -> FigureHandle {
    made += 1
    let figure = FigureHandle(
      Figure(
        width: width ?? settings.figureWidth, height: height ?? settings.figureHeight,
        dotsPerInch: dotsPerInch ?? settings.dotsPerInch), number: number ?? made)
    open.append(figure)
    return figure
  }

  /// Makes an open figure the current one; false when it is not open.
  func makeCurrent(_ figure: FigureHandle) {
    open.removeAll { $0 === figure }
    open.append(figure)
  }

  func figure(number: Int) -> FigureHandle? { open.first { $0.number == number } }

  func close(_ figure: FigureHandle) { open.removeAll { $0 === figure } }

  /// Takes back that figures were closed, because showing them was stopped; only a change or another
  /// `show` shows them again.
  func reopen(_ figures: [FigureHandle]) {
    open = figures
    for figure in figures { figure.isChanged = false }
  }

  /// Closes all figures and returns those that have something to show, oldest first.
  func closeAll() -> [FigureHandle] {
    defer { open = [] }
    return open.sorted { $0.number < $1.number }.filter { !$0.figure.axes.isEmpty }
  }
}

/// The settings that `rcParams` can change.
struct PlotSettings {
  var figureWidth = Figure.standardWidth
  var figureHeight = Figure.standardHeight
  var dotsPerInch = Figure.standardResolution
  var showsGrid = false
  var colorMap = ColorMap.standard
  var lineWidth: Double?
}

/// A figure as a value of the language.
package final class FigureHandle {
  package var figure: Figure { didSet { isChanged = true } }
  /// Whether it was drawn in since it was last shown.
  package fileprivate(set) var isChanged = true
  let number: Int
  /// The index of the axes that drawing goes to.
  var current: Int?

  init(_ figure: Figure, number: Int) {
    self.figure = figure
    self.number = number
  }

  /// Axes made by a call that then failed hold nothing.
  var isWorthShowing: Bool {
    figure.title != nil || figure.axes.contains { !$0.marks.isEmpty || $0.title != nil }
  }

  func addAxes(_ cell: GridCell, _ settings: PlotSettings) -> AxesHandle {
    var axes = Axes(cell: cell)
    axes.colorMap = settings.colorMap
    if settings.showsGrid { axes.grid = Axes.Grid() }
    figure.axes.append(axes)
    current = figure.axes.count - 1
    return AxesHandle(self, figure.axes.count - 1)
  }
}

/// Axes as a value of the language: a place in a figure.
final class AxesHandle {
  let figure: FigureHandle
  let index: Int

  init(_ figure: FigureHandle, _ index: Int) {
    self.figure = figure
    self.index = index
  }

  /// The axes as they are now.
  func read() throws -> Axes {
    guard figure.figure.axes.indices.contains(index) else { throw AxesHandle.gone }
    return figure.figure.axes[index]
  }

  /// Changes the axes in place.
  func update<R>(_ body: (inout Axes) throws -> R) throws -> R {
    guard figure.figure.axes.indices.contains(index) else { throw AxesHandle.gone }
    return try body(&figure.figure.axes[index])
  }

  private static let gone = ScriptError(
    .value, "these axes are no longer in their figure: it was cleared")
}

/// Something drawn in axes, as a value of the language.
final class MarkHandle {
  let axes: AxesHandle
  let index: Int

  init(_ axes: AxesHandle, _ index: Int) {
    self.axes = axes
    self.index = index
  }

  func read() throws -> Mark {
    let axes = try axes.read()
    guard axes.marks.indices.contains(index) else { throw MarkHandle.gone }
    return axes.marks[index]
  }

  func update(_ body: (inout Mark) throws -> Void) throws {
    try axes.update { axes in
      guard axes.marks.indices.contains(index) else { throw MarkHandle.gone }
      try body(&axes.marks[index])
    }
  }

  private static let gone = ScriptError(.value, "this was removed from its axes")
}
