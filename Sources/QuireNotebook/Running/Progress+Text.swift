import QuireRuntime

extension Progress {
  /// `Epoch 2/5`, or `Step 40/313` without epochs.
  package var heading: String {
    if let epoch { return "Epoch \(epoch)" + (epochs.map { "/\($0)" } ?? "") }
    return "Step \(step)" + (steps.map { "/\($0)" } ?? "")
  }

  /// `loss 0.3421`, `accuracy 0.8812`.
  package var measureTexts: [String] {
    measures.map { "\($0.name) \(Self.number($0.value))" }
  }

  /// The line that is kept of an epoch; it holds no times, so that two runs print the same.
  package var summary: String { ([heading] + measureTexts).joined(separator: " · ") }

  /// A number with four decimals; very small and very large ones in scientific notation.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    let size = abs(value)
    if size != 0, size < 1e-3 || size >= 1e6 { return scientific(value) }
    let scaled = Int((size * 10_000).rounded())
    let decimals = String(10_000 + scaled % 10_000).dropFirst()
    return (value < 0 && scaled > 0 ? "-" : "") + "\(scaled / 10_000).\(decimals)"
  }

  private static func scientific(_ value: Double) -> String {
    var exponent = 0
    var mantissa = abs(value)
    while mantissa >= 9.99995 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 0.999995 {
      mantissa *= 10
      exponent -= 1
    }
    return (value < 0 ? "-" : "") + number(mantissa) + "e\(exponent)"
  }
}
