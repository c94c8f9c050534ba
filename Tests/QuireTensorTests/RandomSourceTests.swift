import Testing

@testable import QuireTensor

@Suite struct RandomSourceTests {
  /// The known answers of the Random123 distribution for philox4x32-10 with zero and one-filled
  /// counters and keys.
  @Test(arguments: [
    (UInt64(0), UInt64(0), UInt64(0x6627_e8d5_e169_c58d)),
    (UInt64.max, UInt64.max, UInt64(0x408f_276d_41c8_3b0e)),
  ])
  func `blocks are Philox's`(seed: UInt64, stream: UInt64, expected: UInt64) {
    var source = RandomSource(seed: seed, stream: stream)
    if seed == .max { source.skip(to: .max) }
    #expect(source.next() == expected)
  }
}
