/// The active calls in words, innermost first, long recursions shortened.
struct TraceText {
  private let parts: [String]

  /// `file` is the one that the diagnostic's first line names; frames in others name theirs.
  init(_ frames: [TraceFrame], file: String?) {
    guard frames.count != 1 || frames[0].function != nil || frames[0].cell != nil else {
      parts = []
      return
    }
    var parts: [String] = []
    var index = 0
    while index < frames.count {
      let (period, repeats) = TraceText.recursion(in: frames, from: index)
      for frame in frames[index..<index + period] {
        parts.append(TraceText.text(frame, file: file))
      }
      if repeats > 1 {
        let cycle = frames[index..<index + period].map(TraceText.name)
        let again = period == 1 ? parts[parts.count - 1] : cycle.joined(separator: " and ")
        parts.append("\(again) \(repeats - 1) more times")
      }
      index += period * repeats
    }
    if parts.count > 24 {
      parts.replaceSubrange(12..<parts.count - 8, with: ["\(parts.count - 20) more calls"])
    }
    self.parts = parts
  }

  /// `in a (line 1), called from b (line 2)`, wrapped.
  func lines(width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for (index, part) in parts.enumerated() {
      let phrase = (index == 0 ? "in " : "called from ") + part
      let piece = phrase + (index == parts.count - 1 ? "" : ",")
      if line.isEmpty {
        line = piece
      } else if DisplayWidth.of(line) + 1 + DisplayWidth.of(piece) + 3 <= width {
        line += " " + piece
      } else {
        lines.append(line)
        line = piece
      }
    }
    return line.isEmpty ? [] : lines + [line]
  }

  /// The shortest run of up to four frames that repeats at least three times from here on.
  private static func recursion(
    in frames: [TraceFrame], from start: Int
  ) -> (period: Int, repeats: Int) {
    for period in 1...4 {
      var repeats = 1
      while start + (repeats + 1) * period <= frames.count,
        (0..<period).allSatisfy({
          frames[start + repeats * period + $0] == frames[start + $0]
        })
      {
        repeats += 1
      }
      if repeats >= 3 { return (period, repeats) }
    }
    return (1, 1)
  }

  private static func name(_ frame: TraceFrame) -> String {
    if let function = frame.function { return function }
    return frame.cell.map { "cell \"\($0)\"" } ?? "top level"
  }

  private static func text(_ frame: TraceFrame, file: String?) -> String {
    let place = frame.file == file ? "line \(frame.line)" : "\(frame.file):\(frame.line)"
    return "\(name(frame)) (\(place))"
  }
}
