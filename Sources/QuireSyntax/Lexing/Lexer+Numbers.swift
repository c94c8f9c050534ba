extension Lexer {
  /// `12`, `1_000`, `0xFF`, `0o17`, `0b101`, `1.`, `.5`, `1e-4`.
  mutating func lexNumber() {
    let start = offset
    if current == UInt8(ascii: "0"), let radix = radix(of: at(offset + 1)) {
      offset += 2
      lexInteger(radix: radix, from: start, digitsFrom: offset)
      return
    }
    skipDigits()
    var isFloat = false
    // `0..9` is a range in other languages; `1..real` is an attribute.
    let isRange = at(offset + 1) == UInt8(ascii: ".") && isDigit(at(offset + 2))
    if current == UInt8(ascii: "."), !isRange {
      isFloat = true
      offset += 1
      if isDigit(current) { skipDigits() }
    }
    if current | 0x20 == UInt8(ascii: "e") {
      let sign = at(offset + 1) == UInt8(ascii: "+") || at(offset + 1) == UInt8(ascii: "-")
      if isDigit(at(offset + (sign ? 2 : 1))) {
        isFloat = true
        offset += sign ? 2 : 1
        skipDigits()
      }
    }
    guard isFloat else {
      offset = start
      lexInteger(radix: 10, from: start, digitsFrom: start)
      return
    }
    let digits = text[start..<offset].filter { $0 != UInt8(ascii: "_") }
    guard hasProperUnderscores(from: start), let value = double(digits) else {
      failNumber(from: start)
      return
    }
    if endsNumber(from: start) { emit(.float(value), from: start) }
  }

  private func double(_ digits: [UInt8]) -> Double? {
    var digits = digits
    if digits.last == UInt8(ascii: ".") { digits.append(UInt8(ascii: "0")) }
    return Double(String(decoding: digits, as: UTF8.self))
  }

  private func radix(of byte: UInt8) -> UInt64? {
    switch byte | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  private mutating func skipDigits() {
    while isDigit(current) || current == UInt8(ascii: "_") { offset += 1 }
  }

  private mutating func lexInteger(radix: UInt64, from start: Int, digitsFrom first: Int) {
    var value: UInt64 = 0
    var overflows = false
    var count = 0
    loop: while true {
      let byte = current
      let digit: UInt64
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f") where radix == 16:
        digit = UInt64(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F") where radix == 16:
        digit = UInt64(byte - UInt8(ascii: "A") + 10)
      case UInt8(ascii: "_"):
        offset += 1
        continue loop
      default:
        break loop
      }
      if digit >= radix { break }
      let (product, first) = value.multipliedReportingOverflow(by: radix)
      let (sum, second) = product.addingReportingOverflow(digit)
      overflows = overflows || first || second
      value = sum
      count += 1
      offset += 1
    }
    guard count > 0, hasProperUnderscores(from: start) else {
      failNumber(from: start)
      return
    }
    if radix == 10, count > 1, text[first] == UInt8(ascii: "0"), value != 0 || overflows {
      skipNumber()
      fail(
        "a whole number does not begin with 0", Span(start, offset),
        hint: radix == 10 && !overflows
          ? "write \(value); octal numbers are written 0o17" : "octal numbers are written 0o17")
      return
    }
    guard endsNumber(from: start) else { return }
    if !overflows, let small = Int(exactly: value) { return emit(.int(small), from: start) }
    guard count <= LongInteger.maximumDigits else {
      fail(
        "an integer is written with at most \(LongInteger.maximumDigits) digits, got \(count)",
        Span(start, offset), hint: "int(text) reads longer ones")
      return
    }
    let digits = text[first..<offset].filter { $0 != UInt8(ascii: "_") }
    emit(.longInt(LongInteger(digits: digits, radix: Int(radix))), from: start)
  }

  /// Underscores stand between digits, one at a time.
  private func hasProperUnderscores(from start: Int) -> Bool {
    guard offset > start, text[start..<offset].contains(UInt8(ascii: "_")) else { return true }
    for place in start..<offset where text[place] == UInt8(ascii: "_") {
      let before = at(place - 1)
      let after = at(place + 1)
      let follows = isDigit(before) || isNameStart(before) && before != UInt8(ascii: "_")
      let isHex = at(start + 1) | 0x20 == UInt8(ascii: "x")
      guard follows, isDigit(after) || isHex && (after | 0x20) &- UInt8(ascii: "a") < 6 else {
        return false
      }
    }
    return true
  }

  /// False, after reporting, when letters hang on the number: `2x`, but not `0in xs`.
  private mutating func endsNumber(from start: Int) -> Bool {
    guard isNameStart(current) || isDigit(current) || continuesName(at: offset) else {
      return true
    }
    let suffix = offset
    var end = offset
    while isNameStart(at(end)) || isDigit(at(end)) { end += 1 }
    let word = String(decoding: text[suffix..<end], as: UTF8.self)
    switch Keyword.table[word] {
    case .in, .if, .else, .and, .or, .not, .is, .for: return true
    default: break
    }
    skipNumber()
    let number = String(decoding: text[start..<suffix], as: UTF8.self)
    if word == "j" || word == "J" {
      fail("Quire does not have complex numbers", Span(start, offset))
    } else if isNameStart(at(suffix)) {
      fail(
        "'\(source.text(Span(start, offset)))' is neither a number nor a name",
        Span(start, offset),
        hint: isAssignedTo(offset)
          ? "a name does not begin with a digit" : "a product is written \(number) * \(word)")
    } else {
      failNumber(from: start)
    }
    return false
  }

  /// Whether `=` stands behind this place.
  private func isAssignedTo(_ place: Int) -> Bool {
    var ahead = place
    while isBlank(at(ahead)) { ahead += 1 }
    return at(ahead) == UInt8(ascii: "=") && at(ahead + 1) != UInt8(ascii: "=")
  }

  private mutating func skipNumber() {
    while isNameStart(current) || isDigit(current) { offset += 1 }
    while continuesName(at: offset), let (_, length) = scalar(at: offset) { offset += length }
  }

  /// Whether a letter beyond ASCII stands here.
  private func continuesName(at place: Int) -> Bool {
    guard at(place) >= 0x80, let (scalar, _) = scalar(at: place) else { return false }
    return scalar.properties.isXIDContinue
  }

  private mutating func failNumber(from start: Int) {
    skipNumber()
    let end = max(offset, start + 1)
    fail("'\(source.text(Span(start, end)))' is not a number", Span(start, end))
    offset = end
  }
}
