/// Makes inputs that nobody would type: program text with changes, and bytes at random.
package struct ProgramMutator {
  /// What the inputs are made from.
  package let pieces: [String]

  package init(pieces: [String]) { self.pieces = pieces }

  /// The programs in the files of a folder of cases: each ends at a line of three dashes, what it shows at the
  /// next line of `=` or `#`. Without such lines the expression in front of the tab.
  package static func cases(in folder: String) -> [String] {
    TemporaryFolder.names(in: folder).flatMap { name -> [String] in
      let lines = (TemporaryFolder.text(of: "\(folder)/\(name)") ?? "").split(separator: "\n")
      guard lines.contains("---") else {
        return lines.compactMap { $0.split(separator: "\t").first.map { String($0) } }
      }
      var programs: [String] = []
      var code: [Substring] = []
      for line in lines {
        if line == "---" {
          programs.append(code.joined(separator: "\n"))
        } else if line.hasPrefix("===") || line.hasPrefix("#####") {
          code = []
        } else {
          code.append(line)
        }
      }
      return programs
    }
  }

  package func mutated(_ random: inout SplitMix64) -> String {
    if random.next(below: 10) == 0 {
      return String(
        decoding: (0..<random.next(below: 200)).map { _ in UInt8(random.next(below: 256)) },
        as: UTF8.self)
    }
    var bytes = Array(pieces[random.next(below: pieces.count)].utf8)
    for _ in 0..<random.next(below: 6) { change(&bytes, &random) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let snippets = [
    "(", ")", "[", "]", "{", "}", "\"", "'", "\"\"\"", ":", ",", ".", "=", "==", "\\", "\n", "    ",
    "\t", "#", "%", "?", "@", "**", "//", "-", "<<", "999999999999999999999",
    "9223372036854775807", "-9223372036854775808", "1e999", "None", "lambda ", "for ", "in ", "if ",
    "else", "def ", "return ", "f\"{", "\u{0}", "\u{FEFF}", "，", "世界", "🙂", "\r", ">>> ", "... ",
  ]

  private func change(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let start = random.next(below: bytes.count + 1)
    let end = min(bytes.count, start + random.next(below: 12))
    let snippet = Self.snippets[random.next(below: Self.snippets.count)].utf8
    switch random.next(below: 6) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: bytes[start..<end], at: random.next(below: bytes.count + 1))
    case 2: bytes.insert(contentsOf: snippet, at: start)
    case 3: bytes.replaceSubrange(start..<end, with: snippet)
    case 4: if start < bytes.count { bytes[start] ^= 1 << UInt8(random.next(below: 8)) }
    default:
      let other = Array(pieces[random.next(below: pieces.count)].utf8)
      bytes.replaceSubrange(start..., with: other[random.next(below: other.count + 1)...])
    }
  }
}
