/// A mark on an axis with what is written beside it; minor ticks carry no text.
struct Tick: Sendable, Equatable {
  var value: Double
  var label: String
  var isMinor = false
}

/// The ticks of one axis and the note at its end.
struct TickSet: Sendable, Equatable {
  var ticks: [Tick]
  /// A power of ten or an offset that all labels share.
  var note: String?

  static let empty = TickSet(ticks: [], note: nil)

  var major: [Tick] { ticks.filter { !$0.isMinor } }
}
