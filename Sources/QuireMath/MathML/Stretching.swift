/// Which signs browsers stretch by themselves.
enum Stretching {
  private static let fences = Set("()[]{}⟨⟩⌊⌋⌈⌉⟦⟧⟮⟯".map(String.init))
  private static let bars = Set("|‖".map(String.init))
  private static let verticalArrows = Set("↑↓↕⇑⇓⇕".map(String.init))

  /// True for signs that grow with their row.
  static func isTall(_ text: String) -> Bool {
    fences.contains(text) || bars.contains(text) || verticalArrows.contains(text)
  }

  /// True for signs that grow to the width of what stands above or below them.
  static func isWide(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      (0x2190...0x21ff).contains($0.value) || (0x27f0...0x27ff).contains($0.value)
    }
  }

  /// True for a delimiter that grows without being told.
  static func growsByItself(_ text: String, _ position: OperatorDictionary.Position) -> Bool {
    fences.contains(text) || bars.contains(text) && position != .middle
  }
}
