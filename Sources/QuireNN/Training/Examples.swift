import CQuireKernels
import QuireTensor

/// Inputs with the labels that belong to them, row by row.
struct Examples {
  let inputs: Tensor
  let labels: Tensor

  /// The number of rows.
  var count: Int { inputs.shape.dims.first ?? 0 }
}

extension Tensor {
  /// The number of elements of one row along the first axis.
  var rowWidth: Int {
    guard let rows = shape.dims.first, rows > 0 else { return 0 }
    return count / rows
  }

  /// Where the element at a position of the row-major order stands.
  func indices(of position: Int) -> [Int] {
    zip(shape.dims, shape.strides).map { extent, stride in
      extent > 0 && stride > 0 ? position / stride % extent : 0
    }
  }

  /// Copies rows as floats; the indices must be in range.
  func gatherRows(_ rows: UnsafeBufferPointer<Int64>, into out: UnsafeMutablePointer<Float>) {
    let width = rowWidth
    withUnsafeBytes { bytes in
      guard let source = bytes.baseAddress, let indices = rows.baseAddress else { return }
      quire_gather_rows(
        Int64(rows.count), Int64(width), source, dtype.code, indices, out)
    }
  }

  /// Copies rows as whole numbers; the indices must be in range, the values whole.
  func gatherClasses(_ rows: UnsafeBufferPointer<Int64>, into out: UnsafeMutablePointer<Int32>) {
    let width = rowWidth
    withUnsafeBytes { bytes in
      guard let source = bytes.baseAddress, let indices = rows.baseAddress else { return }
      quire_gather_labels(
        Int64(rows.count), Int64(width), source, dtype.code, indices, out)
    }
  }
}
