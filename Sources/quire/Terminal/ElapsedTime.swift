/// Durations as people say them.
enum ElapsedTime {
  /// `1.2 ms`, `250 ms`, `9.9 s`, `42 s`, `3 min 5 s`, `2 h 10 min`.
  static func text(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "?" }
    switch seconds {
    case ..<0.099_95: return "\(tenths(seconds * 1e3)) ms"
    case ..<0.999_5: return "\(Int((seconds * 1e3).rounded())) ms"
    case ..<9.95: return "\(tenths(seconds)) s"
    case ..<59.5: return "\(Int(seconds.rounded())) s"
    case ..<3599.5: return pair(Int(seconds.rounded()), "min", "s")
    case ..<8.64e6: return pair(Int((seconds / 60).rounded()), "h", "min")
    default: return "> 100 days"
    }
  }

  /// As `text`, in tenths of a second at first: a time that is seen growing.
  static func growing(_ seconds: Double) -> String {
    seconds < 1 ? "\(tenths(max(0, seconds))) s" : text(seconds)
  }

  /// As `text`, in whole seconds rounded up: what is left to wait.
  static func whole(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "?" }
    let seconds = seconds.rounded(.up)
    return seconds < 60 ? "\(Int(seconds)) s" : text(seconds)
  }

  private static func pair(_ value: Int, _ large: String, _ small: String) -> String {
    "\(value / 60) \(large)" + (value % 60 == 0 ? "" : " \(value % 60) \(small)")
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
