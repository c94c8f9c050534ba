import CQuirePCRE2

/// The flags of a pattern, with Python's numbers.
struct PatternFlags: OptionSet, Hashable, Sendable {
  let rawValue: Int

  init(rawValue: Int) { self.rawValue = rawValue }

  static let ignoreCase = PatternFlags(rawValue: 2)
  static let multiline = PatternFlags(rawValue: 8)
  static let dotAll = PatternFlags(rawValue: 16)
  static let unicode = PatternFlags(rawValue: 32)
  static let verbose = PatternFlags(rawValue: 64)
  static let ascii = PatternFlags(rawValue: 256)
  static let known: PatternFlags = [.ignoreCase, .multiline, .dotAll, .unicode, .verbose, .ascii]

  /// Each with its names in the module and its letter inside a pattern.
  static let table:
    [(flag: PatternFlags, names: [String], letter: UnicodeScalar, summary: String)] = [
      (.ignoreCase, ["I", "IGNORECASE"], "i", "Small and capital letters match each other."),
      (.multiline, ["M", "MULTILINE"], "m", "^ and $ match at every line."),
      (.dotAll, ["S", "DOTALL"], "s", "The dot matches a line end too."),
      (.unicode, ["U", "UNICODE"], "u", "Classes such as \\w know all letters: so it is anyway."),
      (.verbose, ["X", "VERBOSE"], "x", "White space and # comments in a pattern mean nothing."),
      (.ascii, ["A", "ASCII"], "a", "Classes such as \\w know ASCII letters only."),
    ]

  init?(letter: UnicodeScalar) {
    guard let row = Self.table.first(where: { $0.letter == letter }) else { return nil }
    self = row.flag
  }

  /// Their letters as PCRE2 reads them; what the reader of patterns does itself is left out.
  var letters: String {
    Self.table.reduce("") { text, row in
      contains(row.flag) && [.ignoreCase, .multiline, .dotAll].contains(row.flag)
        ? text + String(row.letter) : text
    }
  }

  /// PCRE2's options.
  var options: UInt32 {
    var options: UInt32 = 0
    if contains(.ignoreCase) { options |= PCRE2_CASELESS }
    if contains(.multiline) { options |= PCRE2_MULTILINE }
    if contains(.dotAll) { options |= PCRE2_DOTALL }
    if !contains(.ascii) { options |= UInt32(PCRE2_UCP) }
    return options
  }
}
