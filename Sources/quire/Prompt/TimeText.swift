/// Times with three digits, from nanoseconds to hours: `431 ns`, `12.3 µs`, `1.05 s`, `2 min 3 s`.
enum TimeText {
  static func text(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "?" }
    if seconds >= 59.95 { return ElapsedTime.text(seconds) }
    for (factor, unit) in [(1e9, "ns"), (1e6, "µs"), (1e3, "ms")] {
      if seconds * factor < 999.5 { return "\(digits(max(seconds, 0) * factor)) \(unit)" }
    }
    return "\(digits(seconds)) s"
  }

  /// Three significant digits of a number below 1000.
  private static func digits(_ value: Double) -> String {
    let places = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2
    let power = places == 0 ? 1 : places == 1 ? 10 : 100
    let scaled = Int((value * Double(power)).rounded())
    let fraction = scaled % power
    if fraction == 0 { return "\(scaled / power)" }
    let text = String(repeating: "0", count: places - "\(fraction)".count) + "\(fraction)"
    return "\(scaled / power).\(text)"
  }

  /// `1,000,000`
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().map { index, digit in
      let left = digits.count - index
      return String(digit) + (left > 1 && left % 3 == 1 ? "," : "")
    }.joined()
  }
}
