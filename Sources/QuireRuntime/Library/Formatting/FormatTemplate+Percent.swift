extension FormatTemplate {
  /// A format for `%` whose places are `%d`, `%i`, `%s`, `%f` or `%%` with flags, width and precision.
  init(percent format: StringObject) { self.init(Self.places(of: format.utf8)) }

  private static func places(of bytes: UnsafeBufferPointer<UInt8>) -> Writer? {
    let percent = UInt8(ascii: "%")
    var writer = Writer()
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte != percent {
        writer.append(byte)
      } else if offset < bytes.count, bytes[offset] == percent {
        writer.append(percent)
        offset += 1
      } else {
        guard let (rule, spec) = place(bytes, &offset) else { return nil }
        writer.addPlace(rule, spec)
      }
    }
    return writer
  }

  private static func place(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int
  ) -> (Rule, FormatSpec)? {
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
    let rule: Rule
    switch peek() {
    case UInt8(ascii: "d"), UInt8(ascii: "i"):
      guard spec.precision == nil else { return nil }
      spec.type = "d"
      rule = spec.width == 0 && spec.sign == "-" ? .wholePlain : .whole
    case UInt8(ascii: "f"):
      spec.type = "f"
      rule = .real
    case UInt8(ascii: "s"):
      guard spec.precision == nil else { return nil }
      spec.sign = "-"
      fillsZeros = false
      rule = spec.width == 0 ? .plain : .text
    default: return nil
    }
    offset += 1
    if spec.alignment == nil {
      spec.alignment = fillsZeros ? .inside : .right
      if fillsZeros { spec.fill = "0" }
    }
    return (rule, spec)
  }
}

extension Interpreter {
  /// `format % arguments`.
  func percentFormat(_ format: StringObject, _ arguments: Value) throws -> Value {
    let made = try percentTemplates.with(format, read: FormatTemplate.init(percent:)) { form in
      if case .tuple(let tuple) = arguments {
        return tuple.with({ $0.count }) == form.placeCount
          ? try filled(form, tuple.with { UnsafePointer($0.items) }) : nil
      }
      return form.placeCount == 1
        ? try withUnsafePointer(to: arguments) { try filled(form, $0) } : nil
    }
    if let made { return made }
    var percent = PercentFormat(self, format.text, arguments)
    return make(try percent.render())
  }
}
