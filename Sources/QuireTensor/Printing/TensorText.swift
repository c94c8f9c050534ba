/// A tensor's elements as text in nested brackets, laid out as NumPy's `array2string` does.
package struct TensorText {
  /// Between elements: a space, or a comma and a space in a `repr`.
  package var separator = " "
  /// The width of what stands before the first bracket, by which later lines are indented.
  package var indent = 0
  /// The width of a line.
  package var width = 75
  /// Tensors of more elements show only the first and last ones of each axis.
  package var threshold = 1000
  package var edgeItems = 3

  package init() {}

  package func text(of tensor: Tensor) -> String {
    if tensor.count == 0 { return "[]" }
    guard tensor.rank > 0 else { return scalar(tensor) }
    let shown = Shown(tensor, edgeItems: tensor.count > threshold ? edgeItems : nil)
    return brackets(tensor, shown, axis: 0, offset: 0, indent: indent + 1, width: width)
  }

  /// The element of a tensor without axes: as a plain number, or in a `repr` as one of an array.
  private func scalar(_ tensor: Tensor) -> String {
    let number = tensor.double(at: 0)
    let single = tensor.dtype == .float32
    return switch tensor.dtype {
    case .float32, .float64:
      separator == " "
        ? FloatFormat.single(number, single: single)
        : FloatFormat([number], single: single).text(number)
    case .int32, .int64, .uint8: String(tensor.integer(at: 0))
    case .bool: tensor.integer(at: 0) != 0 ? "True" : "False"
    }
  }

  /// What is shown of a tensor, and how each element is written.
  private struct Shown {
    let edgeItems: Int?
    let strides: [Int]
    private let write: (Int) -> String

    init(_ tensor: Tensor, edgeItems: Int?) {
      self.edgeItems = edgeItems
      strides = tensor.shape.strides
      var positions = [0]
      for (extent, stride) in zip(tensor.shape.dims, strides) {
        let (first, last) = Self.places(extent, edgeItems)
        positions = positions.flatMap { base in
          (first + last).map { base + $0 * stride }
        }
      }
      switch tensor.dtype {
      case .float32, .float64:
        let format = FloatFormat(
          positions.map(tensor.double(at:)), single: tensor.dtype == .float32)
        write = { format.text(tensor.double(at: $0)) }
      case .int32, .int64, .uint8:
        let width = positions.map { String(tensor.integer(at: $0)).utf8.count }.max() ?? 0
        write = { position in
          let text = String(tensor.integer(at: position))
          return String(repeating: " ", count: width - text.utf8.count) + text
        }
      case .bool: write = { tensor.integer(at: $0) != 0 ? " True" : "False" }
      }
    }

    func word(at position: Int) -> String { write(position) }

    /// The places of an axis that are shown, in two parts when some between them are not.
    static func places(_ extent: Int, _ edgeItems: Int?) -> (first: [Int], last: [Int]) {
      guard let edgeItems, 2 * edgeItems < extent else { return (Array(0..<extent), []) }
      return (Array(0..<edgeItems), Array((extent - edgeItems)..<extent))
    }
  }

  private func brackets(
    _ tensor: Tensor, _ shown: Shown, axis: Int, offset: Int, indent: Int, width: Int
  ) -> String {
    let (first, last) = Shown.places(tensor.shape.dims[axis], shown.edgeItems)
    let places = first.map(Optional.some) + (last.isEmpty ? [] : [nil]) + last.map(Optional.some)
    let stride = shown.strides[axis]
    let margin = String(repeating: " ", count: indent)
    let bareSeparator = separator == " " ? "" : ","
    if axis == tensor.rank - 1 {
      let wordWidth = width - max(bareSeparator.utf8.count, 1)
      var lines: [String] = []
      var line = margin
      for (position, place) in places.enumerated() {
        let word = place.map { shown.word(at: offset + $0 * stride) } ?? "..."
        if line.utf8.count + word.utf8.count > wordWidth, line.utf8.count > indent {
          while line.last == " " { line.removeLast() }
          lines.append(line)
          line = margin
        }
        line += word
        if position < places.count - 1 { line += separator }
      }
      lines.append(line)
      return "[" + lines.joined(separator: "\n").dropFirst(indent) + "]"
    }
    let newLines = bareSeparator + String(repeating: "\n", count: tensor.rank - axis - 1)
    let rows = places.map { place in
      place.map {
        brackets(
          tensor, shown, axis: axis + 1, offset: offset + $0 * stride, indent: indent + 1,
          width: width - 1)
      } ?? "..."
    }
    return "[" + rows.joined(separator: newLines + margin) + "]"
  }
}

extension Tensor: CustomStringConvertible {
  /// As NumPy's `str`.
  package var description: String { TensorText().text(of: self) }
}
