import CQuirePCRE2
import QuireRuntime

/// A compiled pattern. PCRE2 does the matching.
final class Regex: Sendable {
  let pattern: String
  let flags: PatternFlags
  let groupCount: Int
  let groupNames: [(name: String, group: Int)]
  /// The group around each group; 0 for none.
  private let parents: [Int]
  /// Compiled without and with a count of the steps: the one is quicker, the other can be interrupted.
  private let quick: Compiled
  private let counted: Compiled

  /// The longest subject, in bytes, that is matched without counting.
  private static let quickLength = 512
  /// The steps allowed from one place of a short subject before counting begins.
  private static let quickSteps: UInt64 = 100_000
  /// The steps allowed in one search, and for each byte of the subject besides.
  private static let steps: UInt64 = 20_000_000
  private static let stepsPerByte: UInt64 = 100

  private final class Compiled: @unchecked Sendable {
    // PCRE2 does not change a compiled pattern while it matches.
    let regex: OpaquePointer

    init(_ regex: OpaquePointer) { self.regex = regex }

    deinit { quire_regex_free(regex) }
  }

  /// - Throws: ValueError for a text that is no pattern.
  init(_ pattern: String, _ flags: PatternFlags) throws {
    var reason: UnsafePointer<CChar>?
    guard quire_pcre2_open(&reason) else { throw Self.missingLibrary(reason) }
    let reader: PatternReader
    do throws(PatternReader.Failure) {
      reader = try PatternReader(pattern, flags)
    } catch {
      throw Self.fail(error.message, at: error.position)
    }
    self.pattern = pattern
    self.flags = reader.flags
    parents = reader.parents
    groupNames = reader.names
    quick = try Self.compile(reader, counts: false)
    counted = try Self.compile(reader, counts: true)
    groupCount = Int(quire_regex_groups(quick.regex))
  }

  private static func missingLibrary(_ reason: UnsafePointer<CChar>?) -> ScriptError {
    ScriptError(
      .runtime,
      "regular expressions need the library PCRE2: "
        + (reason.map { String(cString: $0) } ?? "it cannot be opened"),
      hint: "on Debian: apt install libpcre2-8-0")
  }

  private static func fail(_ message: String, at position: Int?) -> ScriptError {
    ScriptError(
      .value, message + (position.map { " at position \($0)" } ?? ""), argument: 0)
  }

  private static func compile(_ reader: PatternReader, counts: Bool) throws -> Compiled {
    var error: Int32 = 0
    var offset = 0
    let text = Array(reader.text.utf8)
    let regex = text.withUnsafeBufferPointer { text in
      withUnsafePointer(to: 0 as UInt8) { empty in
        quire_regex_compile(
          text.baseAddress ?? empty, text.count, reader.flags.options, counts, &error, &offset)
      }
    }
    guard let regex else {
      var buffer = [UInt8](repeating: 0, count: 256)
      quire_regex_message(error, &buffer, buffer.count)
      let message = String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
      // PCRE2 counts in the pattern that it read.
      let isSame = reader.text == reader.source
      throw fail(
        message,
        at: isSame ? String(decoding: text.prefix(offset), as: UTF8.self).unicodeScalars.count : nil
      )
    }
    return Compiled(regex)
  }

  func group(named name: String) -> Int? { groupNames.first { $0.name == name }?.group }

  func name(ofGroup group: Int) -> String? { groupNames.first { $0.group == group }?.name }

  /// How a search may begin and end.
  struct Mode: OptionSet {
    let rawValue: UInt32
    static let anchored = Mode(rawValue: PCRE2_ANCHORED)
    static let toTheEnd = Mode(rawValue: PCRE2_ENDANCHORED)
    /// Not nothing at the place where it begins.
    static let advancing = Mode(rawValue: UInt32(PCRE2_NOTEMPTY_ATSTART))
  }

  /// The first match from a byte offset on: start and end in bytes of the whole and of each group, -1 for one
  /// that took no part; nil when there is none.
  func firstMatch(
    in subject: UnsafeBufferPointer<UInt8>, from start: Int, _ mode: Mode,
    _ interpreter: Interpreter
  ) throws -> [Int]? {
    try interpreter.spend(64)
    var places = [Int](repeating: 0, count: 2 * (groupCount + 1))
    var result = quire_regex_limit
    if subject.count <= Self.quickLength {
      result = search(quick, subject, start, mode, Self.quickSteps, &places)
    }
    if result == quire_regex_limit {
      let (extra, overflow) = UInt64(subject.count).multipliedReportingOverflow(
        by: Self.stepsPerByte)
      result = search(
        counted, subject, start, mode, Self.steps + (overflow ? 0 : extra), &places)
    }
    switch result {
    case quire_regex_match: return places
    case quire_regex_no_match: return nil
    case quire_regex_limit:
      throw ScriptError(
        .runtime, "the pattern tries too many ways to match: it was stopped",
        hint: "a repeat inside a repeat, as in (a+)+, has many ways to match the same text")
    case quire_regex_cancelled:
      try interpreter.poll()
      throw ScriptError(.interrupt, "interrupted")
    default: throw ScriptError(.memory, "there is no memory for a match")
    }
  }

  private func search(
    _ compiled: Compiled, _ subject: UnsafeBufferPointer<UInt8>, _ start: Int, _ mode: Mode,
    _ steps: UInt64, _ places: inout [Int]
  ) -> quire_regex_result {
    withUnsafePointer(to: 0 as UInt8) { empty in
      places.withUnsafeMutableBytes { bytes in
        guard let target = bytes.bindMemory(to: Int.self).baseAddress else {
          return quire_regex_failed
        }
        return target.withMemoryRebound(to: UInt.self, capacity: 2 * (groupCount + 1)) { _ in
          quire_regex_search(
            compiled.regex, subject.baseAddress ?? empty, subject.count, start, mode.rawValue,
            steps, target)
        }
      }
    }
  }

  /// The group that closed last in a match, as Python's `lastindex` has it.
  func lastGroup(of places: [Int]) -> Int? {
    guard var group = (1..<places.count / 2).last(where: { places[2 * $0] >= 0 }) else {
      return nil
    }
    while group < parents.count, parents[group] > 0, places[2 * parents[group]] >= 0 {
      group = parents[group]
    }
    return group
  }
}
