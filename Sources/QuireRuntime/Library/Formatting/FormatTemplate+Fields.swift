extension FormatTemplate {
  /// A template of `str.format` whose fields are `{}` or `{:spec}`.
  init(fields template: StringObject) { self.init(Self.fields(of: template.utf8)) }

  private static func fields(of bytes: UnsafeBufferPointer<UInt8>) -> Writer? {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    var writer = Writer()
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte != open, byte != close {
        writer.append(byte)
        continue
      }
      if offset < bytes.count, bytes[offset] == byte {
        writer.append(byte)
        offset += 1
        continue
      }
      let end = bytes[offset...].firstIndex { $0 == close || $0 == open }
      guard byte == open, let end, bytes[end] == close else { return nil }
      if end == offset {
        writer.addPlace(.plain, FormatSpec())
      } else {
        guard bytes[offset] == UInt8(ascii: ":"),
          let spec = try? FormatSpec(String(decoding: bytes[(offset + 1)..<end], as: UTF8.self))
        else { return nil }
        writer.addPlace(.specified, spec)
      }
      offset = end + 1
    }
    return writer
  }
}

extension Interpreter {
  /// `template.format(…)` with values for `{}` alone; nil where one is not plain, or missing.
  func filled(_ template: StringObject, _ values: UnsafeBufferPointer<Value>) throws -> Value? {
    try fieldTemplates.with(template, read: FormatTemplate.init(fields:)) { form in
      guard values.count >= form.placeCount else { return nil }
      return try filled(form, values.baseAddress)
    }
  }

  /// The text of a template; nil where a value is of another kind than its place, or not plain.
  func filled(_ form: FormatTemplate, _ values: UnsafePointer<Value>?) throws -> Value? {
    let start = builder.count
    guard let values, form.write(values, to: builder) else {
      builder.cut(to: start)
      return nil
    }
    return try taken(from: start)
  }
}
