import QuireTensor

/// What this program is.
enum Version {
  static let current = "0.1.0"

  /// What `quire --version` prints: with it, what a result's last bits depend on.
  static var line: String {
    let threads = Threads.count
    return "quire \(current) (\(Machine.instructionSet), "
      + "\(threads == 1 ? "1 thread" : "\(threads) threads"))"
  }
}
