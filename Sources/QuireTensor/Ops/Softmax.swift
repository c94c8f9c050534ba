import CQuireKernels

/// e^x over its sum along the last axis.
package struct Softmax: Op {
  package init() {}

  package var name: String { "softmax" }
  package var summary: String { "e^x divided by its sum along an axis: a distribution." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape { inputs[0] }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    try inputs[0].softmaxRows(logarithm: false, operation: name)
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    let flow = try pass.gradient * pass.output
    return [try flow - pass.output * flow.sum(axes: [-1], keepDims: true)]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    [OpSample(Softmax(), try Tensor([0.1, 2, -1, 0.5, 0.7, 1.1], shape: [2, 3]))]
  }
}

/// The logarithm of softmax along the last axis.
package struct LogSoftmax: Op {
  package init() {}

  package var name: String { "log_softmax" }
  package var summary: String { "The logarithm of softmax, without its loss of small numbers." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape { inputs[0] }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    try inputs[0].softmaxRows(logarithm: true, operation: name)
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    let sum = try pass.gradient.sum(axes: [-1], keepDims: true)
    return [try pass.gradient - pass.output.exp() * sum]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    [OpSample(LogSoftmax(), try Tensor([0.1, 2, -1, 0.5, 0.7, 1.1], shape: [2, 3]))]
  }
}

extension Tensor {
  fileprivate func softmaxRows(
    logarithm: Bool, operation: String
  ) throws(TensorError) -> Tensor {
    guard let n = shape.dims.last else {
      throw TensorError(
        .shape, operation, "\(operation): expected at least one axis, found a single number")
    }
    let x = try cast(to: dtype.floating)
    let result = try Tensor(uninitialized: shape, x.dtype, operation: operation)
    let rows = n == 0 ? 0 : count / n
    quire_softmax(
      logarithm, x.dtype.code, x.storage.address, result.storage.address, Int64(rows), Int64(n))
    return result
  }
}
