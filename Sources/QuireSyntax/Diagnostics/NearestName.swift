/// Finds the name that was probably meant.
package enum NearestName {
  /// The known name nearest to `name`, or nil when none is near: about one slip in four characters, or
  /// the end of the name left out.
  ///
  /// A slip is a wrong, missing, extra or swapped character (optimal string alignment distance).
  package static func suggest(_ name: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(name.unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
    let folded = Array(name.lowercased().unicodeScalars)
    let limit = allowed(wanted.count)
    var best: (slips: Int, prefix: Int, name: String)?
    for candidate in known where candidate != name && !candidate.isEmpty {
      let letters = Array(candidate.unicodeScalars)
      guard letters.count <= 100 else { continue }
      var slips = Int.max
      if abs(letters.count - wanted.count) <= limit { slips = distance(wanted, letters) }
      // A difference in case alone is one slip at most.
      if slips > 1, Array(candidate.lowercased().unicodeScalars) == folded { slips = 1 }
      guard slips <= limit || slips == 1 && isSameButForCase(folded, candidate) else { continue }
      let prefix = zip(wanted, letters).prefix { $0 == $1 }.count
      let rank = (slips, -prefix, candidate)
      if let current = best, (current.slips, -current.prefix, current.name) <= rank { continue }
      best = (slips, prefix, candidate)
    }
    return best?.name ?? continuation(of: name, among: known)
  }

  /// The shortest known name that begins with `name`: `acc` for `accuracy`.
  private static func continuation(of name: String, among known: some Sequence<String>) -> String? {
    guard name.unicodeScalars.count >= 3 else { return nil }
    return known.filter { $0.hasPrefix(name) && $0 != name }
      .min { ($0.unicodeScalars.count, $0) < ($1.unicodeScalars.count, $1) }
  }

  private static func allowed(_ length: Int) -> Int {
    switch length {
    case ...2: 0
    case 3...5: 1
    case 6...8: 2
    default: 3
    }
  }

  private static func isSameButForCase(_ folded: [Unicode.Scalar], _ candidate: String) -> Bool {
    Array(candidate.lowercased().unicodeScalars) == folded
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
