/// Keeps the Markdown parser's time linear: what would cost it a search of the whole paragraph again and
/// again gets a marker, which vanishes from the page, so that the parser takes it for text.
///
/// | in one paragraph | takes cmark-gfm 0.29 quadratic time for |
/// |---|---|
/// | `<?`, `<!`, `<!--`, `<![CDATA[` that nothing ends | looking for its end |
/// | pictures in the brackets of `nested` others | links in them |
/// | `)` behind `parentheses` others without a blank | addresses that end in them |
/// | `@` behind `addresses` others | mail addresses |
/// | `|` behind `cells` others on a line, a table's second line below so many lines and bars | tables |
struct ProseLimits {
  private static let nested = 100
  private static let parentheses = 64
  private static let addresses = 50
  private static let cells = 1000

  private let bytes: [UInt8]
  private var output: [UInt8] = []
  private var copied = 0
  private var paragraphEnd = 0
  /// Where the next end of each kind of markup stands, or the paragraph's end where there is none.
  private var ends: [String: Int] = [:]

  /// The text with its markers.
  static func kept(in bytes: [UInt8]) -> [UInt8] {
    var limits = ProseLimits(bytes: bytes)
    limits.run()
    return limits.output
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func at(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }

  private mutating func insert(_ marker: [UInt8], at place: Int, over count: Int = 0) {
    output += bytes[copied..<place]
    output += marker
    copied = place + count
  }

  private mutating func run() {
    output.reserveCapacity(bytes.count)
    var depth = 0
    var closing = 0
    var mails = 0
    var bars = 0
    var before = 0
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\n"):
        before += bars + 1
        (bars, closing) = (0, 0)
        switch line(at: place + 1) {
        case .blank: (depth, mails, before) = (0, 0, 0)
        case .delimiters where before > Self.cells: insert(Marker.join, at: place + 1)
        case .delimiters, .text: break
        }
      case 9, 13, 32: closing = 0
      case UInt8(ascii: "<"):
        if let end = Self.end(of: bytes[place...].prefix(9)), !beginsLine(place),
          !isEnded(by: end, place)
        {
          insert(Marker.join, at: place + 1)
        }
      case UInt8(ascii: "["):
        if at(place - 1) == UInt8(ascii: "!"), depth >= Self.nested {
          insert(Marker.join, at: place)
        }
        depth += 1
      case UInt8(ascii: "]"): depth = max(0, depth - 1)
      case UInt8(ascii: ")"):
        closing += 1
        if closing > Self.parentheses {
          insert(Marker.join, at: place + 1)
          closing = 0
        }
      case UInt8(ascii: "@"):
        mails += 1
        if mails > Self.addresses { insert(Marker.join, at: place + 1) }
      case UInt8(ascii: "|"):
        bars += 1
        if bars > Self.cells { insert(Marker.bar, at: place, over: 1) }
      default: break
      }
      place += 1
    }
    output += bytes[copied...]
  }

  private enum Line {
    case blank, delimiters, text
  }

  private func line(at start: Int) -> Line {
    var index = start
    var isBlank = true
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      switch bytes[index] {
      case 9, 13, 32: break
      case UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"):
        isBlank = false
      default: return .text
      }
      index += 1
    }
    return isBlank ? .blank : .delimiters
  }

  /// Whether nothing but blanks and marks stands before it: markup there is a block's, and has until the
  /// end of the text.
  private func beginsLine(_ place: Int) -> Bool {
    var index = place - 1
    while case let byte = at(index), byte == 32 || byte == 9 || byte == UInt8(ascii: ">") {
      index -= 1
    }
    return index < 0 || bytes[index] == UInt8(ascii: "\n")
  }

  /// What ends the markup that these bytes begin; nil for others.
  private static func end(of start: ArraySlice<UInt8>) -> StaticString? {
    if start.starts(with: "<?".utf8) { return "?>" }
    guard start.starts(with: "<!".utf8) else { return nil }
    if start.starts(with: "<!--".utf8) { return "-->" }
    return start.starts(with: "<![CDATA[".utf8) ? "]]>" : ">"
  }

  private mutating func isEnded(by end: StaticString, _ place: Int) -> Bool {
    if place >= paragraphEnd {
      ends = [:]
      paragraphEnd = place
      repeat {
        paragraphEnd =
          bytes[paragraphEnd...].dropFirst().firstIndex(of: UInt8(ascii: "\n"))
          ?? bytes.count
      } while paragraphEnd < bytes.count && line(at: paragraphEnd + 1) != .blank
    }
    let key = end.description
    if let known = ends[key], known > place { return known < paragraphEnd }
    let pattern = Array(key.utf8)
    var index = place
    while index < paragraphEnd,
      bytes[index] != pattern[0] || !bytes[index...].starts(with: pattern)
    {
      index += 1
    }
    ends[key] = index
    return index < paragraphEnd
  }
}
