/// The scale beside an image or mapped points that says which colour is which value.
package struct ColorBar: Sendable, Equatable {
  package var label: Label?
  /// nil for round numbers, as many as have room.
  package var ticks: [Double]?

  package init(label: Label? = nil, ticks: [Double]? = nil) {
    self.label = label
    self.ticks = ticks
  }
}
