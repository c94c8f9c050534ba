import QuireDocument

/// Writes changed expectations into a file; every other byte stays.
package enum ExpectationEdits {
  /// The file with the changes made, and the changes that could not be: where the text that was read before
  /// no longer stands there.
  package static func apply(
    _ edits: [ExpectationEdit], to bytes: [UInt8], isJSON: Bool
  ) -> (bytes: [UInt8], failed: [ExpectationEdit]) {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
    var failed: [ExpectationEdit] = []
    // From the end, so that lines above keep their numbers.
    for edit in edits.sorted(by: { $0.line > $1.line }) {
      let first = edit.line - 1
      let range = first..<first + edit.old.count
      guard first >= 0, range.upperBound <= lines.count,
        let changed = replace(edit, in: Array(lines[range]), isJSON: isJSON)
      else {
        failed.append(edit)
        continue
      }
      lines.replaceSubrange(range, with: changed)
    }
    return (Array(lines.joined(separator: [10])), failed.reversed())
  }

  /// The lines of one expectation with its new text.
  private static func replace(
    _ edit: ExpectationEdit, in lines: [[UInt8]], isJSON: Bool
  ) -> [[UInt8]]? {
    var places: [Range<Int>] = []
    for (index, (line, old)) in zip(lines, edit.old).enumerated() {
      let sign = index == 0 ? encoded(edit.sign, isJSON) : []
      guard let place = place(of: encoded(old, isJSON), behind: sign, in: line, isJSON: isJSON)
      else { return nil }
      places.append(place)
    }
    guard let firstLine = lines.first, let first = places.first, let lastLine = lines.last,
      let last = places.last
    else { return nil }
    // Each new line takes what stands around the old one: the sign of the comment, the end of the line.
    return edit.new.enumerated().map { index, text in
      let isFirst = index == 0
      let isLast = index == edit.new.count - 1
      var head = isFirst ? Array(firstLine[..<first.lowerBound]) : continuation(firstLine, isJSON)
      if isFirst, first.isEmpty, head.last != 32 { head.append(32) }
      let tail =
        isLast
        ? Array(lastLine[last.upperBound...])
        : edit.old.count > 1
          ? Array(firstLine[first.upperBound...]) : middle(lastLine, last, isJSON)
      return head + encoded(text, isJSON) + tail
    }
  }

  /// Where an expected text stands in its line: as far behind as possible. In JSON a line may hold a whole
  /// cell; there it must be the only one.
  private static func place(
    of text: [UInt8], behind sign: [UInt8], in line: [UInt8], isJSON: Bool
  ) -> Range<Int>? {
    let whole = sign + text
    guard whole.count <= line.count else { return nil }
    let starts = (0...line.count - whole.count).filter {
      line[$0..<$0 + whole.count].elementsEqual(whole)
    }
    guard let start = starts.last, !isJSON || starts.count == 1 else { return nil }
    return start + sign.count..<start + whole.count
  }

  /// What stands before the second line of a value.
  private static func continuation(_ line: [UInt8], _ isJSON: Bool) -> [UInt8] {
    let indent = line.prefix { $0 == 32 || $0 == 9 }
    let sign = Array("#     ".utf8)
    return isJSON ? Array(indent) + [UInt8(ascii: "\"")] + sign : Array(indent.prefix(0)) + sign
  }

  /// The end of a line that another one follows, where the last line has the only one that is known.
  private static func middle(_ line: [UInt8], _ place: Range<Int>, _ isJSON: Bool) -> [UInt8] {
    let end: [UInt8] = line.last == 13 ? [13] : []
    return isJSON ? Array("\\n\",".utf8) + end : end
  }

  private static func encoded(_ text: String, _ isJSON: Bool) -> [UInt8] {
    guard isJSON else { return Array(text.utf8) }
    return text.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
      case 9: Array("\\t".utf8)
      default: [byte]
      }
    }
  }
}
