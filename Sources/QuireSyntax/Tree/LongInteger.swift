/// An integer literal that does not fit 64 bits.
package struct LongInteger: Hashable, Sendable {
  /// ASCII, without prefix and underscores.
  package let digits: [UInt8]
  package let radix: Int

  /// The most digits of a literal; longer ones are read at run time.
  package static let maximumDigits = 1_000_000
}
