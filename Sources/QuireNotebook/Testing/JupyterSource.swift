import QuireDocument
import QuireSyntax

/// The text of a cell and where each byte of it is written in the file of a Jupyter notebook: in one string, or
/// in a list with a string for each line.
struct JupyterSource {
  private let text: EditableText
  /// For each byte of the text the end of what stands for it in the file.
  private let ends: [Int]
  /// What stands between two strings of the list; nil for one string.
  private let separator: [UInt8]?

  /// The code cells of a file by their numbers, counted from 1.
  static func cells(of bytes: [UInt8], path: String) throws(Diagnostic) -> [Int: JupyterSource] {
    // Offsets must be those of the file, carriage returns and byte order mark included.
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let document = try JSONDocument(
      String(decoding: bytes[mark...], as: UTF8.self), path: path)
    let nodes = document.root.members.first { $0.key == "cells" }?.node.elements ?? []
    var cells: [Int: JupyterSource] = [:]
    for (index, node) in nodes.enumerated() {
      guard let source = node.members.first(where: { $0.key == "source" })?.node else { continue }
      cells[index + 1] = JupyterSource(source, in: bytes, from: mark)
    }
    return cells
  }

  private init(_ node: JSONNode, in bytes: [UInt8], from mark: Int) {
    let pieces = node.value.text == nil ? node.elements : [node]
    var text: [UInt8] = []
    var ends: [Int] = []
    for piece in pieces {
      text += Array((piece.value.text ?? "").utf8)
      ends += Self.ends(ofStringAt: piece.start + mark, in: bytes)
    }
    self.text = EditableText(text)
    self.ends = ends
    separator = node.value.text == nil ? Self.separator(before: pieces, in: bytes, mark) : nil
  }

  /// The changes of the file that make an edit of an expectation on a line of the cell.
  func changes(_ edit: ExpectationEdit, at line: Int) -> [(range: Range<Int>, new: [UInt8])]? {
    text.changes(edit, at: line)?.compactMap { change in
      // The sign of the comment stands before every text.
      let (lower, upper) = (change.range.lowerBound - 1, change.range.upperBound - 1)
      guard ends.indices.contains(lower), ends.indices.contains(upper) else { return nil }
      return (ends[lower]..<ends[upper], encoded(change.new))
    }
  }

  /// A text as it stands inside the quotes.
  private func encoded(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      switch byte {
      case 10: Array("\\n".utf8) + (separator ?? [])
      case 13: Array("\\r".utf8)
      case 9: Array("\\t".utf8)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
      default: [byte]
      }
    }
  }

  /// `",` and `"` with the blanks that stand before the last string.
  private static func separator(
    before pieces: [JSONNode], in bytes: [UInt8], _ mark: Int
  ) -> [UInt8] {
    let start = (pieces.last?.start ?? 0) + mark
    let blanks = bytes[..<start].reversed().prefix { [32, 9, 10, 13].contains($0) }.reversed()
    return Array("\",".utf8) + blanks + [UInt8(ascii: "\"")]
  }

  /// For each byte of a string's value the end of what stands for it.
  private static func ends(ofStringAt start: Int, in bytes: [UInt8]) -> [Int] {
    var ends: [Int] = []
    var position = start + 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      let escape = EscapedCharacter(bytes[position...])
      position += escape.length
      ends += repeatElement(position, count: escape.width)
    }
    return ends
  }

  /// What stands for a character, or for a byte of one, in a string of JSON without mistakes.
  private struct EscapedCharacter {
    /// The bytes that it takes in the file.
    var length = 1
    /// The bytes of its value in UTF-8.
    var width = 1

    init(_ text: ArraySlice<UInt8>) {
      guard text.first == UInt8(ascii: "\\") else { return }
      length = 2
      guard text.dropFirst().first == UInt8(ascii: "u") else { return }
      let digits = String(decoding: text.dropFirst(2).prefix(4), as: UTF8.self)
      let code = UInt32(digits, radix: 16) ?? 0
      // Two halves of a pair stand for one character.
      (length, width) =
        Unicode.Scalar(code).map { (6, UTF8.width($0)) } ?? (12, 4)
    }
  }
}
