/// Records operations on the tensors it watches and differentiates what was computed from them.
///
/// There is no current tape: whoever owns one watches tensors with it, and every operation on a
/// watched tensor is recorded. Tapes nest: a gradient taken while another tape records is itself
/// recorded there.
package final class Tape {
  private let records = TapeRecords()
  private var watched: [ObjectIdentifier: Tensor] = [:]
  private var isSpent = false

  /// Whether gradients can be asked for more than once.
  package let isPersistent: Bool

  package init(persistent: Bool = false) { isPersistent = persistent }

  deinit { records.clear() }

  /// Whether operations on watched tensors are recorded now.
  package var isRecording: Bool { records.isRecording }

  /// The bytes of the results kept for the gradient.
  package var byteCount: Int { records.byteCount }

  package func stop() { records.isRecording = false }

  /// - Throws: `.gradient` when the gradient was already taken.
  package func resume() throws(TensorError) {
    try checkUsable()
    records.isRecording = true
  }

  /// The tensor with its history on this tape beginning here; one that the tape tracks already is
  /// given back as it is.
  ///
  /// Only floats have gradients: another tensor is given back unwatched.
  package func watch(_ tensor: Tensor) -> Tensor {
    guard tensor.dtype.isFloat, !isSpent, records.index(of: tensor) == nil else { return tensor }
    var watched = tensor
    // A link to a tape that no longer records can never matter again.
    watched.links = tensor.links.filter { $0.records.isRecording } + [records.watch()]
    return watched
  }

  /// The present value of a variable, watched once for the life of the tape under the variable's
  /// identity.
  package func watch(_ tensor: Tensor, for variable: AnyObject) -> Tensor {
    let key = ObjectIdentifier(variable)
    guard let known = watched[key]?.links.first(where: { $0.records === records }) else {
      let fresh = watch(tensor)
      watched[key] = fresh
      return fresh
    }
    var again = tensor
    again.links = tensor.links.filter { $0.records !== records } + [known]
    return again
  }

  /// The variable's tensor as it was first watched, to be a source of `gradient`.
  package func watched(_ variable: AnyObject) -> Tensor? { watched[ObjectIdentifier(variable)] }

  /// For each source the gradient of the sum of `target`'s elements, or nil where the target does
  /// not depend on it.
  ///
  /// Each gradient has its source's shape and dtype.
  /// - Throws: `.gradient` when the tape is not persistent and its gradient was already taken, and
  ///   `.dtype` when the target is not a tensor of floats.
  package func gradient(
    of target: Tensor, withRespectTo sources: [Tensor], outputGradient: Tensor? = nil
  ) throws(TensorError) -> [Tensor?] {
    try checkUsable()
    guard target.dtype.isFloat else {
      throw TensorError(
        .dtype, "gradient", "gradient: expected a target of floats, found \(target.dtype)",
        hint: "a whole number has no gradient: keep it a float, without astype or rounding",
        argument: "target")
    }
    let wasRecording = records.isRecording
    records.isRecording = false
    defer {
      if isPersistent {
        records.isRecording = wasRecording
      } else {
        isSpent = true
        records.clear()
        watched = [:]
      }
    }
    let indices = sources.map { records.index(of: $0) }
    guard let last = records.index(of: target) else { return sources.map { _ in nil } }
    let seed: Tensor
    if let outputGradient {
      seed = try outputGradient.broadcast(to: target.shape)
    } else {
      seed = try Tensor.ones(target.shape, target.dtype)
    }
    let gradients = try walk(from: last, seed: seed, to: Set(indices.compactMap { $0 }))
    return indices.map { index in index.flatMap { $0 <= last ? gradients[$0] : nil } }
  }

  /// The gradients at `sources`, found by going back from record `last`.
  private func walk(
    from last: Int, seed: Tensor, to sources: Set<Int>
  ) throws(TensorError) -> [Tensor?] {
    let recorded = records.records
    var reaches = [Bool](repeating: false, count: last + 1)
    for index in 0...last {
      reaches[index] =
        sources.contains(index)
        || recorded[index].parents.contains { $0.map { reaches[$0] } ?? false }
    }
    var gradients = [Tensor?](repeating: nil, count: last + 1)
    gradients[last] = seed
    for index in stride(from: last, through: 0, by: -1) {
      let record = recorded[index]
      guard reaches[index], let gradient = gradients[index], let op = record.op,
        let output = record.output
      else { continue }
      if !sources.contains(index) { gradients[index] = nil }
      let wanted = record.parents.map { $0.map { reaches[$0] } ?? false }
      guard wanted.contains(true) else { continue }
      let flows = try op.backward(
        BackwardPass(
          gradient: gradient, inputs: record.inputs, output: output, wanted: wanted))
      for (position, flow) in flows.enumerated() where wanted[position] {
        guard let flow, let parent = record.parents[position] else { continue }
        let input = record.inputs[position]
        let fitted = try flow.summed(to: input.shape).astype(input.dtype)
        if let sum = gradients[parent] {
          gradients[parent] = try sum + fitted
        } else {
          gradients[parent] = fitted
        }
      }
    }
    return gradients
  }

  private func checkUsable() throws(TensorError) {
    guard !isSpent else {
      throw TensorError(
        .gradient, "gradient", "gradient: this tape has already given its gradient",
        hint: "make it with persistent=True to ask more than once")
    }
  }
}

extension Tensor {
  /// This gradient summed over the axes along which an input of shape `target` was stretched.
  func summed(to target: Shape) throws(TensorError) -> Tensor {
    guard shape != target else { return self }
    let missing = rank - target.rank
    guard missing >= 0 else { return try reshaped(target) }
    var axes = Array(0..<missing)
    for axis in missing..<rank where target.dims[axis - missing] == 1 && shape.dims[axis] != 1 {
      axes.append(axis)
    }
    return try sum(axes: axes, keepDims: true).reshaped(target)
  }
}
