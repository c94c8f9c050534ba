/// A format with places for values, read once: texts, and how the value between two of them is written.
struct FormatTemplate: FormatForm {
  /// How a place writes its value.
  enum Rule: UInt8 {
    /// As `str` shows it.
    case plain
    /// An int, by its digits alone.
    case wholePlain
    /// By the specification; `whole`, `real` and `text` only values of that kind.
    case specified, whole, real, text
    /// No value: the end of the format.
    case end
  }

  struct Piece {
    /// The text before the place.
    var start: Int
    var count: Int
    var rule: Rule
    var spec: FormatSpec
  }

  /// Nil for a format that needs the general way.
  private let pieces: UnsafeMutablePointer<Piece>?
  private let bytes: UnsafeMutablePointer<UInt8>
  let placeCount: Int

  /// - Parameter writer: Nil for a format that needs the general way.
  init(_ writer: Writer?) {
    guard let writer else {
      pieces = nil
      bytes = .allocate(capacity: 0)
      placeCount = 0
      return
    }
    let end = Piece(
      start: writer.start, count: writer.bytes.count - writer.start, rule: .end, spec: FormatSpec())
    let all = writer.pieces + [end]
    let memory = UnsafeMutableBufferPointer<Piece>.allocate(capacity: all.count)
    _ = memory.initialize(from: all)
    pieces = memory.baseAddress
    let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, writer.bytes.count))
    _ = text.initialize(from: writer.bytes)
    bytes = text.baseAddress ?? .allocate(capacity: 0)
    placeCount = writer.pieces.count
  }

  func deallocate() {
    pieces?.deallocate()
    bytes.deallocate()
  }

  /// Puts a template together.
  struct Writer {
    fileprivate var pieces: [Piece] = []
    fileprivate var bytes: [UInt8] = []
    /// Where the text behind the last place begins.
    fileprivate var start = 0

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func addPlace(_ rule: Rule, _ spec: FormatSpec) {
      pieces.append(Piece(start: start, count: bytes.count - start, rule: rule, spec: spec))
      start = bytes.count
    }
  }

  /// Writes the texts with a value in each place; false where a value is of another kind than its place, or not
  /// plain: what is written then is to be cut off.
  func write(_ values: UnsafePointer<Value>, to builder: TextBuilder) -> Bool {
    guard var piece = pieces else { return false }
    var value = values
    while true {
      builder.append(bytes + piece.pointee.start, count: piece.pointee.count)
      if piece.pointee.rule == .end { return true }
      guard FormatTemplate.write(value.pointee, piece, to: builder) else { return false }
      piece += 1
      value += 1
    }
  }

  @inline(__always)
  private static func write(
    _ value: Value, _ piece: UnsafePointer<Piece>, to builder: TextBuilder
  ) -> Bool {
    switch (piece.pointee.rule, value) {
    case (.plain, _): return builder.appendPlain(value)
    case (.wholePlain, .int(let value)): builder.append(value)
    case (.specified, _), (.whole, .int), (.real, .int), (.real, .double), (.text, .string):
      return piece.pointee.spec.writePlain(value, to: builder)
    default: return false
    }
    return true
  }
}
