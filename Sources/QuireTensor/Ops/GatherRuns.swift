/// Elements chosen by index tensors or masks, or rows of them.
struct GatherRuns: Op {
  let runs: RunList

  var name: String { "take" }
  var summary: String { "Elements chosen by indices." }

  func shape(of inputs: [Shape]) throws(TensorError) -> Shape { runs.shape }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    try runs.gather(inputs[0], operation: name)
  }

  func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    [try AddRuns(runs: runs, source: pass.inputs[0].shape)(pass.gradient)]
  }

  static func samples() throws(TensorError) -> [OpSample] {
    let x = try Tensor((0..<12).map(Double.init), shape: [4, 3])
    let runs = RunList(offsets: try Tensor([2, 0, 2]), length: 3, shape: [3, 3])
    return [OpSample(GatherRuns(runs: runs), x)]
  }
}

/// Zeros to which elements are added at the places of runs: the gradient of `GatherRuns`.
struct AddRuns: Op {
  let runs: RunList
  let source: Shape

  var name: String { "untake" }
  var summary: String { "Zeros with elements added at chosen places." }

  func shape(of inputs: [Shape]) throws(TensorError) -> Shape { source }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    var result = try Tensor.zeros(source, inputs[0].dtype)
    try runs.add(inputs[0], into: &result)
    return result
  }

  func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    [try GatherRuns(runs: runs)(pass.gradient)]
  }

  static func samples() throws(TensorError) -> [OpSample] {
    let runs = RunList(offsets: try Tensor([2, 0, 2]), length: 2, shape: [3, 2])
    let x = try Tensor([1.0, 2, 3, 4, 5, 6], shape: [3, 2])
    return [OpSample(AddRuns(runs: runs, source: [4, 2]), x)]
  }
}
