import CQuireKernels

extension Tensor {
  /// start, start + step, ... up to but without stop; the type is int64.
  package static func arange(
    _ start: Int, _ stop: Int, step: Int = 1
  ) throws(TensorError) -> Tensor {
    guard step != 0, step != .min else {
      throw TensorError(
        .value, "arange", "arange: the step cannot be \(step)",
        hint: "a step of 1 counts up, -1 down; linspace(start, stop, n) gives n numbers",
        argument: "step")
    }
    let (distance, overflow) =
      step > 0
      ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
    let count =
      distance <= 0 && !overflow ? 0 : overflow ? Int.max : (distance - 1) / Int(step.magnitude) + 1
    let result = try Tensor(uninitialized: [count], .int64, operation: "arange")
    quire_arange_i64(
      Int64(start), Int64(step), result.storage.address.assumingMemoryBound(to: Int64.self),
      Int64(count))
    try Cancellation.check("arange")
    return result
  }

  /// start, start + step, ... up to but without stop in float64, or converted to `dtype`.
  package static func arange(
    _ start: Double, _ stop: Double, step: Double = 1, _ dtype: DType = .float64
  ) throws(TensorError) -> Tensor {
    guard step != 0, step.isFinite, start.isFinite, stop.isFinite else {
      throw TensorError(
        .value, "arange",
        "arange: expected finite ends and a step other than 0, found \(start), \(stop), \(step)",
        argument: step != 0 && step.isFinite ? nil : "step")
    }
    let steps = ((stop - start) / step).rounded(.up)
    let count = steps > 0 ? Int(exactly: steps) ?? Int.max : 0
    let result = try Tensor(uninitialized: [count], .float64, operation: "arange")
    let elements = result.storage.address.assumingMemoryBound(to: Double.self)
    quire_arange_f64(start, step, elements, Int64(count))
    try Cancellation.check("arange")
    return try result.cast(to: dtype)
  }

  /// `count` numbers at equal distances from start to stop, the last one being stop unless
  /// `endpoint` is false.
  package static func linspace(
    _ start: Double, _ stop: Double, _ count: Int = 50, endpoint: Bool = true,
    _ dtype: DType = .float64
  ) throws(TensorError) -> Tensor {
    guard count >= 0 else {
      throw TensorError(
        .value, "linspace", "linspace: expected a count from 0, found \(count)",
        hint: "num is how many numbers there are; arange takes a step", argument: "num")
    }
    let result = try Tensor(uninitialized: [count], .float64, operation: "linspace")
    let elements = result.storage.address.assumingMemoryBound(to: Double.self)
    let parts = Double(endpoint ? count - 1 : count)
    let step = (stop - start) / Swift.max(parts, 1)
    quire_arange_f64(start, step, elements, Int64(count))
    try Cancellation.check("linspace")
    if endpoint, count > 1 { elements[count - 1] = stop }
    return try result.cast(to: dtype)
  }

  /// A matrix of zeros with ones on the diagonal number `offset`, counted upwards.
  package static func eye(
    _ rows: Int, _ columns: Int? = nil, offset: Int = 0, _ dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    let columns = columns ?? rows
    let shape: Shape = [rows, columns]
    let count = try shape.elementCount(operation: "eye")
    var result = try Tensor.zeros(shape, dtype)
    guard count > 0, offset > -rows, offset < columns else { return result }
    let first = offset < 0 ? -offset &* columns : offset
    let length = Swift.min(rows - Swift.max(0, -offset), columns - Swift.max(0, offset))
    let view = StridedView(offset: first, dims: [length], strides: [columns + 1])
    try view.scatter(Tensor.ones([length], dtype), into: &result)
    return result
  }

  /// Rows with a one at the place each label names and zeros elsewhere: shape [..., classes].
  /// - Throws: `.value` when a label is not one of 0 ..< classes.
  package static func oneHot(
    _ labels: Tensor, classes: Int, _ dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    var result = try Tensor.zeros(Shape(labels.shape.dims + [classes]), dtype)
    var places = try labels.integers()
    try Cancellation.pieces(of: places.count, "one_hot") { (piece) throws(TensorError) in
      for position in piece {
        let label = places[position]
        guard label >= 0, label < classes else {
          throw TensorError(
            .value, "one_hot",
            "one_hot: the label \(label) is not one of the \(classes) classes 0 to "
              + "\(classes - 1)")
        }
        places[position] = position &* classes &+ label
      }
    }
    let runs = RunList(offsets: try Tensor(places), length: 1, shape: [places.count])
    try runs.scatter(Tensor.ones([1], dtype), into: &result)
    return result
  }
}
