/// The hash of texts and bytes.
enum ByteHash {
  /// FNV-1a over the bytes; of a long text over whole words first, in four strands, because one would
  /// wait for each of its multiplications.
  static func of(_ bytes: UnsafeRawBufferPointer) -> Int {
    var hash = seed
    var start = 0
    if bytes.count >= 64 {
      var (a, b, c, d) = (seed, seed ^ 1, seed ^ 2, seed ^ 3)
      while start &+ 32 <= bytes.count {
        a = mixed(a, bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        b = mixed(b, bytes.loadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self))
        c = mixed(c, bytes.loadUnaligned(fromByteOffset: start &+ 16, as: UInt64.self))
        d = mixed(d, bytes.loadUnaligned(fromByteOffset: start &+ 24, as: UInt64.self))
        start &+= 32
      }
      for strand in [a, b, c, d] { hash = mixed(hash, strand) }
    }
    while start < bytes.count {
      hash = (hash ^ UInt64(bytes[start])) &* prime
      start &+= 1
    }
    return Int(truncatingIfNeeded: hash ^ (hash >> 29))
  }

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01b3

  /// A multiplication carries changes upwards only; the shift brings them down again.
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}
