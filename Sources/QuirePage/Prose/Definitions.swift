/// The link and footnote definitions of all prose of a notebook.
///
/// An article may have them at its end; cut into cells, each piece is read alone and needs its own.
struct Definitions {
  /// The lines that define a label, by the label as it stands between brackets, in small letters.
  private var texts: [String: String] = [:]
  private var owners: [String: Int] = [:]

  init(_ proses: [String]) {
    for (index, prose) in proses.enumerated() where prose.contains("]:") { add(prose, index) }
  }

  private mutating func add(_ prose: String, _ index: Int) {
    var fence: Character?
    var open: String?
    for line in prose.split(separator: "\n", omittingEmptySubsequences: false) {
      let start = line.drop { $0 == " " }
      if start.hasPrefix("```") || start.hasPrefix("~~~") {
        if fence == nil { fence = start.first } else if fence == start.first { fence = nil }
      }
      if fence == nil, let label = Self.label(line) {
        open = texts[label] == nil ? label : nil
        if let open {
          texts[open] = String(line)
          owners[open] = index
        }
      } else if let label = open, label.hasPrefix("^"), !start.isEmpty {
        texts[label, default: ""] += "\n" + line
      } else {
        open = nil
      }
    }
  }

  /// The label that a line defines: `[label]: …`.
  private static func label(_ line: Substring) -> String? {
    let start = line.drop { $0 == " " }
    guard
      start.startIndex
        <= (line.index(line.startIndex, offsetBy: 3, limitedBy: line.endIndex) ?? line.endIndex),
      start.first == "[", let end = start.firstRange(of: "]:")?.lowerBound
    else { return nil }
    let label = start[start.index(after: start.startIndex)..<end]
    return label.isEmpty || label.contains("[") || label.contains("]") || label.utf8.count > 999
      ? nil : label.lowercased()
  }

  /// The prose with the definitions behind it that it uses and others have.
  func completed(_ prose: String, at index: Int) -> String {
    guard !texts.isEmpty, prose.contains("[") else { return prose }
    var used: [String] = []
    var seen: Set<String> = []
    for piece in prose.split(separator: "[", omittingEmptySubsequences: false).dropFirst() {
      guard let end = piece.prefix(1000).firstIndex(of: "]") else { continue }
      let label = piece[..<end].lowercased()
      guard let owner = owners[label], owner != index, seen.insert(label).inserted else { continue }
      used.append(texts[label] ?? "")
    }
    return used.isEmpty ? prose : prose + "\n\n" + used.joined(separator: "\n\n")
  }
}
