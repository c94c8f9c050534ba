import Glibc

/// Small steps that the methods of the core types share.
extension Interpreter {
  /// A string of bytes that are valid UTF-8.
  package func make(bytes: some Collection<UInt8>) -> Value {
    make(byteCount: bytes.count) { target in
      let copied: Void? = bytes.withContiguousStorageIfAvailable { bytes in
        if let start = bytes.baseAddress { target.update(from: start, count: bytes.count) }
      }
      if copied == nil { for (i, byte) in bytes.enumerated() { target[i] = byte } }
    }
  }

  /// A part of a string, its ends at code points.
  package func slice(_ string: StringObject, _ range: Range<Int>) -> Value {
    .string(heap.makeString(copying: string.bytes + range.lowerBound, count: range.count))
  }

  /// A tuple of two.
  func makePair(_ first: Value, _ second: Value) -> Value {
    let values = (first, second)
    return withUnsafeBytes(of: values) {
      .tuple(heap.makeTuple(copying: $0.assumingMemoryBound(to: Value.self).baseAddress, count: 2))
    }
  }

  /// Called in loops that make values: looks at interrupts and memory now and then.
  package func pace(_ count: Int) throws {
    if count & 0xFFF == 0 {
      try poll()
      try reserve(0)
    }
  }

  /// Keeps values alive while script functions run, although only Swift variables hold them.
  package func held(_ values: [Value]) -> [Value] {
    _ = makeTuple(values)
    return values
  }

  /// The elements of an iterable as an iterator value, which keeps them alive.
  package func makeIterator(over value: Value) throws -> Value {
    if case .iterator = value { return value }
    return makeIterator(sources: [value], step: try stream(of: value))
  }

  /// Whether a value is read once and may have no end.
  package func isStream(_ value: Value) -> Bool {
    switch value {
    case .iterator: true
    case .host(let host): host.object.type.hooks.length == nil
    default: false
    }
  }

  /// `start` and `end` of `find`, `index`, `count`: clamped as slices are, nil where they leave nothing.
  func bounds(_ start: Value, _ end: Value, count: Int) -> Range<Int>? {
    func clamp(_ value: Value, _ missing: Int) -> Int {
      switch value {
      case .int(let i): i < 0 ? max(0, i &+ count) : i
      case .bool(let b): b ? 1 : 0
      case .bigInt(let i): max(0, Int(clamping: i.object.value))
      default: missing
      }
    }
    let lower = clamp(start, 0)
    let upper = min(clamp(end, count), count)
    return lower <= upper ? lower..<upper : nil
  }
}

extension Call {
  /// The string object of an argument.
  package func stringObject(_ index: Int) throws -> StringObject {
    if case .string(let value) = self[index] { return value.object }
    throw mismatch(index, "str")
  }

  package func dict(_ index: Int) throws -> DictObject {
    if case .dict(let value) = self[index] { return value.object }
    throw mismatch(index, "dict")
  }

  package func set(_ index: Int) throws -> SetObject {
    if case .set(let value) = self[index] { return value.object }
    throw mismatch(index, "set")
  }

  package func bytes(_ index: Int) throws -> [UInt8] {
    if case .bytes(let value) = self[index] { return value.object.bytes }
    throw mismatch(index, "bytes")
  }
}

extension StringObject {
  /// The byte range of a range of code points.
  package func byteRange(_ scalars: Range<Int>) -> Range<Int> {
    if isASCII { return scalars }
    let lower = byteOffset(ofScalar: scalars.lowerBound)
    return lower..<max(lower, byteOffset(ofScalar: scalars.upperBound))
  }

  /// The index of the code point that begins at a byte offset.
  package func scalarIndex(ofByte offset: Int) -> Int {
    if isASCII { return offset }
    var index = 0
    for i in 0..<offset where bytes[i] & 0xC0 != 0x80 { index += 1 }
    return index
  }

  /// Where another string begins within a byte range.
  func firstRange(
    of other: StringObject, in range: Range<Int>, _ interpreter: Interpreter
  ) throws -> Int? {
    guard range.count >= other.count else { return nil }
    if other.count == 1 {
      try interpreter.spend(range.count >> 4)
      return memchr(bytes + range.lowerBound, Int32(other.bytes[0]), range.count).map {
        UnsafeRawPointer($0) - UnsafeRawPointer(bytes)
      }
    }
    return try Memory.firstRange(
      of: UnsafeRawBufferPointer(other.utf8),
      in: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: utf8[range])),
      spend: interpreter.spend
    ).map { $0 + range.lowerBound }
  }

  /// Where another string begins last within a byte range.
  func lastRange(
    of other: StringObject, in range: Range<Int>, _ interpreter: Interpreter
  ) throws -> Int? {
    var start = range.upperBound - other.count
    while start >= range.lowerBound {
      var i = 0
      while i < other.count, bytes[start + i] == other.bytes[i] { i += 1 }
      if i == other.count { return start }
      try interpreter.spend(i + 1)
      start -= 1
    }
    return nil
  }

  func hasPrefix(_ other: StringObject, at offset: Int, limit: Int) -> Bool {
    guard offset + other.count <= limit else { return false }
    for i in 0..<other.count where bytes[offset + i] != other.bytes[i] { return false }
    return true
  }
}
