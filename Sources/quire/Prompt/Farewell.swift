/// Inputs that end a conversation: `exit`, `quit()`, `exit(3)`.
enum Farewell {
  /// The exit code that an input asks for; nil for what is no farewell.
  static func exitCode(_ input: String) -> Int32? {
    guard let name = ["exit", "quit"].first(where: input.hasPrefix) else { return nil }
    let rest = input.dropFirst(name.count)
    if rest.isEmpty || rest == "()" { return 0 }
    guard rest.first == "(", rest.last == ")" else { return nil }
    // The system keeps the lowest byte.
    return Int32(rest.dropFirst().dropLast()).map { $0 & 0xFF }
  }
}
