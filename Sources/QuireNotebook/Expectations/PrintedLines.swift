/// Printed lines held against those that are expected, which must stand among them in their order; how
/// many blanks stand between words does not matter.
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
    let plain = printed.lazy.map(ExpectationCheck.withSingleBlanks)
    var next = 0
    for (index, text) in expected.enumerated() {
      let pattern = TextPattern(ExpectationCheck.withSingleBlanks(text))
      if let place = plain[next...].firstIndex(where: { pattern.matches($0) }) {
        findings.append(.found)
        next = place + 1
      } else if let line = Self.likeliest(printed, from: next, for: text, at: index, expected) {
        findings.append(.other(printed[line]))
        next = line + 1
      } else {
        findings.append(
          .nothing(
            printed: printed.count,
            isEarlier: plain.contains { pattern.matches($0) }))
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
