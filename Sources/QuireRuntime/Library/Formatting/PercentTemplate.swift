/// A format for `%` whose places are `%d`, `%i`, `%s`, `%f` or `%%` with flags, width and precision, read once.
struct PercentTemplate {
  enum Piece {
    /// The bytes from one offset to another.
    case text(Range<Int>)
    case place(FormatSpec)
  }

  /// Nil for a format that needs the general way.
  let pieces: [Piece]?
  let placeCount: Int

  init(_ format: StringObject) {
    pieces = PercentTemplate.pieces(of: format.utf8)
    placeCount =
      pieces?.count { if case .place = $0 { true } else { false } } ?? 0
  }

  private static func pieces(of bytes: UnsafeBufferPointer<UInt8>) -> [Piece]? {
    let percent = UInt8(ascii: "%")
    var pieces: [Piece] = []
    var offset = 0
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, bytes[offset] != percent { offset += 1 }
      if offset > start { pieces.append(.text(start..<offset)) }
      guard offset < bytes.count else { break }
      offset += 1
      if offset < bytes.count, bytes[offset] == percent {
        pieces.append(.text(offset..<(offset + 1)))
        offset += 1
      } else {
        guard let spec = spec(bytes, &offset) else { return nil }
        pieces.append(.place(spec))
      }
    }
    return pieces
  }

  private static func spec(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) -> FormatSpec?
  {
    var spec = FormatSpec()
    var fillsZeros = false
    func peek() -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }
    func number() -> Int? {
      var value: Int?
      while peek() &- 48 < 10, (value ?? 0) < 1000 {
        value = (value ?? 0) * 10 + Int(peek() - 48)
        offset += 1
      }
      return value
    }
    flags: while true {
      switch peek() {
      case UInt8(ascii: "-"): spec.alignment = .left
      case UInt8(ascii: "+"): spec.sign = "+"
      case UInt8(ascii: "0"): fillsZeros = true
      default: break flags
      }
      offset += 1
    }
    if let width = number() { spec.width = width }
    if peek() == UInt8(ascii: ".") {
      offset += 1
      spec.precision = number() ?? 0
    }
    switch peek() {
    case UInt8(ascii: "d"), UInt8(ascii: "i"):
      guard spec.precision == nil else { return nil }
      spec.type = "d"
    case UInt8(ascii: "f"): spec.type = "f"
    case UInt8(ascii: "s"):
      guard spec.precision == nil else { return nil }
      spec.sign = "-"
      fillsZeros = false
    default: return nil
    }
    offset += 1
    if spec.alignment == nil {
      spec.alignment = fillsZeros ? .inside : .right
      if fillsZeros { spec.fill = "0" }
    }
    return spec
  }
}

extension Interpreter {
  /// `format % arguments`.
  func percentFormat(_ format: StringObject, _ arguments: Value) throws -> Value {
    let template = percentTemplates.form(of: format, read: PercentTemplate.init)
    if let pieces = template.pieces,
      let made = try filled(format, pieces, template.placeCount, arguments)
    {
      return made
    }
    var percent = PercentFormat(self, format.text, arguments)
    return make(try percent.render())
  }

  /// The text of a plain format; nil where an argument is of another type than its place, or missing.
  private func filled(
    _ format: StringObject, _ pieces: [PercentTemplate.Piece], _ placeCount: Int, _ arguments: Value
  ) throws -> Value? {
    let tuple: TupleObject?
    if case .tuple(let values) = arguments { tuple = values.object } else { tuple = nil }
    guard tuple?.count ?? 1 == placeCount else { return nil }
    let start = builder.count
    var used = 0
    for piece in pieces {
      switch piece {
      case .text(let range):
        builder.append(format.bytes + range.lowerBound, count: range.count)
      case .place(let spec):
        let value = tuple?.items[used] ?? arguments
        used += 1
        guard write(value, spec) else {
          builder.cut(to: start)
          return nil
        }
      }
    }
    return try taken(from: start)
  }

  private func write(_ value: Value, _ spec: FormatSpec) -> Bool {
    switch (spec.type, value) {
    case (nil, .string), ("d", .int), ("f", .int), ("f", .double):
      return spec.writePlain(value, to: builder)
    case (nil, _): return spec.width == 0 && builder.appendPlain(value)
    default: return false
    }
  }
}
