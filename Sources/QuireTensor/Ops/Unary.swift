import CQuireKernels

/// A function of one number applied to every element.
package struct Unary: Op {
  package let function: UnaryFunction

  package init(_ function: UnaryFunction) { self.function = function }

  package var name: String { function.name }
  package var summary: String { function.summary }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape { inputs[0] }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let x = inputs[0]
    let (from, to) = try types(x.dtype)
    // Whole numbers are rounded already.
    if function.domain == .rounding, from != to || !from.isFloat { return try x.cast(to: to) }
    let operand = try x.cast(to: from)
    let result = try Tensor(uninitialized: x.shape, to, operation: name)
    quire_unary(
      function.code, from.code, operand.storage.address, result.storage.address, Int64(x.count))
    return result
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    [try function.gradient(pass.inputs[0], pass.output, pass.gradient)]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    var samples: [OpSample] = []
    for function in UnaryFunction.all where function.domain != .test {
      samples.append(OpSample(Unary(function), try Tensor(function.samples)))
    }
    return samples
  }

  /// The types it computes from and gives.
  private func types(_ dtype: DType) throws(TensorError) -> (from: DType, to: DType) {
    switch function.domain {
    case .numbers:
      guard dtype != .bool else {
        if function.code == QUIRE_NEG {
          throw TensorError(
            .dtype, name, "\(name): a bool tensor has no negative",
            hint: "use logical_not, or convert it with astype")
        }
        return (.int64, .int64)
      }
      return (dtype, dtype)
    case .floats: return (dtype.floating, dtype.floating)
    case .rounding: return (dtype, dtype)
    case .test: return (dtype.floating, .bool)
    }
  }
}
