/// How the numbers of one axis are written: alike, as short as they can be told apart.
struct TickFormatter: Sendable, Equatable {
  /// What the written numbers are to be multiplied by: a power of ten, as its exponent.
  private(set) var exponent = 0
  /// What is to be added to the written numbers.
  private(set) var offset = 0.0
  private(set) var decimals = 0

  static let minus = "\u{2212}"

  /// Fits the format to ticks that are `step` apart.
  init(ticks: [Double], step: Double) {
    let largest = ticks.map(\.magnitude).filter(\.isFinite).max() ?? 0
    guard largest > 0, step > 0, step.isFinite else { return }
    if let first = ticks.first, let last = ticks.last, ticks.count > 1,
      (last - first).magnitude < largest * 1e-4, largest.isFinite
    {
      let unit = tenTo(TickFormatter.exponent(of: last - first) + 1)
      offset = (first / unit).rounded(.down) * unit
    }
    let shown = offset == 0 ? largest : ticks.map { ($0 - offset).magnitude }.max() ?? step
    let size = TickFormatter.exponent(of: shown)
    if size >= 6 || size < -3 { exponent = size }
    decimals = TickFormatter.decimals(of: step, exponent: exponent)
  }

  /// The number as it stands beside its tick.
  func string(_ value: Double) -> String {
    var scaled = (value - offset) / tenTo(exponent)
    if exponent < -300 { scaled = (value - offset) * 1e300 / tenTo(exponent + 300) }
    return TickFormatter.fixed(scaled, decimals: decimals)
  }

  /// What stands at the axis's end, such as `×10⁶` or `+1,234`; nil for nothing.
  var note: String? {
    var parts: [String] = []
    if exponent != 0 { parts.append("×10" + TickFormatter.superscript(exponent)) }
    if offset != 0 {
      let sign = offset < 0 ? "" : "+"
      parts.append(sign + TickFormatter.shortest(offset))
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// The exponent of the leading decimal digit.
  static func exponent(of value: Double) -> Int {
    value == 0 || !value.isFinite ? 0 : wholeNumber(logarithm10(value.magnitude).rounded(.down))
  }

  /// How many decimals a multiple of `step` needs, at most 15.
  private static func decimals(of step: Double, exponent: Int) -> Int {
    var scaled = step / tenTo(exponent)
    if exponent < -300 { scaled = step * 1e300 / tenTo(exponent + 300) }
    for decimals in 0..<15 {
      let shifted = scaled * tenTo(decimals)
      if shifted >= 0.99, (shifted - shifted.rounded()).magnitude < 1e-6 * max(shifted, 1) {
        return decimals
      }
    }
    return 15
  }

  /// Decimal digits with a true minus sign and, from five digits on, groups of three.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value > 0 ? "inf" : minus + "inf" }
    let scale = tenTo(decimals)
    let rounded = (value.magnitude * scale).rounded()
    guard rounded < 1e15 else { return value < 0 ? minus + "\(value.magnitude)" : "\(value)" }
    let digits = String(Int64(rounded))
    let padded = String(repeating: "0", count: max(decimals + 1 - digits.count, 0)) + digits
    let whole = String(padded.dropLast(decimals))
    let text = grouped(whole) + (decimals > 0 ? "." + padded.suffix(decimals) : "")
    return value < 0 && rounded != 0 ? minus + text : text
  }

  /// The shortest decimal form of a number, for labels of fixed ticks.
  static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return fixed(value, decimals: 0) }
    let magnitude = value.magnitude
    if magnitude != 0, magnitude >= 1e6 || magnitude < 1e-4 {
      let exponent = exponent(of: magnitude)
      let mantissa = shortest((magnitude / tenTo(exponent) * 1e6).rounded() / 1e6)
      return (value < 0 ? minus : "") + (mantissa == "1" ? "" : mantissa + "×")
        + "10" + superscript(exponent)
    }
    for decimals in 0..<12 {
      let scaled = magnitude * tenTo(decimals)
      if (scaled - scaled.rounded()).magnitude <= 1e-9 * max(scaled, 1) {
        return fixed(value, decimals: decimals)
      }
    }
    return fixed(value, decimals: 12)
  }

  static func superscript(_ exponent: Int) -> String {
    let raised: [Character: Character] = [
      "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
      "9": "⁹", "-": "⁻",
    ]
    return String(String(exponent).map { raised[$0] ?? $0 })
  }

  private static func grouped(_ digits: String) -> String {
    guard digits.count > 4 else { return digits }
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return out
  }
}
