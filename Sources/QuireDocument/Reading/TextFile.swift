/// What the bytes of a file have beside their lines: a byte order mark, line ends of Windows, a
/// last line that does not end.
package struct TextFile {
  private enum Fact: String {
    case byteOrderMark = "byte_order_mark"
    /// True when all lines end so, or the numbers of those that do, from 1.
    case carriageReturns = "carriage_returns"
    case finalLineEnd = "final_line_end"
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The facts of a file.
  package static func facts(_ bytes: [UInt8]) -> [MetadataValue.Member] {
    var facts: [MetadataValue.Member] = []
    if bytes.starts(with: mark) { facts.append(.init(Fact.byteOrderMark.rawValue, .bool(true))) }
    if bytes.contains(13) {
      var line = 0
      var others = 0
      var ends: [MetadataValue] = []
      for place in bytes.indices where bytes[place] == 10 {
        line += 1
        guard place > 0, bytes[place - 1] == 13 else {
          others += 1
          continue
        }
        // A carriage return that belongs to the line always has one of the line's end behind it.
        if place < 2 || bytes[place - 2] != 13 { ends.append(.int(line)) }
      }
      if !ends.isEmpty {
        facts.append(
          .init(Fact.carriageReturns.rawValue, others == 0 ? .bool(true) : .array(ends)))
      }
    }
    if let last = bytes.last, last != 10 {
      facts.append(.init(Fact.finalLineEnd.rawValue, .bool(false)))
    }
    return facts
  }

  /// The bytes of a text of these lines.
  static func bytes(_ lines: [String], facts: [MetadataValue.Member]) -> [UInt8] {
    var bytes: [UInt8] = facts[Fact.byteOrderMark.rawValue] == .bool(true) ? mark : []
    let returns = facts[Fact.carriageReturns.rawValue]
    var numbered: Set<Int> = []
    if case .array(let numbers)? = returns {
      for case .int(let number) in numbers { numbered.insert(number) }
    }
    for (index, line) in lines.enumerated() {
      bytes += line.utf8
      if index == lines.count - 1, facts[Fact.finalLineEnd.rawValue] == .bool(false) { break }
      if line.utf8.last == 13 || returns == .bool(true) || numbered.contains(index + 1) {
        bytes.append(13)
      }
      bytes.append(10)
    }
    return bytes
  }
}
