import CQuireKernels

/// Random numbers by counting: the numbers at (seed, stream, position) are always the same, whatever
/// else was drawn before.
///
/// Philox 4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3"
/// (2011).
package struct RandomSource: Hashable, Sendable {
  package let seed: UInt64
  /// Independent sequences of one seed.
  package let stream: UInt64
  /// How many blocks of four 32-bit words were drawn.
  package private(set) var position: UInt64 = 0

  package init(seed: UInt64, stream: UInt64 = 0) {
    self.seed = seed
    self.stream = stream
  }

  /// The sequence of this seed that belongs to `name`, from its start.
  package func stream(_ name: String) -> RandomSource {
    // FNV-1a over the parent's number and the name.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for shift in stride(from: 0, to: 64, by: 8) {
      hash = (hash ^ (stream >> UInt64(shift) & 0xff)) &* 0x100_0000_01b3
    }
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return RandomSource(seed: seed, stream: hash)
  }

  /// The sequence of this seed that belongs to a number, such as a step, from its start.
  package func stream(_ number: Int) -> RandomSource { stream("#\(number)") }

  /// Goes on at the given block.
  package mutating func skip(to position: UInt64) { self.position = position }

  /// The block at which the next `count` elements begin, which are then counted as drawn.
  mutating func take(_ count: Int, perBlock: Int) -> UInt64 {
    let first = position
    position &+= UInt64((count + perBlock - 1) / perBlock)
    return first
  }
}

extension RandomSource: RandomNumberGenerator {
  package mutating func next() -> UInt64 {
    var words: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    let block = take(1, perBlock: 1)
    withUnsafeMutableBytes(of: &words) { bytes in
      if let base = bytes.baseAddress {
        quire_philox(seed, stream, block, base.assumingMemoryBound(to: UInt32.self))
      }
    }
    return UInt64(words.0) << 32 | UInt64(words.1)
  }
}
