/// Bytes of a text in the making, UTF-8.
///
/// The machine has one for all its texts: whoever writes begins where the others before have stopped and
/// takes off what is its own.
final class TextBuilder {
  // Raw memory, so that no access is checked.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity = 256

  init() { bytes = .allocate(capacity: capacity) }

  deinit { bytes.deallocate() }

  @inline(__always)
  func append(_ byte: UInt8) {
    reserve(1)
    bytes[count] = byte
    count &+= 1
  }

  @inline(__always)
  func append(_ source: UnsafePointer<UInt8>, count n: Int) {
    reserve(n)
    (bytes + count).update(from: source, count: n)
    count &+= n
  }

  func append(_ string: StringObject) { append(string.bytes, count: string.count) }

  func append(_ text: String) {
    var text = text
    text.withUTF8 { if let start = $0.baseAddress { append(start, count: $0.count) } }
  }

  /// So many times the same byte.
  func append(_ byte: UInt8, times: Int) {
    reserve(times)
    (bytes + count).update(repeating: byte, count: times)
    count &+= times
  }

  /// Puts a byte so many times at a position.
  func insert(_ byte: UInt8, times: Int, at position: Int) {
    reserve(times)
    let start = bytes + position
    (start + times).update(from: start, count: count - position)
    start.update(repeating: byte, count: times)
    count &+= times
  }

  /// Decimal digits.
  func append(_ value: UInt64) {
    reserve(20)
    var rest = value
    var digits = 1
    var bound: UInt64 = 10
    while digits < 20, value >= bound {
      digits &+= 1
      bound = digits < 20 ? bound &* 10 : bound
    }
    var i = count &+ digits
    count = i
    repeat {
      i &-= 1
      bytes[i] = 48 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  func append(_ value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(UInt64(value.magnitude))
  }

  /// Takes off what stands behind a position, as a string.
  func take(from start: Int, _ heap: Heap) -> StringObject {
    let size = count - start
    count = start
    return heap.makeString(count: size) { $0.update(from: bytes + start, count: size) }
  }

  /// Drops what stands behind a position.
  func cut(to start: Int) { count = start }

  @inline(__always)
  private func reserve(_ n: Int) {
    if count &+ n > capacity { grow(by: n) }
  }

  @inline(never)
  private func grow(by n: Int) {
    let bigger = UnsafeMutablePointer<UInt8>.allocate(capacity: (count + n) * 2)
    bigger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = bigger
    capacity = (count + n) * 2
  }
}

extension TextBuilder {
  /// What `str` shows of a value whose text nothing can change; false for other values, which nothing is
  /// written of.
  @inline(__always)
  func appendPlain(_ value: Value) -> Bool {
    switch value {
    case .string(let string): append(string)
    case .int(let value): append(value)
    case .double(let value): append(NumberText.shortest(value))
    case .bool(let value): append(value ? "True" : "False")
    case .null: append("None")
    default: return false
    }
    return true
  }
}
