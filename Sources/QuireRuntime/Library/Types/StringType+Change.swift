extension StringType {
  static let change: [Builtin] = [
    Builtin(
      "upper", "The text in capitals.", [itself], returns: "str",
      examples: [#""straße".upper() => "STRASSE""#]
    ) { call in
      try mapped(call, ascii: { $0 &- 97 < 26 ? $0 &- 32 : $0 }) { $0.properties.uppercaseMapping }
    },
    Builtin(
      "lower", "The text in small letters.", [itself], returns: "str",
      examples: [#""ABC".lower() => "abc""#]
    ) { call in
      try mapped(call, ascii: { $0 &- 65 < 26 ? $0 &+ 32 : $0 }) { $0.properties.lowercaseMapping }
    },
    Builtin(
      "casefold", "The text for comparisons that ignore case.", [itself], returns: "str",
      examples: [#""Straße".casefold() => "strasse""#]
    ) { call in
      try mapped(call, ascii: { $0 &- 65 < 26 ? $0 &+ 32 : $0 }) {
        $0 == "ß" ? "ss" : $0 == "ς" ? "σ" : $0.properties.lowercaseMapping
      }
    },
    Builtin(
      "swapcase", "Capitals for small letters and the other way round.", [itself], returns: "str",
      examples: [#""aBc".swapcase() => "AbC""#]
    ) { call in
      try mapped(call, ascii: { ($0 | 32) &- 97 < 26 ? $0 ^ 32 : $0 }) {
        $0.properties.isUppercase ? $0.properties.lowercaseMapping : $0.properties.uppercaseMapping
      }
    },
    Builtin(
      "capitalize", "The text with its first letter large and the others small.", [itself],
      returns: "str", examples: [#""hELLO world".capitalize() => "Hello world""#]
    ) { call in
      var out = ""
      for (i, scalar) in try call.string(0).unicodeScalars.enumerated() {
        try call.interpreter.spend(16)
        out += i == 0 ? scalar.properties.titlecaseMapping : scalar.properties.lowercaseMapping
      }
      return call.interpreter.make(out)
    },
    Builtin(
      "title", "The text with every word's first letter large.", [itself], returns: "str",
      examples: [#""hello wORLD".title() => "Hello World""#]
    ) { call in
      var out = ""
      var isInWord = false
      for scalar in try call.string(0).unicodeScalars {
        try call.interpreter.spend(16)
        let properties = scalar.properties
        out += isInWord ? properties.lowercaseMapping : properties.titlecaseMapping
        isInWord = properties.isCased
      }
      return call.interpreter.make(out)
    },
    Builtin(
      "replace", "The text with one part replaced by another, everywhere.",
      [
        itself, Parameter("old", .string, "what to replace"),
        Parameter("new", .string, "what to put there"),
        Parameter("count", .int, default: .int(-1), "how often at most"),
      ], returns: "str",
      examples: [
        #""banana".replace("an", "AN", 1) => "bANana""#, #""ab".replace("", "-") => "-a-b-""#,
      ],
      body: replace),
    Builtin(
      "removeprefix", "The text without a beginning, if it has it.",
      [itself, Parameter("prefix", .string, "the beginning")], returns: "str",
      examples: [#""unhappy".removeprefix("un") => "happy""#]
    ) { call in
      let (text, prefix) = (try call.stringObject(0), try call.stringObject(1))
      guard text.hasPrefix(prefix, at: 0, limit: text.count) else { return call[0] }
      return call.interpreter.slice(text, prefix.count..<text.count)
    },
    Builtin(
      "removesuffix", "The text without an end, if it has it.",
      [itself, Parameter("suffix", .string, "the end")], returns: "str",
      examples: [#""mlp.nb".removesuffix(".nb") => "mlp""#]
    ) { call in
      let (text, suffix) = (try call.stringObject(0), try call.stringObject(1))
      let rest = text.count - suffix.count
      guard rest >= 0, text.hasPrefix(suffix, at: rest, limit: text.count) else { return call[0] }
      return call.interpreter.slice(text, 0..<rest)
    },
    Builtin(
      "encode", "The text as bytes.",
      [itself, Parameter("encoding", .string, default: .string("utf-8"), "utf-8 or ascii")],
      returns: "bytes", examples: [#""é".encode() => b"\xc3\xa9""#]
    ) { call in
      let text = try call.stringObject(0)
      try Encoding.check(call, 1, isASCII: text.isASCII)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count)
      try call.interpreter.inPieces(of: text.count) { piece in
        bytes.append(
          contentsOf: UnsafeBufferPointer(start: text.bytes + piece.lowerBound, count: piece.count))
      }
      return call.interpreter.makeBytes(bytes)
    },
    Builtin(
      "expandtabs", "The text with tabs as spaces.",
      [itself, Parameter("tabsize", .int, default: .int(8), "columns between stops")],
      returns: "str",
      examples: [#""a\tb".expandtabs(4) => "a   b""#], body: expandTabs),
  ]

  private static func mapped(
    _ call: Call, ascii: (UInt8) -> UInt8, _ map: (Unicode.Scalar) -> String
  ) throws -> Value {
    let text = try call.stringObject(0)
    if text.isASCII {
      return try call.interpreter.make(byteCount: text.count) { bytes in
        try call.interpreter.inPieces(of: text.count) { range in
          for i in range { bytes[i] = ascii(text.bytes[i]) }
        }
      }
    }
    var out = ""
    var before: Unicode.Scalar?
    var offset = 0
    while offset < text.count {
      let (scalar, width) = text.scalar(at: offset)
      offset += width
      try call.interpreter.spend(16)
      // A capital sigma that ends a word has a small form of its own.
      if scalar == "Σ", call.builtin.name == "lower", before?.properties.isCased == true,
        offset == text.count || !text.scalar(at: offset).0.properties.isCased
      {
        out += "ς"
      } else {
        out += map(scalar)
      }
      before = scalar
    }
    return call.interpreter.make(out)
  }

  private static func replace(_ call: Call) throws -> Value {
    let (text, old, new) = (
      try call.stringObject(0), try call.stringObject(1), try call.stringObject(2)
    )
    let limit = try call.int(3) < 0 ? Int.max : try call.int(3)
    var places: [Int] = []
    var start = 0
    while places.count < limit, start <= text.count,
      let found = try text.firstRange(of: old, in: start..<text.count, call.interpreter)
    {
      places.append(found)
      start =
        old.count > 0
        ? found + old.count : found + (found < text.count ? text.scalarWidth(at: found) : 1)
      try call.interpreter.pace(places.count)
    }
    if places.isEmpty { return call[0] }
    let (growth, overflow) = places.count.multipliedReportingOverflow(by: new.count - old.count)
    let (total, overflow2) = text.count.addingReportingOverflow(growth)
    try call.interpreter.reserve(text: overflow || overflow2 ? Int.max : total)
    return try call.interpreter.make(byteCount: total) { bytes in
      var (source, target) = (0, 0)
      for place in places {
        try call.interpreter.spend(4 + (place - source + new.count) / 16)
        Memory.copy(text.bytes + source, to: bytes + target, count: place - source)
        target += place - source
        Memory.copy(new.bytes, to: bytes + target, count: new.count)
        target += new.count
        source = place + old.count
      }
      (bytes + target).update(from: text.bytes + source, count: text.count - source)
    }
  }

  private static func expandTabs(_ call: Call) throws -> Value {
    let size = max(0, try call.int(1))
    let text = try call.stringObject(0)
    /// Gives every piece of the result: the bytes of one code point, or a number of spaces.
    func pieces(_ body: (_ bytes: Range<Int>?, _ spaces: Int) throws -> Void) throws {
      var (offset, column) = (0, 0)
      while offset < text.count {
        let width = text.scalarWidth(at: offset)
        switch text.bytes[offset] {
        case UInt8(ascii: "\t"):
          let spaces = size > 0 ? size - column % size : 0
          try body(nil, spaces)
          column &+= spaces
        case let byte:
          try body(offset..<offset + width, 0)
          column = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") ? 0 : column &+ 1
        }
        offset += width
      }
    }
    var total = 0
    try pieces { bytes, spaces in
      let (sum, overflow) = total.addingReportingOverflow(bytes?.count ?? spaces)
      total = overflow ? Int.max : sum
      if total > Interpreter.longestText { try call.interpreter.reserve(text: total) }
      try call.interpreter.spend(4)
    }
    try call.interpreter.reserve(text: total)
    return try call.interpreter.make(byteCount: total) { target in
      var end = target
      try pieces { bytes, spaces in
        if let bytes { end.update(from: text.bytes + bytes.lowerBound, count: bytes.count) }
        if spaces > 0 { end.update(repeating: UInt8(ascii: " "), count: spaces) }
        end += bytes?.count ?? spaces
        try call.interpreter.spend(4 + spaces / 16)
      }
    }
  }
}

/// The encodings that text and bytes know.
enum Encoding {
  static func check(_ call: Call, _ index: Int, isASCII: Bool) throws {
    let name = try call.string(index)
    switch name.lowercased() {
    case "utf-8", "utf8", "utf_8": return
    case "ascii", "us-ascii":
      if !isASCII { throw call.fail(.value, "the text is not ASCII", at: index, hint: "use utf-8") }
    default:
      throw call.fail(
        .value, "\"\(name)\" is not an encoding that Quire knows", at: index, hint: "use utf-8")
    }
  }
}
