/// One direction of axes: its label, limits, scale and ticks.
package struct Axis: Sendable {
  package enum Scale: String, CaseIterable, Sendable {
    case linear, log
  }

  package enum Ticks: Sendable, Equatable {
    /// Round numbers, as many as have room.
    case automatic
    /// Places, and what to write there; without labels the places themselves are written.
    case fixed([Double], labels: [String]?)
  }

  package var label: Label?
  /// The value at the left or bottom; nil leaves it to the data.
  package var start: Double?
  /// The value at the right or top; below `start` the axis runs backwards.
  package var end: Double?
  package var scale = Scale.linear
  package var ticks = Ticks.automatic
  /// Degrees counterclockwise; nil turns labels only when they would touch.
  package var tickRotation: Double?
  /// Points; nil for the usual size.
  package var tickSize: Double?
  package var tickColor: Color?
  /// Whether the axis runs backwards when its limits are left to the data.
  package var isInverted = false
  /// Whether ticks and label are drawn.
  package var isVisible = true

  package init() {}
}
