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
    default: return nil
    }
  }

  /// Checks that whole-number labels name classes.
  /// - Throws: `.value` with the first one that does not.
  func checkClasses(_ labels: Tensor, classes: Int) throws(TensorError) {
    guard kind == .sparseCategoricalCrossentropy else { return }
    try Self.checkClasses(labels, classes: classes, operation: name) { largest in
      "the labels go up to \(largest), so the model's last layer needs \(largest + 1) units, "
        + "found \(classes)"
    }
  }

  /// The same for any operation; `wider` is the remedy for labels up to the one it is given.
  static func checkClasses(
    _ labels: Tensor, classes: Int, operation: String, wider: (Int) -> String
  ) throws(TensorError) {
    let last = Double(classes - 1)
    let isClass = { (label: Double) in label >= 0 && label <= last && label == label.rounded() }
    guard let bad = labels.first(where: isClass) else { return }
    throw TensorError(
      .value, operation,
      "\(operation) got the label \(Self.text(bad.value)) \(labels.place(bad.position)), expected "
        + "a whole number from 0 to \(classes - 1)",
      hint: try remedy(labels, classes, bad.value, wider))
  }

  /// Checks that the labels of a binary loss are probabilities.
  /// - Throws: `.value` with the first one that is none.
  func checkShares(_ labels: Tensor) throws(TensorError) {
    guard kind == .binaryCrossentropy, labels.dtype != .bool,
      let bad = labels.first(where: { $0 >= 0 && $0 <= 1 })
    else { return }
    let values = try labels.doubles()
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let hint: String? =
      if bad.value.isNaN {
        "y has values that are not a number: mend or leave out those rows"
      } else if low >= 1, high <= 2 {
        "the labels count from 1: use y - 1"
      } else if low == -1, high == 1 {
        "labels of -1 and 1 become 0 and 1 with (y + 1) / 2"
      } else if low >= 0, high >= 2, high <= 255 {
        high > 20
          ? "divide pixels by 255"
          : "for more than two classes use "
            + "loss=\"sparse_categorical_crossentropy\" and one unit for each"
      } else {
        nil
      }
    throw TensorError(
      .value, name,
      "\(name) got the label \(Self.text(bad.value)) \(labels.place(bad.position)), expected 0, 1 or "
        + "a probability between", hint: hint)
  }

  /// What mends labels that are no classes.
  private static func remedy(
    _ labels: Tensor, _ classes: Int, _ bad: Double, _ wider: (Int) -> String
  ) throws(TensorError) -> String? {
    if bad.isNaN { return "y has values that are not a number: mend or leave out those rows" }
    let values = try labels.doubles()
    if values.contains(where: { $0 != $0.rounded() }) {
      return "classes are whole numbers; numbers to be predicted need loss=\"mse\""
    }
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    if low == -1, high == 1, !values.contains(0) {
      return "labels of -1 and 1 become 0 and 1 with (y + 1) / 2"
    }
    if low < 0 { return "labels count from 0: if -1 marks a missing label, leave those rows out" }
    if low == 1, high == Double(classes) { return "the labels count from 1: use y - 1" }
    return high < 1e9 ? wider(Int(high)) : nil
  }

  /// A label as it was written.
  private static func text(_ label: Double) -> String {
    label == label.rounded() && abs(label) < 1e15 ? "\(Int(label))" : "\(label)"
  }
}

extension Tensor {
  /// Where an element stands, for people: its row, and its indices where a row has several.
  fileprivate func place(_ position: Int) -> String {
    guard rowWidth > 1 else { return "in row \(position)" }
    return "at [\(indices(of: position).map(String.init).joined(separator: ", "))]"
  }

  /// The first element that does not satisfy the condition.
  fileprivate func first(where holds: (Double) -> Bool) -> (value: Double, position: Int)? {
    func search<T: TensorElement>(_ type: T.Type, _ number: (T) -> Double) -> (Double, Int)? {
      withUnsafeBytes { bytes in
        let elements = bytes.bindMemory(to: T.self)
        guard let position = elements.firstIndex(where: { !holds(number($0)) }) else { return nil }
        return (number(elements[position]), position)
      }
    }
    return switch dtype {
    case .float32: search(Float.self) { Double($0) }
    case .float64: search(Double.self) { $0 }
    case .int32: search(Int32.self) { Double($0) }
    case .int64: search(Int.self) { Double($0) }
    case .uint8, .bool: search(UInt8.self) { Double($0) }
    }
  }
}
