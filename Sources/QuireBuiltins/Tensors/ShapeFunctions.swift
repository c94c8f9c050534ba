import QuireRuntime
import QuireTensor

/// Functions that make tensors of tensors.
enum ShapeFunctions {
  static let numpy: [NativeModule.Member] =
    [
      concatenate, stack("stack"),
      joined("vstack", "One below the other: joined along the first axis.", 0),
      joined(
        "hstack", "Side by side: joined along the second axis, vectors along their only one.", 1),
      columnStack, split, expandDims("a"), transpose("a"), reshape("a"), tile("A"), flip, roll,
      choose, like("zeros_like", "Zeros in the shape and type of another tensor.", 0),
      like("ones_like", "Ones in the shape and type of another tensor.", 1), fullLike, empty,
      identity,
      matmul("matmul"), outer, broadcastTo("array"), meshgrid, diag, trace, diff, copy, shape, size,
    ].map { .function($0) }

  private static let tensors = Parameter("arrays", .iterable, "A list of tensors.")
  private static let axis = Parameter("axis", .int.orNone, default: .int(0))
    .hinting("the tensors stand in one list: [a, b]")

  static let concatenate = Builtin(
    "concatenate", "Tensors one after the other along an axis.", [tensors, axis],
    returns: "Tensor", examples: ["np.concatenate([[1, 2], [3]]) => tensor([1, 2, 3])"]
  ) { call in
    guard !call.isAbsent(1) else {
      let flat = try call.tensors(0).map { try $0.reshaped([-1]) }
      return call.interpreter.make(try Tensor.concatenate(flat))
    }
    return call.interpreter.make(try Tensor.concatenate(call.tensors(0), axis: call.int(1)))
  }

  static func stack(_ name: String) -> Builtin {
    Builtin(
      name, "Tensors of one shape as slices along a new axis.", [tensors, axis],
      returns: "Tensor",
      examples: ["np.stack([[1, 2], [3, 4]], axis=1) => tensor([[1, 3],\n        [2, 4]])"]
    ) { call in
      call.interpreter.make(
        try Tensor.stack(call.tensors(0), axis: call.optionalInt(1) ?? 0))
    }
  }

  private static func joined(_ name: String, _ summary: String, _ axis: Int) -> Builtin {
    Builtin(name, summary, [tensors], returns: "Tensor") { call in
      let parts = try call.tensors(0).map { tensor -> Tensor in
        if tensor.rank == 0 { return try tensor.reshaped(axis == 0 ? [1, 1] : [1]) }
        return tensor.rank == 1 && axis == 0 ? try tensor.expanded(axis: 0) : tensor
      }
      return call.interpreter.make(
        try Tensor.concatenate(parts, axis: parts.first?.rank == 1 ? 0 : axis))
    }
  }

  private static let columnStack = Builtin(
    "column_stack", "Vectors as the columns of a matrix.", [tensors], returns: "Tensor",
    examples: ["np.column_stack([[1, 2], [3, 4]]) => tensor([[1, 3],\n        [2, 4]])"]
  ) { call in
    let parts = try call.tensors(0).map { try $0.rank < 2 ? $0.reshaped([-1, 1]) : $0 }
    return call.interpreter.make(try Tensor.concatenate(parts, axis: 1))
  }

  private static let split = Builtin(
    "split", "Cuts a tensor along an axis into equal parts, or before the given places.",
    [
      Parameter("ary", .tensor), Parameter("indices_or_sections", .axes), axis,
    ], returns: "list",
    examples: ["np.split([1, 2, 3, 4], 2) => [tensor([1, 2]), tensor([3, 4])]"]
  ) { call in
    let tensor = try call.tensor(0)
    let parts: [Tensor]
    if case .int(let count) = call[1] {
      parts = try tensor.split(into: count, axis: call.optionalInt(2) ?? 0)
    } else {
      parts = try tensor.split(at: call.ints(1), axis: call.optionalInt(2) ?? 0)
    }
    return call.interpreter.makeList(parts.map(call.interpreter.make(_:)))
  }

  static func expandDims(_ first: String) -> Builtin {
    Builtin(
      "expand_dims", "The tensor with an axis of extent 1 put in.",
      [Parameter(first, .tensor), Parameter("axis", .int)], returns: "Tensor",
      examples: ["np.expand_dims([1, 2], 0) => tensor([[1, 2]])"]
    ) { call in
      call.interpreter.make(try call.tensor(0).expanded(axis: call.int(1)))
    }
  }

  static func transpose(_ first: String, _ second: String = "axes") -> Builtin {
    Builtin(
      "transpose", "The axes in another order, reversed when none is given.",
      [Parameter(first, .tensor), Parameter(second, .axes, default: .null)], returns: "Tensor",
      examples: ["np.transpose([[1, 2]]) => tensor([[1],\n        [2]])"]
    ) { call in
      call.interpreter.make(try call.tensor(0).transposed(call.axes(1)))
    }
  }

  static func reshape(_ first: String) -> Builtin {
    Builtin(
      "reshape", "The same elements under another shape; one extent may be -1.",
      [Parameter(first, .tensor), Parameter("shape", .shape)], returns: "Tensor",
      examples: ["np.reshape([1, 2, 3, 4], (2, -1)).shape => (2, 2)"]
    ) { call in
      call.interpreter.make(try call.tensor(0).reshaped(call.shape(1)))
    }
  }

  static func tile(_ first: String) -> Builtin {
    Builtin(
      "tile", "The whole tensor laid out again and again along each axis.",
      [Parameter(first, .tensor), Parameter("reps", .axes)], returns: "Tensor",
      examples: ["np.tile([1, 2], 2) => tensor([1, 2, 1, 2])"]
    ) { call in
      call.interpreter.make(try call.tensor(0).tiled(call.ints(1)))
    }
  }

  private static let flip = Builtin(
    "flip", "The elements in reverse order along the given axes, or along all.",
    [Parameter("m", .tensor), Parameter("axis", .axes, default: .null)], returns: "Tensor",
    examples: ["np.flip([1, 2, 3]) => tensor([3, 2, 1])"]
  ) { call in
    call.interpreter.make(try call.tensor(0).flipped(call.axes(1)))
  }

  private static let roll = Builtin(
    "roll", "The elements moved along an axis, those pushed out coming in at the other end.",
    [Parameter("a", .tensor), Parameter("shift", .int), Parameter("axis", .int, default: .null)],
    returns: "Tensor", examples: ["np.roll([1, 2, 3], 1) => tensor([3, 1, 2])"]
  ) { call in
    let given = try call.tensor(0)
    let tensor = call.isAbsent(2) ? try given.reshaped([-1]) : given
    let axis = try tensor.shape.axis(call.optionalInt(2) ?? 0, operation: "roll")
    let extent = tensor.shape.dims[axis]
    guard extent > 0 else { return call.interpreter.make(given) }
    let shift = (try call.int(1) % extent + extent) % extent
    let parts = try tensor.split(at: [extent - shift], axis: axis)
    let rolled = try Tensor.concatenate([parts[1], parts[0]], axis: axis)
    return call.interpreter.make(try rolled.reshaped(given.shape))
  }

  private static let choose = whereFunction("where")

  static func whereFunction(_ name: String) -> Builtin {
    Builtin(
      name, "x where the condition holds and y elsewhere; the places where it holds without them.",
      [
        Parameter("condition", .tensor), .optional("x", .tensor), .optional("y", .tensor),
      ], returns: "Tensor or tuple",
      examples: [
        "np.where([True, False], 1, 2) => tensor([1, 2])",
        "np.where([False, True]) => (tensor([1]),)",
      ]
    ) { call in
      let condition = try call.tensor(0)
      guard call.has(1) else {
        return call.interpreter.makeTuple(try condition.nonzero().map(call.interpreter.make(_:)))
      }
      guard call.has(2) else {
        throw call.fail(.type, "\(call.builtin.name)() needs both x and y, or neither", at: 1)
      }
      return call.interpreter.make(
        try Tensor.select(condition, call.operand(1), call.operand(2)), likeAll: call[0])
    }
  }

  static func matmul(_ name: String, _ first: String = "x1", _ second: String = "x2") -> Builtin {
    Builtin(
      name, "The product of matrices, as @ computes it.",
      [Parameter(first, .tensor), Parameter(second, .tensor)], returns: "Tensor",
      examples: ["np.matmul([[1, 2]], [[3], [4]]) => tensor([[11]])"]
    ) { call in
      call.interpreter.make(try call.tensor(0).matmul(call.tensor(1)))
    }
  }

  private static let outer = Builtin(
    "outer", "The product of every element of one with every element of another.",
    [Parameter("a", .tensor), Parameter("b", .tensor)], returns: "Tensor",
    examples: ["np.outer([1, 2], [3, 4]) => tensor([[3, 4],\n        [6, 8]])"]
  ) { call in
    call.interpreter.make(try call.tensor(0).outer(call.tensor(1)))
  }

  static func broadcastTo(_ first: String) -> Builtin {
    Builtin(
      "broadcast_to", "The elements repeated to fill another shape.",
      [Parameter(first, .tensor), Parameter("shape", .shape)], returns: "Tensor",
      examples: ["np.broadcast_to([1, 2], (2, 2)) => tensor([[1, 2],\n        [1, 2]])"]
    ) { call in
      call.interpreter.make(try call.tensor(0).broadcast(to: call.shape(1)))
    }
  }

  private static let copy = Builtin(
    "copy", "A tensor of its own with the same elements.", [Parameter("a", .tensor)],
    returns: "Tensor"
  ) { call in
    call.interpreter.make(try call.tensor(0))
  }

  private static let shape = Builtin(
    "shape", "The extents along the axes.", [Parameter("a", .tensor)], returns: "tuple",
    examples: ["np.shape([[1, 2]]) => (1, 2)"]
  ) { call in
    call.interpreter.make(try call.tensor(0).shape)
  }

  private static let size = Builtin(
    "size", "The number of elements.", [Parameter("a", .tensor)], returns: "int",
    examples: ["np.size([[1, 2]]) => 2"]
  ) { call in
    .int(try call.tensor(0).count)
  }
}

extension Call {
  /// A list of tensor-like values, or a tensor cut along its first axis.
  func tensors(_ index: Int) throws -> [Tensor] {
    try checking(index) { try values(index).map { try interpreter.tensor(from: $0) } }
  }
}

extension Tensor {
  /// The elements whose last two places are equal.
  func diagonal() throws(TensorError) -> Tensor {
    guard rank == 2 else {
      throw TensorError(
        .shape, "diag", "diag: expected a vector or a matrix, found shape \(shape)")
    }
    let places = try Tensor(Array(0..<Swift.min(shape.dims[0], shape.dims[1])))
    return try subscripted([.tensor(places), .tensor(places)])
  }
}
