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
    Memory.copy(source, to: bytes + count, count: n)
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
    reserve(24)
    if value < 100_000_000 {
      let digits = TextBuilder.digits(of: value)
      // The lowest byte is the first digit.
      let zeros = value == 0 ? 7 : digits.trailingZeroBitCount >> 3
      store((digits | TextBuilder.zeros) >> UInt64(zeros &* 8))
      count &+= 8 &- zeros
    } else {
      append(value / 100_000_000)
      appendEight(value % 100_000_000)
    }
  }

  /// The eight digits of a number below 10^8, zeros in front.
  private func appendEight(_ value: UInt64) {
    store(TextBuilder.digits(of: value) | TextBuilder.zeros)
    count &+= 8
  }

  @inline(__always)
  private func store(_ digits: UInt64) {
    UnsafeMutableRawPointer(bytes + count).storeBytes(of: digits.littleEndian, as: UInt64.self)
  }

  private static var zeros: UInt64 { 0x3030_3030_3030_3030 }

  /// The digits of a number below 10^8, each in a byte, the first in the lowest: halves of four digits, then of
  /// two, then of one are parted side by side. Quotients by 100 and 10 are products with their inverses.
  @inline(__always)
  private static func digits(of value: UInt64) -> UInt64 {
    let upper = value / 10_000
    let fours = upper | (value &- upper &* 10_000) << 32
    let hundreds = (fours &* 5243) >> 19 & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) << 16
    let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
    return tens | (twos &- tens &* 10) << 8
  }

  func append(_ value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(UInt64(value.magnitude))
  }

  /// Takes off what stands behind a position, as a string.
  func take(from start: Int, _ heap: Heap) -> StringObject {
    let size = count - start
    count = start
    return heap.makeString(copying: bytes + start, count: size)
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
