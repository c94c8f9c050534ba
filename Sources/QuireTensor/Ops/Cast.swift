/// Conversion to another type of elements.
package struct Cast: Op {
  package let dtype: DType

  package init(_ dtype: DType) { self.dtype = dtype }

  package var name: String { "astype" }
  package var summary: String { "The elements converted to another type." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape { inputs[0] }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    try inputs[0].cast(to: dtype)
  }

  /// The tape converts every gradient to its input's type.
  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] { [pass.gradient] }

  package static func samples() throws(TensorError) -> [OpSample] {
    [OpSample(Cast(.float64), try Tensor([1.5, -2]))]
  }
}
