import QuireTensor

extension Loss {
  /// The shape the labels of some predictions are brought to: an axis of extent 1 comes or goes as
  /// in Keras.
  /// - Throws: `.shape` with the remedy when they cannot belong together.
  func labelShape(_ labels: Shape, predictions: Shape) throws(TensorError) -> Shape {
    let expected =
      kind == .sparseCategoricalCrossentropy
      ? Shape(Array(predictions.dims.dropLast())) : predictions
    if labels == expected { return labels }
    if labels.dims == expected.dims + [1] || labels.dims + [1] == expected.dims { return expected }
    throw TensorError(
      .shape, name, "\(name) got labels of shape \(labels), expected \(expected)",
      hint: hint(labels, predictions))
  }

  /// The remedy for labels of the wrong shape.
  private func hint(_ labels: Shape, _ predictions: Shape) -> String? {
    let classes = predictions.dims.last ?? 0
    switch kind {
    case .categoricalCrossentropy where labels.dims == predictions.dims.dropLast():
      return "whole-number labels need loss=\"sparse_categorical_crossentropy\", or "
        + "to_categorical(y, \(classes))"
    case .sparseCategoricalCrossentropy where labels == predictions:
      return "one-hot labels need loss=\"categorical_crossentropy\", or y.argmax(axis=-1)"
    case .binaryCrossentropy where classes > 1 && labels.dims == predictions.dims.dropLast():
      return "end the model with Dense(1, activation=\"sigmoid\"), or use "
        + "loss=\"sparse_categorical_crossentropy\" for \(classes) classes"
    default:
      if labels.dims.first != predictions.dims.first { return nil }
      return "the model gives \(predictions) for these inputs"
    }
  }

  /// Checks that whole-number labels name classes.
  /// - Throws: `.value` with the first one that does not.
  func checkClasses(_ labels: Tensor, classes: Int) throws(TensorError) {
    guard kind == .sparseCategoricalCrossentropy else { return }
    try Self.checkClasses(
      labels, classes: classes, operation: name,
      hint: "the model's last layer needs \(classes + 1) units, or the labels start at 1")
  }

  /// The same for any operation; the hint is for a label just beyond the last class.
  static func checkClasses(
    _ labels: Tensor, classes: Int, operation: String, hint: String? = nil
  ) throws(TensorError) {
    guard let bad = labels.firstNotAClass(classes) else { return }
    let isWhole = bad.value == bad.value.rounded() && abs(bad.value) < 1e15
    throw TensorError(
      .value, operation,
      "\(operation) got the label \(isWhole ? "\(Int(bad.value))" : "\(bad.value)") at position "
        + "\(bad.position), expected a whole number from 0 to \(classes - 1)",
      hint: bad.value == Double(classes) ? hint : nil)
  }
}

extension Tensor {
  /// The first element that is no whole number of 0 ..< classes.
  fileprivate func firstNotAClass(_ classes: Int) -> (value: Double, position: Int)? {
    func search<T: TensorElement>(_ type: T.Type, _ isClass: (T) -> Bool) -> Int? {
      withUnsafeBytes { $0.bindMemory(to: T.self).firstIndex { !isClass($0) } }
    }
    let last = Double(classes - 1)
    let position =
      switch dtype {
      case .float32:
        search(Float.self) { $0 >= 0 && Double($0) <= last && $0 == $0.rounded() }
      case .float64: search(Double.self) { $0 >= 0 && $0 <= last && $0 == $0.rounded() }
      case .int32: search(Int32.self) { $0 >= 0 && Int($0) < classes }
      case .int64: search(Int.self) { $0 >= 0 && $0 < classes }
      case .uint8, .bool: search(UInt8.self) { Int($0) < classes }
      }
    return position.map { position in
      let value = withUnsafeBytes { bytes in
        switch dtype {
        case .float32: Double(bytes.bindMemory(to: Float.self)[position])
        case .float64: bytes.bindMemory(to: Double.self)[position]
        case .int32: Double(bytes.bindMemory(to: Int32.self)[position])
        case .int64: Double(bytes.bindMemory(to: Int.self)[position])
        case .uint8, .bool: Double(bytes.bindMemory(to: UInt8.self)[position])
        }
      }
      return (value, position)
    }
  }
}
