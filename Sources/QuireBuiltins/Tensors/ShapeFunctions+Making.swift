import QuireRuntime
import QuireTensor

/// Tensors made after the model of others.
extension ShapeFunctions {
  static func like(
    _ name: String, _ summary: String, _ value: Double, first: String = "a"
  ) -> Builtin {
    Builtin(
      name, summary, [Parameter(first, .tensor), Parameter("dtype", .dtype, default: .null)],
      returns: "Tensor"
    ) { call in
      let tensor = try call.tensor(0)
      return call.interpreter.make(
        try Tensor.full(tensor.shape, value, call.optionalDType(1) ?? tensor.dtype))
    }
  }

  static let fullLike = Builtin(
    "full_like", "One repeated number in the shape and type of another tensor.",
    [
      Parameter("a", .tensor), Parameter("fill_value", .float),
      Parameter("dtype", .dtype, default: .null),
    ], returns: "Tensor", examples: ["np.full_like([1, 2], 5) => tensor([5, 5])"]
  ) { call in
    let tensor = try call.tensor(0)
    return call.interpreter.make(
      try Tensor.full(tensor.shape, call.double(1), call.optionalDType(2) ?? tensor.dtype))
  }

  static let empty = Builtin(
    "empty", "A tensor to be filled; it holds zeros.",
    [Parameter("shape", .shape), Parameter("dtype", .dtype, default: .null)], returns: "Tensor"
  ) { call in
    call.interpreter.make(try Tensor.zeros(call.shape(0), call.optionalDType(1) ?? .float64))
  }

  static let identity = Builtin(
    "identity", "A square matrix of zeros with ones on the diagonal.", [Parameter("n", .int)],
    returns: "Tensor", examples: ["np.identity(1) => tensor([[1.]])"]
  ) { call in
    call.interpreter.make(try Tensor.eye(call.int(0), offset: 0, .float64))
  }

  static let meshgrid = Builtin(
    "meshgrid", "The coordinates of a grid: one tensor for each axis.",
    [
      .variadic("xi", .tensor),
      Parameter("indexing", .string, default: .string("xy"), "\"xy\" or \"ij\".").keywordOnly,
    ], returns: "list",
    examples: ["np.meshgrid([1, 2], [3, 4])[1] => tensor([[3, 3],\n        [4, 4]])"]
  ) { call in
    let axes = try call.rest.map { try call.interpreter.tensor(from: $0).reshaped([-1]) }
    let isCartesian = try call.string(0) == "xy" && axes.count > 1
    var dims = axes.map(\.count)
    if isCartesian { dims.swapAt(0, 1) }
    let grids = try axes.enumerated().map { position, axis -> Value in
      let place = isCartesian && position < 2 ? 1 - position : position
      var shape = [Int](repeating: 1, count: axes.count)
      shape[place] = axis.count
      return call.interpreter.make(
        try axis.reshaped(Shape(shape)).broadcast(to: Shape(dims)))
    }
    return call.interpreter.makeList(grids)
  }

  static let diag = Builtin(
    "diag", "The diagonal of a matrix, or a matrix with a vector on its diagonal.",
    [Parameter("v", .tensor)], returns: "Tensor",
    examples: ["np.diag([[1, 2], [3, 4]]) => tensor([1, 4])"]
  ) { call in
    let tensor = try call.tensor(0)
    if tensor.rank == 1 {
      let one = try Tensor.eye(tensor.count, offset: 0, tensor.dtype)
      return call.interpreter.make(try one * tensor)
    }
    return call.interpreter.make(try tensor.diagonal())
  }

  static let trace = Builtin(
    "trace", "The sum of a matrix's diagonal.", [Parameter("a", .tensor)], returns: "Tensor",
    examples: ["np.trace([[1, 2], [3, 4]]) => 5"]
  ) { call in
    call.interpreter.make(try call.tensor(0).diagonal().sum())
  }

  static let diff = Builtin(
    "diff", "The differences of neighbours along an axis.",
    [Parameter("a", .tensor), Parameter("axis", .int, default: .int(-1)).keywordOnly],
    returns: "Tensor", examples: ["np.diff([1, 4, 9]) => tensor([3, 5])"]
  ) { call in
    let tensor = try call.tensor(0)
    let axis = try tensor.shape.axis(call.int(1), operation: "diff")
    let extent = tensor.shape.dims[axis]
    guard extent > 0 else { return call.interpreter.make(tensor) }
    return call.interpreter.make(
      try tensor.sliced(axis: axis, start: 1, stop: extent)
        - tensor.sliced(axis: axis, start: 0, stop: extent - 1))
  }
}
