import CQuireKernels

/// A function of two numbers applied to every pair of elements, with broadcasting.
package struct Binary: Op {
  package let function: BinaryFunction

  package init(_ function: BinaryFunction) { self.function = function }

  package var name: String { function.name }
  package var summary: String { function.summary }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    try Shape.broadcast(inputs[0], inputs[1], operation: name)
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let (a, b) = (inputs[0], inputs[1])
    let shape = try shape(of: [a.shape, b.shape])
    var (code, dtype) = try computation(a, b)
    if code == QUIRE_POW, !dtype.isFloat { try checkExponent(b) }
    if dtype == .bool, let onBools = function.onBools { code = onBools }
    let x = try a.cast(to: dtype, operation: name)
    let y = try b.cast(to: dtype, operation: name)
    var result = try Tensor(
      uninitialized: shape, function.kind == .comparison ? .bool : dtype, operation: name)
    result.isWeak = a.isWeak && b.isWeak
    let (from, to) = (x.storage, result.storage)
    if a.shape == b.shape {
      Self.run(code, dtype, from, y.storage, to, [result.count], [1], [1])
    } else if b.count == 1, a.count == result.count {
      Self.run(code, dtype, from, y.storage, to, [result.count], [1], [0])
    } else if a.count == 1, b.count == result.count {
      Self.run(code, dtype, from, y.storage, to, [result.count], [0], [1])
    } else {
      let how = Broadcast(a.shape, b.shape, to: shape)
      Self.run(code, dtype, from, y.storage, to, how.dims, how.a, how.b)
    }
    return result
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    let point = BinaryFunction.Pass(
      a: pass.inputs[0], b: pass.inputs[1], y: pass.output, g: pass.gradient)
    return [
      pass.wanted[0] ? try function.left(point) : nil,
      pass.wanted[1] ? try function.right(point) : nil,
    ]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    var samples: [OpSample] = []
    for function in BinaryFunction.arithmetic {
      let (a, b) = (try Tensor(function.samples.a), try Tensor(function.samples.b))
      samples.append(OpSample(Binary(function), a, b))
      samples.append(OpSample(Binary(function), a, try b.reshaped([3, 1])))
      samples.append(OpSample(Binary(function), a, try Tensor(scalar: function.samples.b[0])))
    }
    return samples
  }

  private static func run(
    _ code: quire_binary_op, _ dtype: DType, _ a: Storage, _ b: Storage, _ out: Storage,
    _ dims: [Int], _ aStrides: [Int], _ bStrides: [Int]
  ) {
    quire_binary(
      code, dtype.code, a.address, b.address, out.address, Int32(dims.count), dims, aStrides,
      bStrides)
  }

  /// The kernel and the common type in which two tensors are computed.
  private func computation(
    _ a: Tensor, _ b: Tensor
  ) throws(TensorError) -> (quire_binary_op, DType) {
    var dtype = try DType.common(a, b, operation: name, exact: function.kind == .comparison)
    if function.kind == .floats { dtype = dtype.floating }
    if dtype == .bool, function.onBools == nil {
      guard function.code != QUIRE_SUB else {
        throw TensorError(
          .dtype, name, "\(name): bool tensors have no difference",
          hint: "use != for where they differ, or convert them with astype")
      }
      dtype = .int64
    }
    return (function.code, dtype)
  }

  private func checkExponent(_ b: Tensor) throws(TensorError) {
    guard b.count > 0, b.dtype != .uint8, try b.min().integer(at: 0) < 0 else { return }
    throw TensorError(
      .value, name, "\(name): integers to negative integer powers are not allowed",
      hint: "make the base or the exponent a float")
  }
}

extension DType {
  /// The type in which two tensors meet, plain numbers being weak.
  /// - Throws: `.value` when a plain integer does not fit the tensor's type, unless `exact` results
  ///   ask for a type that holds both.
  static func common(
    _ a: Tensor, _ b: Tensor, operation: String, exact: Bool = false
  ) throws(TensorError) -> DType {
    guard a.isWeak != b.isWeak else { return promoted(a.dtype, b.dtype) }
    let (tensor, number) = a.isWeak ? (b, a) : (a, b)
    let dtype = tensor.dtype.promoted(withWeak: number.dtype)
    guard number.dtype == .int64, dtype == .uint8 || dtype == .int32 else { return dtype }
    let value = number.integer(at: 0)
    let range = dtype == .uint8 ? 0...255 : Int(Int32.min)...Int(Int32.max)
    if range.contains(value) { return dtype }
    if exact { return .int64 }
    throw TensorError(
      .value, operation, "\(operation): the number \(value) does not fit \(dtype)",
      hint: "convert the tensor with astype(\"int64\")")
  }
}
