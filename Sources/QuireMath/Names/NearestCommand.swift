/// Finds the name that was probably meant.
enum NearestCommand {
  /// The known name with the fewest wrong, missing, extra or swapped letters, or nil when none is near;
  /// of several the one that begins alike.
  static func suggest(_ name: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(name)
    guard wanted.count >= 2, wanted.count <= 40 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (slips: Int, prefix: Int, name: String)?
    for candidate in known
    where candidate.count >= 2 && abs(candidate.count - wanted.count) <= limit {
      let slips =
        candidate.lowercased() == name.lowercased() ? 1 : distance(wanted, Array(candidate))
      guard slips <= limit else { continue }
      let prefix = zip(wanted, candidate).prefix { $0 == $1 }.count
      if let best, (best.slips, -best.prefix, best.name) <= (slips, -prefix, candidate) { continue }
      best = (slips, prefix, candidate)
    }
    return best?.name
  }

  /// Optimal string alignment distance.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
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
