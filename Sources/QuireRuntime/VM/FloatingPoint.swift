import Glibc

extension Double {
  /// `pow` of the C library.
  func raised(to exponent: Double) -> Double { pow(self, exponent) }
}
