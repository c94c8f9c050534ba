import QuireTensor

/// A tensor that belongs to a layer and changes while it learns.
package final class Variable {
  /// The role in its layer: `kernel`.
  package let name: String
  /// The layer's name and the role: `dense_1/kernel`.
  package let path: String
  /// False for what no optimiser changes.
  package let isTrainable: Bool
  package private(set) var value: Tensor
  /// Counts the changes, so that copies know when they are stale.
  package private(set) var version = 0

  package init(name: String, path: String, value: Tensor, isTrainable: Bool = true) {
    self.name = name
    self.path = path
    self.value = value.detached
    self.isTrainable = isTrainable
  }

  package var shape: Shape { value.shape }
  package var dtype: DType { value.dtype }

  /// Takes a new value of the same shape, converted to the variable's type.
  /// - Throws: `.shape` when the shape differs.
  package func assign(_ tensor: Tensor) throws(TensorError) {
    guard tensor.shape == shape else {
      throw TensorError(
        .shape, "assign",
        "variable \"\(path)\" got a value of shape \(tensor.shape), "
          + "expected \(shape)", argument: "value")
    }
    value = try tensor.astype(dtype).detached
    version &+= 1
  }

  /// Changes the value in place.
  func update(_ body: (UnsafeMutableRawPointer) -> Void) throws(TensorError) {
    try value.withUnsafeMutableBytes { bytes in
      if let base = bytes.baseAddress { body(base) }
    }
    version &+= 1
  }
}
