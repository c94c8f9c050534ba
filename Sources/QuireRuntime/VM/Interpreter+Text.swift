import QuireSyntax

/// Values as text: what `print`, `str`, `repr` and f-strings show.
extension Interpreter {
  /// What `str(x)` gives.
  package func text(of value: Value) throws -> String {
    switch value {
    case .string(let s): return s.object.text
    case .int(let i): return String(i)
    case .bytes(let b): return String(decoding: b.object.bytes, as: UTF8.self)
    case .error(let e): return try message(e.object)
    case .instance(let object): return try instanceText(object.object)
    case .host(let h):
      guard let hook = h.object.type.hooks.text else { return try representation(of: value) }
      var text = ""
      try guarded(value, "[...]", &text, 0) { $0 += try hook(self, value) }
      return text
    default: return try representation(of: value)
    }
  }

  /// What `repr(x)` gives, and the prompt shows.
  package func representation(of value: Value) throws -> String {
    var text = ""
    try write(value, to: &text, depth: 0)
    return text
  }

  private func write(_ value: Value, to out: inout String, depth: Int) throws {
    if let hook = refinedType(value)?.hooks.representation {
      return try guarded(value, "[...]", &out, depth) { $0 += try hook(self, value) }
    }
    switch value {
    case .null: out += "None"
    case .undefined: out += "undefined"
    case .ellipsis: out += "Ellipsis"
    case .bool(let b): out += b ? "True" : "False"
    case .int(let i): out += String(i)
    case .bigInt:
      let (digits, isNegative) = try self.digits(of: value)
      out += isNegative ? "-" + digits : digits
    case .double(let d): out += Interpreter.text(of: d)
    case .string(let s): out += try quoted(s.object.text)
    case .bytes(let b): out += try quoted(b.object.bytes)
    case .list(let l): try write(l.object, "[", "]", to: &out, depth, value)
    case .tuple(let t):
      try write(t.object, "(", t.object.count == 1 ? ",)" : ")", to: &out, depth, value)
    case .set(let s):
      if s.object.count == 0 {
        out += "set()"
      } else {
        try guarded(value, "{...}", &out, depth) { out in
          out += "{"
          try writeEntries(s.object, to: &out) { entry, out in
            try write(entry.key, to: &out, depth: depth + 1)
          }
          out += "}"
        }
      }
    case .dict(let d):
      try guarded(value, "{...}", &out, depth) { out in
        out += "{"
        try writeEntries(d.object, to: &out) { entry, out in
          try write(entry.key, to: &out, depth: depth + 1)
          out += ": "
          try write(entry.value, to: &out, depth: depth + 1)
        }
        out += "}"
      }
    case .range(let r):
      let r = r.object
      out +=
        r.step == 1
        ? (r.start == 0 ? "range(\(r.stop))" : "range(\(r.start), \(r.stop))")
        : "range(\(r.start), \(r.stop), \(r.step))"
    case .slice(let s):
      out += "slice("
      for (i, part) in [s.object.lower, s.object.upper, s.object.step].enumerated() {
        if i > 0 { out += ", " }
        try write(part, to: &out, depth: depth + 1)
      }
      out += ")"
    case .closure(let c):
      out += c.object.name == "lambda" ? "lambda" : "<function \(c.object.name)>"
    case .builtin(let b):
      let (name, receiver) = (b.object.record.name, b.object.receiver)
      out +=
        receiver.isUndefined
        ? "<built-in function \(name)>" : "<built-in method \(name) of \(receiver.typeName) value>"
    case .type(let t):
      let (type, record) = (t.object, t.object.record)
      out += type.isFunction ? "<built-in function \(pythonName(record))>" : record.name
    case .module(let m): out += "<module \(m.object.name)>"
    case .iterator: out += "<iterator>"
    case .cell: out += "<variable>"
    case .error(let e):
      out += e.object.kind.rawValue
      switch e.object.arguments {
      case .none, .missing: out += "(" + (try quoted(message(e.object))) + ")"
      case .one(let value):
        out += "("
        try write(value, to: &out, depth: depth + 1)
        out += ")"
      case .several(let tuple): try write(tuple, to: &out, depth: depth)
      }
    case .instance(let object): out += try instanceRepresentation(object.object)
    case .class(let type): out += "<class \(type.object.name)>"
    case .method(let method):
      let (function, receiver) = (method.object.function, method.object.receiver)
      var name = try representation(of: function)
      if case .closure(let closure) = function { name = closure.object.name }
      if case .class(let type) = receiver {
        out += "<method \(type.object.name).\(name)>"
      } else {
        out += "<method \(receiver.typeName).\(name)>"
      }
    case .host(let h):
      if let hook = h.object.type.hooks.text {
        try guarded(value, "[...]", &out, depth) { $0 += try hook(self, value) }
      } else {
        out += "<\(h.object.type.name)>"
      }
    }
  }

  private func write(
    _ values: some Sequenced, _ open: String, _ close: String, to out: inout String, _ depth: Int,
    _ value: Value
  ) throws {
    try guarded(value, "\(open)...\(close)", &out, depth) { out in
      out += open
      var i = 0
      // Methods of the program that write elements may change the list.
      while i < values.count {
        try spend(16)
        if i > 0 { out += ", " }
        try write(values.items[i], to: &out, depth: depth + 1)
        i += 1
      }
      out += close
    }
  }

  /// Writes what is in a table with commas between, while methods of the program may change it.
  private func writeEntries(
    _ owner: some TableOwner, to out: inout String,
    _ write: (Table.Entry, inout String) throws -> Void
  ) throws {
    var position = 0
    while let found = owner.table.next(from: position) {
      try spend(32)
      if position > 0 { out += ", " }
      let entry = owner.table.entries[found]
      _ = heldObjects([entry.key, entry.value])
      try write(entry, &out)
      position = found + 1
    }
  }

  /// Writes `cycle` instead where a container holds itself.
  private func guarded(
    _ value: Value, _ cycle: String, _ out: inout String, _ depth: Int,
    _ body: (inout String) throws -> Void
  ) throws {
    // What a type writes itself begins at depth 0 again.
    try Value.checkDepth(max(depth, beingWritten.count))
    guard let identity = value.object?.toOpaque(), !beingWritten.contains(identity) else {
      out += cycle
      return
    }
    beingWritten.append(identity)
    defer { beingWritten.removeLast() }
    try body(&out)
  }

  /// A string in double quotes with escapes, as Starlark writes it.
  package func quoted(_ text: String) throws -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      try spend(4)
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          out += "\\x" + hex(scalar.value)
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }

  private func quoted(_ bytes: [UInt8]) throws -> String {
    var out = "b\""
    for byte in bytes {
      try spend(4)
      switch byte {
      case UInt8(ascii: "\""): out += "\\\""
      case UInt8(ascii: "\\"): out += "\\\\"
      case UInt8(ascii: "\n"): out += "\\n"
      case UInt8(ascii: "\r"): out += "\\r"
      case UInt8(ascii: "\t"): out += "\\t"
      case 0x20..<0x7F: out.unicodeScalars.append(UnicodeScalar(byte))
      default: out += "\\x" + hex(UInt32(byte))
      }
    }
    return out + "\""
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }

  // MARK: Instructions

  /// `!s`, `!r` and `!a` of f-strings: 0, 1, 2; `!s` before a format is 3.
  func text(of value: Value, conversion: Int) throws -> Value {
    if conversion == 3 { return make(try text(of: value)) }
    if conversion == 0 {
      switch value {
      // `join` writes these; nothing can change their text until then.
      case .string, .int, .double, .bool, .null: return value
      default: return make(try text(of: value))
      }
    }
    let shown = try representation(of: value)
    return make(conversion == 2 ? Interpreter.ascii(shown) : shown)
  }

  /// The text of an f-string from the texts of its parts, and numbers.
  func join(_ parts: UnsafeMutablePointer<Value>, count: Int) throws -> Value {
    let start = builder.count
    for i in 0..<count { _ = builder.appendPlain(parts[i]) }
    return try taken(from: start)
  }

  /// What was put together from a position on, as a string.
  func taken(from start: Int) throws -> Value {
    let size = builder.count - start
    if size > 1 << 12 {
      do {
        try reserve(text: size)
      } catch {
        builder.cut(to: start)
        throw error
      }
    }
    return .string(builder.take(from: start, heap))
  }
}
