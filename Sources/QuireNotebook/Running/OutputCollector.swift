/// Keeps what a cell gives, joined and bounded: a loop that prints for ever must not fill the disk.
final class OutputCollector {
  /// The most bytes of printed text kept of one cell.
  static let textLimit = 256 * 1024
  /// The most values, pictures, remarks and lines of progress kept of one cell.
  static let countLimit = 1000

  private var outputs: [CellOutput] = []
  /// Printed text that is still growing.
  private var text = ""
  private var textBytes = 0
  private var droppedBytes = 0
  private var droppedOutputs = 0

  func add(_ output: CellOutput) {
    switch output {
    case .text(let text):
      let room = Self.textLimit - textBytes
      if text.utf8.count > room {
        let kept = Self.prefix(of: text, bytes: max(0, room))
        droppedBytes += text.utf8.count - kept.utf8.count
        self.text += kept
        textBytes = Self.textLimit
      } else {
        textBytes += text.utf8.count
        self.text += text
      }
    case .progress(let progress):
      // Only the lines that stay are kept.
      if progress?.isMilestone == true { append(output) }
    case .value, .picture, .warning, .error:
      append(output)
    }
  }

  /// Everything kept, with a remark on what was not.
  func finish() -> [CellOutput] {
    if droppedBytes > 0 {
      remark("\(droppedBytes) more bytes of printed text are left out here")
      droppedBytes = 0
    }
    if droppedOutputs > 0 {
      remark("\(droppedOutputs) more outputs are left out here")
      droppedOutputs = 0
    }
    flush()
    return outputs
  }

  private func append(_ output: CellOutput) {
    flush()
    guard outputs.count < Self.countLimit else {
      droppedOutputs += 1
      return
    }
    outputs.append(output)
  }

  private func remark(_ text: String) {
    flush()
    outputs.append(.warning(text))
  }

  private func flush() {
    if !text.isEmpty { outputs.append(.text(text)) }
    text = ""
  }

  /// The first characters of a text that fit in so many bytes.
  private static func prefix(of text: String, bytes: Int) -> String {
    var index =
      text.utf8.index(
        text.startIndex, offsetBy: bytes, limitedBy: text.endIndex) ?? text.endIndex
    while index.samePosition(in: text) == nil, index > text.startIndex {
      index = text.utf8.index(before: index)
    }
    return String(text[..<index])
  }
}
