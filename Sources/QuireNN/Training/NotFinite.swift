import QuireTensor

/// An input or label that is not a finite number, which makes every loss of its batch one too.
struct NotFinite: Error {
  let argument: String
  let value: Double
  let indices: [Int]

  var tensorError: TensorError {
    let place = indices.map(String.init).joined(separator: ", ")
    return TensorError(
      .value, "fit", "fit: \(argument)[\(place)] is \(value), so the loss is no number",
      hint: "mend or leave out such rows: np.isfinite(\(argument)) is False there",
      argument: argument)
  }
}

extension Examples {
  /// The first input or label that is not finite.
  var notFinite: NotFinite? {
    inputs.firstNotFinite(named: "x") ?? labels.firstNotFinite(named: "y")
  }
}

extension Tensor {
  fileprivate func firstNotFinite(named argument: String) -> NotFinite? {
    guard dtype.isFloat, let position = (0..<count).first(where: { !double(at: $0).isFinite })
    else { return nil }
    return NotFinite(
      argument: argument, value: double(at: position), indices: indices(of: position))
  }
}
