/// A picture that cannot be made: what was asked for, what was found instead, and what helps.
package struct PlotError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Kind: Sendable {
    /// What was asked for cannot be drawn.
    case value
    /// A file cannot be written.
    case file
    /// A library or font is not there.
    case missing
    /// Whoever watches the work asked it to stop.
    case cancelled
  }

  package var kind: Kind
  /// The operation that was asked for, by the name its caller knows ("bar", "savefig").
  package var operation: String
  /// A full sentence with the expected and the found value.
  package var message: String
  /// The nearest fix, if there is one.
  package var hint: String?
  /// The argument at fault under pyplot's name for it, when one is.
  package var argument: String?

  package init(
    _ kind: Kind = .value, operation: String, message: String, hint: String? = nil,
    argument: String? = nil
  ) {
    self.kind = kind
    self.operation = operation
    self.message = message
    self.hint = hint
    self.argument = argument
  }

  package var description: String {
    "\(operation): \(message)" + (hint.map { "\nhint: \($0)" } ?? "")
  }
}

extension PlotError {
  /// An unknown name, with the nearest known one as its hint.
  static func unknown(
    _ what: String, _ name: String, operation: String, known: some Collection<String>
  ) -> PlotError {
    let known = known.filter { !$0.isEmpty && $0 != " " && $0 != "None" }.sorted()
    let nearest = known.map { ($0, distance($0.lowercased(), name.lowercased())) }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }
    let limit = name.count < 3 ? 0 : max(name.count < 6 ? 1 : 2, name.count / 3)
    let swaps = nearest.map { $0.0.sorted() == name.lowercased().sorted() } ?? false
    var hint: String?
    if let nearest, nearest.1 <= limit || swaps && nearest.1 == 2 {
      hint = "did you mean \"\(nearest.0)\"?"
    } else if known.count <= 40 {
      hint = "known: " + known.map { "\"\($0)\"" }.joined(separator: ", ")
    }
    return PlotError(
      operation: operation, message: "\"\(name)\" is not a known \(what)", hint: hint)
  }

  /// Checks that two lists that belong together have one length.
  static func requireSameCount(
    _ operation: String, _ firstName: String, _ first: Int, _ secondName: String, _ second: Int
  ) throws(PlotError) {
    guard first != second else { return }
    throw PlotError(
      operation: operation,
      message: "\(firstName) has \(first) values, but \(secondName) has \(second)",
      hint: "give \(firstName) and \(secondName) the same number of values", argument: secondName)
  }

  /// The edit distance of Levenshtein, over names of ordinary length.
  private static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.unicodeScalars.prefix(64))
    let b = Array(b.unicodeScalars.prefix(64))
    var row = Array(0...b.count)
    for i in 0..<a.count {
      var diagonal = row[0]
      row[0] = i + 1
      for j in 0..<b.count {
        let substituted = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, diagonal + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
