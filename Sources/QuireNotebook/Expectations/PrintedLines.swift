/// Printed lines held against those that are expected, which must stand among them in their order.
struct PrintedLines {
  enum Finding: Equatable {
    case found
    /// It is not there; this line is the likeliest to have become of it.
    case other(String)
    /// No line is left; so many were printed in all, and perhaps it was among the first of them.
    case nothing(printed: Int, isEarlier: Bool)
  }

  private(set) var findings: [Finding] = []

  init(_ printed: [String], expected: [String]) {
    var next = 0
    for (index, text) in expected.enumerated() {
      let pattern = TextPattern(text.trimmed)
      if let place = printed[next...].firstIndex(where: { pattern.matches($0.trimmed) }) {
        findings.append(.found)
        next = place + 1
      } else if let line = Self.likeliest(printed, from: next, for: text, at: index, expected) {
        findings.append(.other(printed[line]))
        next = line + 1
      } else {
        findings.append(
          .nothing(
            printed: printed.count,
            isEarlier: printed.contains { pattern.matches($0.trimmed) }))
      }
    }
  }

  /// The line in the same place when as many are expected as were printed; else the one that begins
  /// most like it.
  private static func likeliest(
    _ printed: [String], from start: Int, for text: String, at index: Int, _ expected: [String]
  ) -> Int? {
    guard start < printed.count else { return nil }
    if printed.count == expected.count, index >= start { return index }
    func likeness(_ line: String) -> Int {
      zip(line.trimmed, text.trimmed).prefix { $0 == $1 }.count
    }
    return (start..<printed.count).max {
      (likeness(printed[$0]), -$0) < (likeness(printed[$1]), -$1)
    }
  }
}
