import QuireRuntime
import QuireTensor

extension TensorType {
  static let properties = [
    TypeRecord.Property("shape", "The extents along the axes, as a tuple.") { interpreter, value in
      interpreter.make(try tensor(value).tensor.shape)
    },
    TypeRecord.Property("dtype", "The type of the elements.") { interpreter, value in
      interpreter.makeHost(DTypeValue(try tensor(value).tensor.dtype), DTypeType.record)
    },
    TypeRecord.Property("ndim", "The number of axes.") { _, value in
      .int(try tensor(value).tensor.rank)
    },
    TypeRecord.Property("size", "The number of elements.") { _, value in
      .int(try tensor(value).tensor.count)
    },
    TypeRecord.Property("nbytes", "The bytes of all elements.") { _, value in
      .int(try tensor(value).tensor.byteCount)
    },
    TypeRecord.Property("T", "The same elements with the axes in reverse order.") {
      interpreter, value in
      interpreter.make(try tensor(value).tensor.transposed())
    },
  ]

  static let methods: [Builtin] =
    (TensorFunctions.reductions + TensorFunctions.shapes + [
      TensorFunctions.flatten, TensorFunctions.absolute,
    ])
    .map(\.method)
    + [reshape, transpose, astype, item, toList, numpy, copy, sort, fill]

  private static let this = Parameter("self", .any)

  private static let reshape = Builtin(
    "reshape", "The same elements under another shape; one extent may be -1.",
    [this, .variadic("shape", .shape, "The extents, one by one or as a tuple.")],
    returns: "Tensor",
    examples: [
      "np.arange(6).reshape(2, 3) => tensor([[0, 1, 2],\n        [3, 4, 5]])",
      "np.arange(6).reshape((3, -1)).shape => (3, 2)",
    ]
  ) { call in
    call.interpreter.make(
      try call.tensor(0).reshaped(Shape(call.extents("reshape"))))
  }

  private static let transpose = Builtin(
    "transpose", "The axes in another order, reversed when none is given.",
    [this, .variadic("axes", .axes)], returns: "Tensor",
    examples: ["np.ones((2, 3, 4)).transpose(2, 0, 1).shape => (4, 2, 3)"]
  ) { call in
    let order = call.rest.isEmpty ? nil : try call.extents("transpose")
    return call.interpreter.make(try call.tensor(0).transposed(order))
  }

  private static let astype = Builtin(
    "astype", "The elements converted to another type.", [this, Parameter("dtype", .dtype)],
    returns: "Tensor",
    examples: ["np.array([1.7, 2.2]).astype(\"int32\") => tensor([1, 2], dtype=int32)"]
  ) { call in
    call.interpreter.make(try call.tensor(0).astype(call.dtype(1)))
  }

  private static let item = Builtin(
    "item", "The only element, or the one at the given place, as a plain number.",
    [this, .variadic("index", .int)], returns: "number",
    examples: ["np.array([2.5]).item() => 2.5"]
  ) { call in
    let tensor = try call.tensor(0)
    var element = tensor
    if call.rest.count == 1, tensor.rank != 1 { element = try tensor.reshaped([-1]) }
    if !call.rest.isEmpty {
      element = try element.subscripted(call.rest.map(call.interpreter.place))
    }
    _ = try element.item()
    return number(element, at: 0)
  }

  private static let toList = Builtin(
    "tolist", "The elements as nested lists of plain numbers.", [this], returns: "list",
    examples: ["np.array([[1, 2], [3, 4]]).tolist() => [[1, 2], [3, 4]]"]
  ) { call in
    try nested(try call.tensor(0), 0, 0, call.interpreter)
  }

  private static let numpy = Builtin(
    "numpy", "The tensor's value, unknown to any gradient tape.", [this], returns: "Tensor"
  ) { call in
    call.interpreter.make(try call.tensor(0).detached)
  }

  private static let copy = Builtin(
    "copy", "A tensor of its own with the same elements.", [this], returns: "Tensor"
  ) { call in
    call.interpreter.make(try call.tensor(0))
  }

  private static let sort = Builtin(
    "sort", "Puts the tensor's own elements in rising order along an axis.",
    [this, Parameter("axis", .int, default: .int(-1))]
  ) { call in
    let value = try tensor(call[0])
    let sorted = try value.tensor.detached.sorted(axis: call.int(1))
    try value.tensor.assign([.ellipsis], sorted)
    return .null
  }

  private static let fill = Builtin(
    "fill", "Sets every element to one number.", [this, Parameter("value", .float)]
  ) { call in
    let value = try tensor(call[0])
    try value.tensor.assign([.ellipsis], call.tensor(1))
    return .null
  }

  private static func nested(
    _ tensor: Tensor, _ axis: Int, _ offset: Int, _ interpreter: Interpreter
  ) throws -> Value {
    guard axis < tensor.rank else { return number(tensor, at: offset) }
    let step = tensor.shape.dims[(axis + 1)...].reduce(1, &*)
    return try interpreter.makeLongList(
      (0..<tensor.shape.dims[axis]).map {
        try interpreter.spend(2)
        return try nested(tensor, axis + 1, offset &+ $0 &* step, interpreter)
      })
  }
}

extension Call {
  /// Ints given one by one or as one tuple.
  func extents(_ name: String) throws -> [Int] {
    let given = rest.count == 1 ? rest[0] : .null
    if rest.count == 1, case .int(let extent) = given { return [extent] }
    let values = rest.count == 1 ? try interpreter.values(of: given) : Array(rest)
    return try values.map { value in
      if case .int(let extent) = value { return extent }
      if let tensor = interpreter.existingTensor(value), tensor.count == 1, tensor.dtype.isInteger {
        return tensor.integer(at: 0)
      }
      throw ScriptError(
        .type, "\(name)() expected ints, got \(value.typeName)",
        hint: value.coreType == .float ? "int(x) or x // y gives an int" : nil,
        keyword: builtin.parameters.last?.name)
    }
  }
}

extension Interpreter {
  fileprivate func place(_ value: Value) throws -> TensorIndex {
    guard case .int(let place) = value else {
      throw ScriptError(.type, "item() expected ints, got \(value.typeName)")
    }
    return .at(place)
  }
}
