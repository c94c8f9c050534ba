/// Reads JSON as RFC 8259 has it, and Python's `NaN` and `Infinity`.
///
/// What it gives: the value, and for every value in it, in the order of the text, where it starts and
/// which value follows it.
struct JSONReader {
  /// What is wrong at which bytes.
  struct Failure: Error {
    var place: Range<Int>
    var problem: String
    var hint: String?
  }

  /// Where a value starts, and the number of the first value behind it and its parts.
  struct Place {
    var start: UInt32
    var next: UInt32
  }

  static let deepest = 256
  static let mostValues = 20_000_000

  /// What the text is the whole of.
  enum Extent: String { case file, line }

  /// The text, and a zero behind it that no rule of JSON accepts.
  let bytes: [UInt8]
  private let extent: Extent
  var position = 0
  var places: [Place] = []

  init(_ text: String, extent: Extent = .file) {
    bytes = Array(text.utf8) + [0]
    self.extent = extent
  }

  /// The one value of the text.
  mutating func document() throws(Failure) -> MetadataValue {
    skipBlanks()
    if isAtEnd { throw failure("the \(extent) is empty; a JSON value is expected") }
    let value = try value(depth: 0)
    skipBlanks()
    guard isAtEnd else { throw failure("only one JSON value can stand in a \(extent)") }
    return value
  }

  var next: UInt8 { bytes[position] }

  var isAtEnd: Bool { position >= bytes.count - 1 }

  mutating func skipBlanks() {
    while Self.blanks.contains(next) { position += 1 }
  }

  private static let blanks: [UInt8] = [32, 10, 13, 9]

  /// A value; `depth` counts the brackets around it.
  mutating func value(depth: Int = 0) throws(Failure) -> MetadataValue {
    guard places.count < Self.mostValues else {
      throw failure("there are more than \(Self.mostValues) values; this is too much to hold")
    }
    let number = places.count
    places.append(Place(start: UInt32(clamping: position), next: 0))
    let value: MetadataValue
    switch next {
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "["): value = .array(try array(depth: depth + 1))
    case UInt8(ascii: "{"): value = .object(try object(depth: depth + 1))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = try self.number()
    default: value = try word()
    }
    places[number].next = UInt32(clamping: places.count)
    return value
  }

  // MARK: Lists and objects

  private mutating func array(depth: Int) throws(Failure) -> [MetadataValue] {
    var values: [MetadataValue] = []
    try elements(closing: UInt8(ascii: "]"), depth: depth) { (reader) throws(Failure) in
      values.append(try reader.value(depth: depth))
    }
    return values
  }

  private mutating func object(depth: Int) throws(Failure) -> [MetadataValue.Member] {
    var members: [MetadataValue.Member] = []
    var keys = DistinctKeys()
    try elements(closing: UInt8(ascii: "}"), depth: depth) { (reader) throws(Failure) in
      let start = reader.position
      guard reader.next == UInt8(ascii: "\"") else {
        throw reader.failure("a name in quotes is expected here", hint: reader.commaHint)
      }
      let key = try reader.string()
      guard keys.insert(key) else {
        throw Failure(
          place: start..<reader.position, problem: "\"\(key)\" stands in this object twice",
          hint: "keep one of the two")
      }
      reader.skipBlanks()
      guard reader.next == UInt8(ascii: ":") else {
        throw reader.failure("`:` is expected behind the name \"\(key)\"")
      }
      reader.position += 1
      reader.skipBlanks()
      members.append(MetadataValue.Member(key, try reader.value(depth: depth)))
    }
    return members
  }

  private mutating func elements(
    closing: UInt8, depth: Int, _ element: (inout JSONReader) throws(Failure) -> Void
  ) throws(Failure) {
    let start = position
    guard depth <= Self.deepest else {
      throw failure("more than \(Self.deepest) brackets stand around this; expected fewer")
    }
    position += 1
    skipBlanks()
    if next == closing {
      position += 1
      return
    }
    while true {
      try element(&self)
      skipBlanks()
      switch next {
      case closing:
        position += 1
        return
      case UInt8(ascii: ","):
        position += 1
        skipBlanks()
      default:
        if isAtEnd { throw unclosed(start, "bracket") }
        let sign = Character(Unicode.Scalar(closing))
        throw failure("`,` or `\(sign)` is expected here")
      }
    }
  }

  private var commaHint: String? {
    next == UInt8(ascii: "}") ? "remove the comma before it" : nil
  }

  // MARK: Mistakes

  /// A mistake at the next character.
  func failure(_ problem: String, hint: String? = nil) -> Failure {
    if isAtEnd {
      return Failure(
        place: position..<position, problem: "the \(extent) ends here: \(problem)", hint: cutOff)
    }
    return Failure(place: position..<position + 1, problem: problem, hint: hint)
  }

  /// The mistake of a bracket or quote that the end of the text leaves open.
  func unclosed(_ start: Int, _ name: String) -> Failure {
    Failure(
      place: start..<start + 1,
      problem: "the \(name) opened here is not closed; the \(extent) ends", hint: cutOff)
  }

  private var cutOff: String? {
    extent == .file ? "it was cut off when it was written or copied" : nil
  }
}

/// Keys that may stand only once; few are compared one by one, many through a set.
struct DistinctKeys {
  private var few: [[UInt8]] = []
  private var many: Set<[UInt8]> = []

  /// False when the key was there. Keys are compared by their bytes, as other readers do.
  mutating func insert(_ key: String) -> Bool {
    let bytes = Array(key.utf8)
    if few.count < 16 {
      if few.contains(bytes) { return false }
      few.append(bytes)
      if few.count == 16 { many = Set(few) }
      return true
    }
    return many.insert(bytes).inserted
  }
}
