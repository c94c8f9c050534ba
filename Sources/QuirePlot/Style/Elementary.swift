import Glibc

// Names for the few C functions of numbers, so that only this file imports them.

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
func logarithm10(_ value: Double) -> Double { log10(value) }
func sine(_ value: Double) -> Double { sin(value) }
func cosine(_ value: Double) -> Double { cos(value) }

/// Ten to an exponent that may be negative.
func tenTo(_ exponent: Int) -> Double { pow(10, Double(exponent)) }

/// The nearest integer, or the nearest bound of `Int` when there is none.
func wholeNumber(_ value: Double) -> Int {
  if value.isNaN { return 0 }
  return Int(exactly: value.rounded()) ?? (value > 0 ? Int.max / 4 : Int.min / 4)
}
