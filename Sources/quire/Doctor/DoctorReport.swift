/// What `quire doctor` found, before it is text.
struct DoctorReport {
  enum State {
    /// Information; nothing to judge.
    case plain
    case good
    /// Something optional is not there.
    case absent
    /// Something that notebooks need is not there.
    case missing
  }

  struct Line {
    var label: String
    var text: String
    var state = State.plain
  }

  struct Section {
    var title: String
    var lines: [Line]
  }

  var sections: [Section]

  var isWell: Bool {
    !sections.contains { $0.lines.contains { $0.state == .missing } }
  }

  /// The lines to show, aligned by label.
  func lines(on terminal: Terminal) -> [String] {
    let ink = Ink(isColoured: terminal.isColoured)
    let width = sections.flatMap(\.lines).map(\.label.count).max() ?? 0
    var out: [String] = []
    for section in sections {
      if !out.isEmpty { out.append("") }
      out.append(ink(section.title, .bold))
      for line in section.lines {
        let label = line.label + String(repeating: " ", count: max(0, width - line.label.count))
        let room = String(repeating: " ", count: width + 6)
        let text = line.text.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\n" + room)
        out.append("  \(mark(line.state, terminal, ink)) \(label)  \(text)")
      }
    }
    return out
  }

  private func mark(_ state: State, _ terminal: Terminal, _ ink: Ink) -> String {
    let isUnicode = terminal.style.isUnicode
    return switch state {
    case .plain: " "
    case .good: ink(isUnicode ? "✓" : "+", .green)
    case .absent: ink(isUnicode ? "–" : "-", .yellow)
    case .missing: ink(isUnicode ? "✗" : "!", .red)
    }
  }
}
