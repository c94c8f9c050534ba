/// A template of `str.format` whose fields are `{}` or `{:spec}`, read once.
struct FieldTemplate {
  enum Piece {
    case text([UInt8])
    case field(FormatSpec?)
  }
  private(set) var pieces: [Piece] = []
  private(set) var fieldCount = 0

  /// Nil for a template that needs the general way.
  init?(_ template: StringObject) {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    let bytes = template.utf8
    var text: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte != open, byte != close {
        text.append(byte)
        continue
      }
      if offset < bytes.count, bytes[offset] == byte {
        text.append(byte)
        offset += 1
        continue
      }
      let end = bytes[offset...].firstIndex { $0 == close || $0 == open }
      guard byte == open, let end, bytes[end] == close else { return nil }
      if !text.isEmpty { pieces.append(.text(text)) }
      text = []
      if end == offset {
        pieces.append(.field(nil))
      } else {
        guard bytes[offset] == UInt8(ascii: ":"),
          let spec = try? FormatSpec(String(decoding: bytes[(offset + 1)..<end], as: UTF8.self))
        else { return nil }
        pieces.append(.field(spec))
      }
      fieldCount += 1
      offset = end + 1
    }
    if !text.isEmpty { pieces.append(.text(text)) }
  }
}

extension Interpreter {
  /// The template with values in its fields; nil where one is not plain, or missing.
  func filled(_ template: FieldTemplate, _ values: UnsafeBufferPointer<Value>) throws -> Value? {
    guard values.count >= template.fieldCount else { return nil }
    let start = builder.count
    var used = 0
    for piece in template.pieces {
      switch piece {
      case .text(let bytes):
        bytes.withUnsafeBufferPointer {
          if let first = $0.baseAddress { builder.append(first, count: $0.count) }
        }
      case .field(let spec):
        let isWritten =
          spec.map { $0.writePlain(values[used], to: builder) } ?? builder.appendPlain(values[used])
        used += 1
        guard isWritten else {
          builder.cut(to: start)
          return nil
        }
      }
    }
    return try taken(from: start)
  }
}
