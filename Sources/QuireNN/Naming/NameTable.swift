import QuireTensor

/// The values a user can ask for by name, such as losses, with an error that suggests the nearest.
struct NameTable<Value: Sendable>: Sendable {
  /// What the names are names of: `activation`.
  let subject: String
  let entries: [(names: [String], value: Value)]

  /// The value of a name; upper and lower case are the same.
  /// - Throws: `.value` with the nearest known name.
  func value(named name: String) throws(TensorError) -> Value {
    let wanted = name.lowercased()
    for entry in entries where entry.names.contains(where: { $0.lowercased() == wanted }) {
      return entry.value
    }
    let known = entries.compactMap { $0.names.first }
    let nearest = entries.flatMap(\.names)
      .map { (name: $0, distance: Self.distance(wanted, $0.lowercased())) }
      .min { $0.distance < $1.distance }
    let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
    let close = nearest.flatMap { $0.distance * 3 <= max(wanted.utf8.count, 3) ? $0.name : nil }
    throw TensorError(
      .value, subject, "there is no \(subject) \"\(name)\"",
      hint: close.map { "did you mean \"\($0)\"?" } ?? "known are \(list)")
  }

  /// The number of insertions, deletions and replacements between two words.
  private static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.utf8.prefix(64))
    let b = Array(b.utf8.prefix(64))
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let replaced = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
