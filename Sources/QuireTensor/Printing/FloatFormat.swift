/// How the floats of one tensor are written: all with one width, point under point, as NumPy does
/// with its default options.
struct FloatFormat {
  /// The most digits after the point.
  static let precision = 8

  private var isScientific = false
  private var left = 0
  private var right = 0
  private var exponentDigits = 2

  private let single: Bool

  /// Looks at every number that will be shown.
  init(_ numbers: [Double], single: Bool) {
    self.single = single
    let finite = numbers.filter(\.isFinite)
    let sizes = finite.map(\.magnitude).filter { $0 != 0 }
    if let largest = sizes.max(), let smallest = sizes.min() {
      isScientific = largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000
    }
    for number in finite {
      let decimal = Decimal(number, single: single)
      if isScientific {
        let parts = decimal.scientific(precision: Self.precision)
        left = max(left, parts.whole.utf8.count)
        right = max(right, parts.fraction.utf8.count)
        exponentDigits = max(exponentDigits, String(parts.exponent.magnitude).utf8.count)
      } else {
        let parts = decimal.positional(precision: Self.precision)
        left = max(left, parts.whole.utf8.count)
        right = max(right, parts.fraction.utf8.count)
      }
    }
    if finite.count != numbers.count {
      let longest = numbers.contains { $0 == -.infinity } ? 4 : 3
      let hasPoint = finite.isEmpty ? 1 : width - left
      left = max(left, longest - hasPoint)
    }
  }

  func text(_ number: Double) -> String {
    guard number.isFinite else {
      return padded(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf", to: width)
    }
    let decimal = Decimal(number, single: single)
    guard isScientific else {
      let parts = decimal.positional(precision: Self.precision)
      let fill = String(repeating: " ", count: max(0, right - parts.fraction.utf8.count))
      return padded(parts.whole, to: left) + "." + parts.fraction + fill
    }
    let parts = decimal.scientific(precision: right, least: right)
    let zeros = String(repeating: "0", count: max(0, right - parts.fraction.utf8.count))
    let exponent = String(parts.exponent.magnitude)
    let lead = String(repeating: "0", count: max(0, exponentDigits - exponent.utf8.count))
    return padded(parts.whole, to: left) + "." + parts.fraction + zeros
      + (parts.exponent < 0 ? "e-" : "e+") + lead + exponent
  }

  /// A number by itself, such as `0.1`, `1.0` or `1e+16`.
  static func single(_ number: Double, single: Bool) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    let decimal = Decimal(number, single: single)
    let size = number.magnitude
    if size == 0 || (size >= 1e-4 && size < 1e16) {
      let parts = decimal.positional(precision: 400)
      return parts.whole + "." + (parts.fraction.isEmpty ? "0" : parts.fraction)
    }
    let parts = decimal.scientific(precision: 400)
    let exponent = String(parts.exponent.magnitude)
    return parts.whole + (parts.fraction.isEmpty ? "" : "." + parts.fraction)
      + (parts.exponent < 0 ? "e-" : "e+") + (exponent.utf8.count < 2 ? "0" : "") + exponent
  }

  /// The width of every number.
  private var width: Int {
    left + 1 + right + (isScientific ? exponentDigits + 2 : 0)
  }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
