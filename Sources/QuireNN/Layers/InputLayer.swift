import QuireTensor

/// The start of a graph: a place where a batch of a given shape comes in.
package final class InputLayer: Layer {
  package let shape: BatchShape

  package override class var kind: String { "InputLayer" }

  private init(shape: BatchShape, name: String?, dtype: DType, scope: NameScope) {
    self.shape = shape
    super.init(name: name, dtype: dtype, scope: scope)
  }

  override func outputShape(_ inputs: [BatchShape]) throws(TensorError) -> BatchShape { shape }

  /// Keras's `Input`: a symbolic batch of samples of the given shape.
  /// - Throws: `.shape` for an extent below 1.
  package static func tensor(
    shape sample: [Int?], batchSize: Int? = nil, name: String? = nil, dtype: DType = .float32,
    scope: NameScope
  ) throws(TensorError) -> SymbolicTensor {
    let shape = BatchShape([batchSize] + sample)
    if let bad = shape.dims.compactMap({ $0 }).first(where: { $0 < 1 }) {
      throw TensorError(
        .shape, "Input",
        "Input: expected positive extents, found \(bad) in shape "
          + BatchShape(sample).tuple,
        hint: "None stands for an extent that is not known yet", argument: "shape")
    }
    let layer = InputLayer(shape: shape, name: name, dtype: dtype, scope: scope)
    return SymbolicTensor(shape: shape, layer: layer, inputs: [])
  }
}
