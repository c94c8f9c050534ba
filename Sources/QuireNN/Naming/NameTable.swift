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
    throw TensorError(
      .value, subject, "there is no \(subject) \"\(name)\"", hint: hint(for: wanted))
  }

  /// The nearest name, those that contain the wanted one, or all.
  private func hint(for wanted: String) -> String {
    let nearest = entries.flatMap(\.names)
      .map { (name: $0, distance: Self.distance(wanted, $0.lowercased())) }
      .min { $0.distance < $1.distance }
    if let nearest, nearest.distance * 3 <= max(wanted.utf8.count, 3) {
      return "did you mean \"\(nearest.name)\"?"
    }
    let known = entries.compactMap { $0.names.first }
    let related = wanted.utf8.count < 3 ? [] : known.filter { $0.contains(wanted) }
    let list = (related.isEmpty ? known : related).map { "\"\($0)\"" }
    if related.isEmpty { return "known are \(list.joined(separator: ", "))" }
    let first = list.dropLast().joined(separator: ", ")
    return "did you mean \(first.isEmpty ? "" : "\(first) or ")\(list[list.count - 1])?"
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two words.
  private static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.utf8.prefix(64))
    let b = Array(b.utf8.prefix(64))
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var row = [i + 1]
      for (j, y) in b.enumerated() {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (x == y ? 0 : 1))
        if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
