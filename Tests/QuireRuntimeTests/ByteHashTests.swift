import Testing

@testable import QuireRuntime

struct ByteHashTests {
  private func hash(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBytes { ByteHash.of($0) } }

  @Test func shortTextsHaveTheHashOfFNV1a() {
    // The published FNV-1a 64 of "foobar", its upper bits folded in.
    let known: UInt64 = 0x8594_4171_f739_67e8
    #expect(hash(Array("foobar".utf8)) == Int(truncatingIfNeeded: known ^ (known >> 29)))
  }

  /// Each byte and the length count, in words and behind them.
  @Test(arguments: [0, 1, 31, 63, 64, 65, 95, 96, 200, 1000])
  func everyByteCounts(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var hashes: Set<Int> = [hash(bytes)]
    for place in 0..<count {
      for bit in [1, 0x80] as [UInt8] {
        var other = bytes
        other[place] ^= bit
        hashes.insert(hash(other))
      }
    }
    hashes.insert(hash(bytes + [0]))
    #expect(hashes.count == 2 * count + 2)
  }

  @Test func thePlaceInMemoryDoesNotMatter() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    let shifted = [0] + bytes
    let slice = shifted.withUnsafeBytes { ByteHash.of(UnsafeRawBufferPointer(rebasing: $0[1...])) }
    #expect(slice == hash(bytes))
  }
}
