/// A part of a tensor read with steps: slices, single indices, reversed axes.
struct GatherView: Op {
  let view: StridedView

  var name: String { "slice" }
  var summary: String { "A part of a tensor, with steps." }

  func shape(of inputs: [Shape]) throws(TensorError) -> Shape { Shape(view.dims) }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    try view.gather(inputs[0], operation: name)
  }

  func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    [try ScatterView(view: view, source: pass.inputs[0].shape)(pass.gradient)]
  }

  static func samples() throws(TensorError) -> [OpSample] {
    let x = try Tensor((0..<12).map(Double.init), shape: [3, 4])
    return [
      OpSample(GatherView(view: StridedView(offset: 1, dims: [2, 2], strides: [8, 2])), x),
      OpSample(GatherView(view: StridedView(offset: 11, dims: [3, 4], strides: [-4, -1])), x),
    ]
  }
}

/// Zeros with a tensor's elements where a view reads: the gradient of `GatherView`.
///
/// The view must read no element twice.
struct ScatterView: Op {
  let view: StridedView
  let source: Shape

  var name: String { "unslice" }
  var summary: String { "Zeros around the elements of a part." }

  func shape(of inputs: [Shape]) throws(TensorError) -> Shape { source }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    var result = try Tensor.zeros(source, inputs[0].dtype)
    try view.scatter(inputs[0], into: &result)
    return result
  }

  func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    [try GatherView(view: view)(pass.gradient)]
  }

  static func samples() throws(TensorError) -> [OpSample] {
    let view = StridedView(offset: 1, dims: [2, 2], strides: [8, 2])
    return [
      OpSample(
        ScatterView(view: view, source: [3, 4]), try Tensor([1.0, 2, 3, 4], shape: [2, 2]))
    ]
  }
}
