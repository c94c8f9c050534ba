import QuireTensor

/// What the prompt shows of a tensor: NumPy's layout under the word `tensor`.
enum TensorRepresentation {
  private static let lineWidth = 75

  /// A tensor without axes shows as its number; the type is named unless the digits tell it.
  static func text(_ tensor: Tensor) -> String {
    guard tensor.rank > 0 else { return tensor.description }
    let prefix = "tensor("
    var style = TensorText()
    style.separator = ", "
    style.indent = prefix.utf8.count
    style.width = lineWidth - 1
    let elements = style.text(of: tensor)
    var notes: [String] = []
    let isSummarised = tensor.count > style.threshold
    if isSummarised || (tensor.count == 0 && tensor.shape != [0]) {
      notes.append("shape=\(tuple(tensor.shape))")
    }
    let isImplied = tensor.dtype == .int64 || tensor.dtype == .float64 || tensor.dtype == .bool
    if !isImplied || tensor.count == 0 { notes.append("dtype=\(tensor.dtype)") }
    guard !notes.isEmpty else { return prefix + elements + ")" }
    let text = prefix + elements + ","
    let note = notes.joined(separator: ", ") + ")"
    let lastLine = text.split(separator: "\n").last?.utf8.count ?? 0
    let fits = lastLine + note.utf8.count + 1 <= lineWidth
    return text + (fits ? " " : "\n" + String(repeating: " ", count: prefix.utf8.count)) + note
  }

  /// A shape as Python writes a tuple.
  static func tuple(_ shape: Shape) -> String {
    "(" + shape.dims.map(String.init).joined(separator: ", ") + (shape.rank == 1 ? ",)" : ")")
  }
}
