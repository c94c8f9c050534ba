/// A number of bytes as people write it: `512M`, `2G`, `1.5GiB`; a number alone counts MiB.
struct MemorySize: Equatable {
  let bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  init?(_ text: String) {
    var digits = Substring(text.uppercased())
    for ending in ["IB", "B"] where digits.hasSuffix(ending) {
      digits.removeLast(ending.count)
      break
    }
    var unit = 1 << 20
    if let last = digits.last, let given = Self.units.first(where: { $0.letter == last }) {
      unit = given.bytes
      digits.removeLast()
    }
    guard let number = Double(digits), case let bytes = number * Double(unit), bytes >= 1,
      bytes < 0x1p60
    else { return nil }
    self.bytes = Int(bytes)
  }

  /// In the largest unit that leaves a whole number.
  var text: String {
    guard let unit = Self.units.last(where: { bytes % $0.bytes == 0 }) else { return "\(bytes) B" }
    return "\(bytes / unit.bytes)\(unit.letter)"
  }

  private static let units: [(letter: Character, bytes: Int)] = [
    ("K", 1 << 10), ("M", 1 << 20), ("G", 1 << 30), ("T", 1 << 40),
  ]
}
