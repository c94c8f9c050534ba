import QuireRuntime

/// The text that a pattern is matched against, and where the search stands.
final class Subject {
  let value: Value
  let string: StringObject
  /// Where the text ends for the pattern, in bytes.
  let end: Int
  /// The last byte offset that was asked for, with its code point: matches come in order.
  private var known = (byte: 0, scalar: 0)

  /// - Parameters:
  ///   - value: A string.
  ///   - end: Its end in code points; nil for the whole.
  init?(_ value: Value, end: Int? = nil) {
    guard case .string(let string) = value else { return nil }
    self.value = value
    self.string = string.object
    self.end =
      end.map { string.object.byteOffset(ofScalar: max(0, min($0, string.object.scalarCount))) }
      ?? string.object.count
  }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: string.utf8[..<end]) }

  /// The index of the code point at a byte offset.
  func scalar(at byte: Int) -> Int {
    if string.isASCII { return byte }
    if byte < known.byte { known = (0, 0) }
    var scalar = known.scalar
    for i in known.byte..<byte where string.bytes[i] & 0xC0 != 0x80 { scalar += 1 }
    known = (byte, scalar)
    return scalar
  }

  /// The matches one after the other, as Python finds them: a match of nothing may follow another match, but
  /// not another match of nothing at the same place.
  // An object and no closure: the optimizer of Swift 6.3 leaves the variables that one captures, once it has
  // put them on the stack, without their first values.
  final class Matches {
    private let subject: Subject
    private let regex: Regex
    private let interpreter: Interpreter
    private var position: Int
    private var mode: Regex.Mode = []

    fileprivate init(
      _ subject: Subject, _ regex: Regex, from start: Int, _ interpreter: Interpreter
    ) {
      self.subject = subject
      self.regex = regex
      self.interpreter = interpreter
      position = start
    }

    func next() throws -> [Int]? {
      guard position <= subject.end,
        let places = try regex.firstMatch(in: subject.bytes, from: position, mode, interpreter)
      else { return nil }
      position = places[1]
      mode = places[1] == places[0] ? .advancing : []
      return places
    }
  }

  func matches(of regex: Regex, from start: Int, _ interpreter: Interpreter) -> Matches {
    Matches(self, regex, from: start, interpreter)
  }

  func text(_ places: [Int], group: Int, _ interpreter: Interpreter) -> Value? {
    let (start, end) = (places[2 * group], places[2 * group + 1])
    return start < 0 ? nil : interpreter.slice(string, start..<max(start, end))
  }
}
