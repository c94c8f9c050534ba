extension TickSet {
  /// Powers of ten in a range of positive numbers, with minor ticks between them; inside a single
  /// decade round numbers instead.
  init(log lower: Double, _ upper: Double, intervals: Int) {
    let low = min(lower, upper)
    let high = max(lower, upper)
    guard low > 0, high.isFinite, low < high else {
      self = .empty
      return
    }
    let first = wholeNumber((logarithm10(low) - 1e-9).rounded(.up))
    let last = wholeNumber((logarithm10(high) + 1e-9).rounded(.down))
    guard last > first else {
      self.init(withinDecadesOf: low, high, intervals: intervals)
      return
    }
    let every = max((last - first + max(intervals, 1)) / max(intervals, 1), 1)
    var ticks: [Tick] = []
    for exponent in (first - 1)...(last + 1) {
      let power = tenTo(exponent)
      if exponent >= first, exponent <= last {
        let isMajor = (exponent - first) % every == 0
        let label = isMajor ? "10" + TickFormatter.superscript(exponent) : ""
        ticks.append(Tick(value: power, label: label, isMinor: !isMajor))
      }
      guard every == 1 else { continue }
      for factor in 2...9 {
        let value = Double(factor) * power
        if value >= low, value <= high {
          ticks.append(Tick(value: value, label: "", isMinor: true))
        }
      }
    }
    self.init(ticks: ticks, note: nil)
  }

  private init(withinDecadesOf low: Double, _ high: Double, intervals: Int) {
    let values = TickSet.linearValues(low, high, intervals: min(intervals, 5)).filter { $0 > 0 }
    self.init(
      ticks: values.map { Tick(value: $0, label: TickFormatter.shortest($0)) }, note: nil)
  }
}
