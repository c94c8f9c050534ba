/// One operation on tensors: what it is called, the shape it gives, how it is computed and how its
/// gradient is.
///
/// A value of an op's type carries the operation's settings, such as the axes of a sum.
package protocol Op: Sendable {
  /// The name a user knows.
  var name: String { get }
  var summary: String { get }

  /// The result's shape.
  /// - Throws: `.shape` or `.index` when the inputs do not fit.
  func shape(of inputs: [Shape]) throws(TensorError) -> Shape

  /// The result, unknown to any tape.
  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor

  /// For each input the gradient that flows into it, or nil where none does.
  ///
  /// It is computed with tensor operations, so that a tape around this one can differentiate it
  /// again. It may have the result's broadcast shape; the tape sums it down to the input's.
  func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?]

  /// Uses of the op at points where it is smooth, in float64, for the test of every gradient.
  static func samples() throws(TensorError) -> [OpSample]
}

/// What an op's gradient is computed from.
package struct BackwardPass {
  /// The gradient of the target with respect to the op's result.
  package let gradient: Tensor
  package let inputs: [Tensor]
  package let output: Tensor
  /// For each input whether its gradient will be used.
  package let wanted: [Bool]
}

/// One use of an op.
package struct OpSample {
  package let op: any Op
  package let inputs: [Tensor]

  package init(_ op: any Op, _ inputs: Tensor...) {
    self.op = op
    self.inputs = inputs
  }
}

extension Op {
  /// The result, recorded by every recording tape that tracks an input.
  /// - Throws: `.cancelled` when the work was stopped.
  package func apply(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    var output = try forward(inputs)
    try Cancellation.check(name)
    if output.dtype.isFloat, inputs.contains(where: { !$0.links.isEmpty }) {
      TapeRecords.record(self, inputs, &output)
    }
    return output
  }

  package func callAsFunction(_ inputs: Tensor...) throws(TensorError) -> Tensor {
    try apply(inputs)
  }
}
