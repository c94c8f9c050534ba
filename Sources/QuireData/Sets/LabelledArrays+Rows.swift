import QuireTensor

extension LabelledArrays {
  /// The samples and labels at these positions, in this order; positions outside are left out.
  package func rows(_ positions: [Int]) throws(TensorError) -> LabelledArrays {
    LabelledArrays(x: try Self.rows(positions, of: x), y: try Self.rows(positions, of: y))
  }

  private static func rows(_ positions: [Int], of array: Tensor) throws(TensorError) -> Tensor {
    let count = array.shape.dims.first ?? 0
    let positions = positions.filter { (0..<count).contains($0) }
    var result = try Tensor(
      uninitialized: Shape([positions.count] + array.shape.dims.dropFirst()), array.dtype,
      operation: "rows")
    let row = count == 0 ? 0 : array.byteCount / count
    try result.withUnsafeMutableBytes { target in
      array.withUnsafeBytes { source in
        for (index, position) in positions.enumerated() {
          UnsafeMutableRawBufferPointer(rebasing: target[index * row..<(index + 1) * row])
            .copyMemory(
              from: UnsafeRawBufferPointer(rebasing: source[position * row..<(position + 1) * row]))
        }
      }
    }
    return result
  }
}
