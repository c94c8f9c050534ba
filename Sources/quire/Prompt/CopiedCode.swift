/// Code copied out of a conversation, a block or an article, without what came along.
enum CopiedCode {
  /// Code copied together with the prompts before it, without them and without the output between:
  /// `>>> x`, or IPython's `In [1]: x`. nil for code without prompts.
  /// - Parameter isFirst: Whether it begins an input; else `...` may come first.
  static func withoutPrompts(_ text: String, isFirst: Bool) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first(where: { !InputAssembler.isBlank(String($0)) }) else {
      return nil
    }
    let isPrompt = prompt(of: first)
    guard isPrompt == .first || isPrompt == .continuation && !isFirst else { return nil }
    return lines.compactMap { line -> String? in
      prompt(of: line) == nil ? nil : String(line.dropFirst(promptWidth(line)))
    }.joined(separator: "\n")
  }

  private enum Prompt { case first, continuation }

  private static func prompt(of line: Substring) -> Prompt? {
    if line.hasPrefix(">>> ") || line == ">>>" { return .first }
    if line.hasPrefix("... ") || line == "..." { return .continuation }
    guard let end = endOfLabel(line) else { return nil }
    return line.hasPrefix("In [") ? .first : line[..<end].contains("...:") ? .continuation : nil
  }

  private static func promptWidth(_ line: Substring) -> Int {
    guard let end = endOfLabel(line) else { return min(4, line.count) }
    let width = line.distance(from: line.startIndex, to: end)
    return line[end...].first == " " ? width + 1 : width
  }

  /// The end of `In [12]:` or `    ...:`; nil for a line that begins otherwise.
  private static func endOfLabel(_ line: Substring) -> Substring.Index? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let label = line[..<colon]
    let digits = label.dropFirst(4).dropLast()
    let isInput =
      label.hasPrefix("In [") && label.hasSuffix("]") && !digits.isEmpty
      && digits.allSatisfy(\.isNumber)
    let dots = label.drop { $0 == " " }
    let isContinuation = dots.count >= 3 && dots.allSatisfy { $0 == "." } && label.count > 3
    return isInput || isContinuation ? line.index(after: colon) : nil
  }

  /// The lines between the fences of Markdown.
  static func withoutFences(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let open = lines.firstIndex(where: { !InputAssembler.isBlank(String($0)) }),
      lines[open].drop(while: { $0 == " " }).hasPrefix("```")
    else { return text }
    lines.removeFirst(open + 1)
    if let close = lines.firstIndex(where: { $0.drop { $0 == " " }.hasPrefix("```") }) {
      lines.removeSubrange(close...)
    }
    return lines.joined(separator: "\n")
  }

  /// Lines that are all indented, moved to the margin.
  static func withoutIndentation(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let filled = lines.filter { !InputAssembler.isBlank(String($0)) }
    guard let indentation = filled.first?.prefix(while: { $0 == " " || $0 == "\t" }),
      !indentation.isEmpty, filled.allSatisfy({ $0.hasPrefix(indentation) })
    else { return text }
    return lines.map {
      $0.hasPrefix(indentation) ? $0.dropFirst(indentation.count) : $0.drop { $0 == " " }
    }
    .joined(separator: "\n")
  }
}
