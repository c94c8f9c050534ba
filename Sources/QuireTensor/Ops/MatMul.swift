import CQuireKernels

/// The product of matrices, or of stacks of them with broadcasting; either may be read transposed.
package struct MatMul: Op {
  package let transA: Bool
  package let transB: Bool

  package init(transA: Bool = false, transB: Bool = false) {
    self.transA = transA
    self.transB = transB
  }

  package var name: String { "matmul" }
  package var summary: String { "The product of matrices." }

  /// Shapes [..., m, k] and [..., k, n] give [..., m, n].
  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    let (a, b) = (inputs[0], inputs[1])
    guard a.rank >= 2, b.rank >= 2 else {
      throw TensorError(.shape, name, "matmul: expected matrices, found shapes \(a) and \(b)")
    }
    let sizes = sizes(a, b)
    guard sizes.k == sizes.kB else { throw Self.mismatch(a, b, sizes.k, sizes.kB) }
    let stack = try Shape.broadcast(
      Shape(a.dims.dropLast(2)), Shape(b.dims.dropLast(2)), operation: name)
    return Shape(stack.dims + [sizes.m, sizes.n])
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let shape = try shape(of: inputs.map(\.shape))
    var dtype = DType.promoted(inputs[0].dtype, inputs[1].dtype)
    if dtype == .bool { dtype = .int64 }
    var a = try inputs[0].cast(to: dtype)
    var b = try inputs[1].cast(to: dtype)
    var result = try Tensor(uninitialized: shape, dtype, operation: name)
    guard result.count > 0 else { return result }
    let sizes = sizes(a.shape, b.shape)
    guard sizes.k > 0 else { return try Tensor.zeros(shape, dtype) }
    var product = self
    if !dtype.isFloat {
      // The loop for integers reads both operands straight.
      if transA { a = try a.swapped(-1, -2) }
      if transB { b = try b.swapped(-1, -2) }
      product = MatMul()
    }
    let stack = Shape(Array(shape.dims.dropLast(2)))
    let walk = Broadcast(
      Shape(Array(a.shape.dims.dropLast(2))), Shape(Array(b.shape.dims.dropLast(2))), to: stack)
    let size = dtype.byteSize
    let steps = (
      a: sizes.m * sizes.k * size, b: sizes.k * sizes.n * size, c: sizes.m * sizes.n * size
    )
    try result.makeUnique(operation: name)
    var index = [Int](repeating: 0, count: walk.dims.count)
    var (at, bt) = (0, 0)
    // A stack of small products: the loop in each is too short to be left early.
    let work = sizes.m &* sizes.n &* sizes.k &+ 1000
    var done = 0
    for position in 0..<(result.count / (sizes.m * sizes.n)) {
      done &+= work
      if done > 1 << 22 {
        done = 0
        try Cancellation.check(name)
      }
      try product.multiply(
        dtype, sizes.m, sizes.n, sizes.k, a.storage.address + at * steps.a,
        b.storage.address + bt * steps.b, result.storage.address + position * steps.c)
      for axis in walk.dims.indices.reversed() {
        index[axis] += 1
        at += walk.a[axis]
        bt += walk.b[axis]
        if index[axis] < walk.dims[axis] { break }
        at -= walk.a[axis] * walk.dims[axis]
        bt -= walk.b[axis] * walk.dims[axis]
        index[axis] = 0
      }
    }
    return result
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    let (a, b, g) = (pass.inputs[0], pass.inputs[1], pass.gradient)
    // With C = op(A) op(B): dop(A) = G op(B)ᵀ and dop(B) = op(A)ᵀ G, transposed where op is.
    let left =
      transA
      ? (MatMul(transA: transB, transB: true), b, g)
      : (MatMul(transA: false, transB: !transB), g, b)
    let right =
      transB
      ? (MatMul(transA: true, transB: transA), g, a)
      : (MatMul(transA: !transA, transB: false), a, g)
    return [
      pass.wanted[0] ? try left.0(left.1, left.2) : nil,
      pass.wanted[1] ? try right.0(right.1, right.2) : nil,
    ]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    let a = try Tensor([1.5, -0.7, 2.2, 0.4, 3.1, -1.2], shape: [2, 3])
    let b = try Tensor((0..<12).map { Double($0) / 7 - 0.6 }, shape: [3, 4])
    let stack = try Tensor((0..<12).map { Double($0) / 5 - 1.1 }, shape: [2, 2, 3])
    let at = try a.transposed()
    let bt = try b.transposed()
    return [
      OpSample(MatMul(), a, b), OpSample(MatMul(transA: true), at, b),
      OpSample(MatMul(transB: true), a, bt), OpSample(MatMul(transA: true, transB: true), at, bt),
      OpSample(MatMul(), stack, b),
      OpSample(MatMul(transB: true), stack, try stack.reshaped([2, 1, 2, 3])),
    ]
  }

  static func mismatch(_ a: Shape, _ b: Shape, _ k: Int, _ other: Int) -> TensorError {
    var hint: String?
    if b.rank == 2, a.dims.last == b.dims.last {
      hint = "transpose the second: b.T has shape [\(b.dims[1]), \(b.dims[0])]"
    } else if a.rank == 2, a.dims.first == b.dims.dropLast(b.rank > 1 ? 1 : 0).last {
      hint = "transpose the first: a.T has shape [\(a.dims[1]), \(a.dims[0])]"
    }
    return TensorError(
      .shape, "matmul",
      "matmul: shapes \(a) and \(b) do not fit: the inner extents are \(k) and \(other)",
      hint: hint)
  }

  private func sizes(_ a: Shape, _ b: Shape) -> (m: Int, n: Int, k: Int, kB: Int) {
    let (rows, columns) = (a.dims[a.rank - 2], a.dims[a.rank - 1])
    let (rowsB, columnsB) = (b.dims[b.rank - 2], b.dims[b.rank - 1])
    return (
      transA ? columns : rows, transB ? rowsB : columnsB, transA ? rows : columns,
      transB ? columnsB : rowsB
    )
  }

  private func multiply(
    _ dtype: DType, _ m: Int, _ n: Int, _ k: Int, _ a: UnsafeMutableRawPointer,
    _ b: UnsafeMutableRawPointer, _ c: UnsafeMutableRawPointer
  ) throws(TensorError) {
    switch dtype {
    case .float32:
      try GEMM.sgemm(
        transA: transA, transB: transB, m: m, n: n, k: k, alpha: 1,
        a: a.assumingMemoryBound(to: Float.self), lda: transA ? m : k,
        b: b.assumingMemoryBound(to: Float.self), ldb: transB ? k : n, beta: 0,
        c: c.assumingMemoryBound(to: Float.self), ldc: n)
    case .float64:
      let fits = quire_gemm_f64(
        Int64(m), Int64(n), Int64(k), a.assumingMemoryBound(to: Double.self),
        Int64(transA ? 1 : k), Int64(transA ? m : 1), b.assumingMemoryBound(to: Double.self),
        Int64(transB ? 1 : n), Int64(transB ? k : 1), c.assumingMemoryBound(to: Double.self))
      guard fits else {
        throw TensorError(.memory, name, "matmul: no memory to pack a [\(k), \(n)] operand")
      }
    case .int32, .int64, .uint8, .bool:
      quire_matmul_int(dtype.code, Int64(m), Int64(n), Int64(k), a, b, c)
    }
  }
}
