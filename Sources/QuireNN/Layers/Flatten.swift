import QuireTensor

/// Gives every sample a single axis: [batch, a, b, …] becomes [batch, a·b·…].
package final class Flatten: Layer {
  package override class var kind: String { "Flatten" }

  package override init(name: String? = nil, dtype: DType = .float32, scope: NameScope) {
    super.init(name: name, dtype: dtype, scope: scope)
  }

  override func outputShape(_ input: BatchShape) throws(TensorError) -> BatchShape {
    guard input.rank >= 1 else {
      throw shapeError(got: "\(input)", expected: "[batch, …]")
    }
    return BatchShape([input.dims[0], input.sampleCount])
  }

  override func forward(_ x: Tensor, _ context: CallContext) throws(TensorError) -> Tensor {
    let batch = x.shape.dims[0]
    let width = try Shape(Array(x.shape.dims.dropFirst())).elementCount(operation: name)
    return try x.reshaped([batch, width])
  }
}
