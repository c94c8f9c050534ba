/// The text of a document, made of blocks with an empty line between them.
struct DocumentBlocks {
  private var bytes: [UInt8] = []

  /// Adds a block; an empty one is none.
  mutating func add(_ block: [UInt8]) {
    guard !block.isEmpty else { return }
    if !bytes.isEmpty { bytes += [10, 10] }
    bytes += block
  }

  mutating func add(_ block: String) { add(Array(block.utf8)) }

  /// The whole text, with the end of its last line.
  consuming func end() -> [UInt8] {
    bytes.append(10)
    return bytes
  }
}
