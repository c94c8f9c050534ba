/// A text in which the lines of expectations are found.
struct EditableText {
  let bytes: [UInt8]
  /// The ranges of the lines without their ends.
  private let lines: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { line in
      line.startIndex..<(line.last == 13 ? line.endIndex - 1 : line.endIndex)
    }
  }

  /// What is to be written where to make an edit of the expectation that begins on a line, counted from 1; nil
  /// when it does not stand there.
  func changes(_ edit: ExpectationEdit, at number: Int) -> [(range: Range<Int>, new: [UInt8])]? {
    let first = number - 1
    guard first >= 0, !edit.old.isEmpty, first + edit.old.count <= lines.count else { return nil }
    var places: [Range<Int>] = []
    for (index, old) in edit.old.enumerated() {
      let sign = index == 0 ? Array(edit.sign.utf8) : []
      guard let place = place(of: Array(old.utf8), behind: sign, in: lines[first + index])
      else { return nil }
      places.append(place)
    }
    // Lines stay what they are around their texts; the last one that stays takes what is left over.
    let kept = min(edit.old.count, edit.new.count)
    guard kept > 0, let end = places.last?.upperBound else { return nil }
    let lineEnd = bytes[lines[first].upperBound...].first == 13 ? "\r\n" : "\n"
    let indent = bytes[lines[first]].prefix { $0 == 32 || $0 == 9 }
    let separator = Array(lineEnd.utf8) + indent + Array("#     ".utf8)
    return places.prefix(kept).enumerated().map { index, place in
      let isLast = index == kept - 1
      let texts = edit.new[index..<(isLast ? edit.new.count : index + 1)].map { Array($0.utf8) }
      let blank: [UInt8] =
        place.isEmpty && bytes[..<place.lowerBound].last != 32 ? [32] : []
      return (
        place.lowerBound..<(isLast ? end : place.upperBound),
        blank + texts.joined(separator: separator)
      )
    }
  }

  /// Where an expected text stands in its line: as far behind as possible.
  private func place(
    of text: [UInt8], behind sign: [UInt8], in line: Range<Int>
  ) -> Range<Int>? {
    let whole = sign + text
    guard whole.count <= line.count else { return nil }
    let start = (line.lowerBound...line.upperBound - whole.count).last {
      bytes[$0..<$0 + whole.count].elementsEqual(whole)
    }
    return start.map { $0 + sign.count..<$0 + whole.count }
  }
}
