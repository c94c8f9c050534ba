import QuireNN
import QuireRuntime
import QuireTensor

/// Functions whose arguments are TensorFlow's own.
extension TensorFlowModule {
  static let makers = Makers(float: .float32).members.compactMap { member -> Builtin? in
    guard case .function(let builtin) = member, builtin.name != "full" else { return nil }
    return builtin
  }

  static let cast = Builtin(
    "cast", "The elements converted to another type.",
    [Parameter("x", .tensor), Parameter("dtype", .dtype)], returns: "Tensor"
  ) { call in
    call.interpreter.make(try call.tensor(0).astype(call.dtype(1)))
  }

  static let identity = Builtin(
    "identity", "The tensor itself.", [Parameter("input", .tensor)], returns: "Tensor"
  ) { call in
    call.interpreter.make(try call.tensor(0))
  }

  static let stopGradient = Builtin(
    "stop_gradient", "The same value, through which no gradient flows.",
    [Parameter("input", .tensor)], returns: "Tensor"
  ) { call in
    call.interpreter.make(try call.tensor(0).detached)
  }

  static let function = Builtin(
    "function", "The function itself: Quire needs no graph to be fast.",
    [Parameter("func", .any, default: .null), .variadicKeyword("options")], returns: "function"
  ) { call in
    if !call.isAbsent(0) { return call[0] }
    // As a decorator with options it is called without the function first.
    return call.interpreter.makeBuiltin(identityFunction)
  }

  private static let identityFunction = Builtin(
    "function", "The function itself.", [Parameter("func")], returns: "function"
  ) { call in call[0] }

  static let shape = Builtin(
    "shape", "The extents along the axes as a tensor.", [Parameter("input", .tensor)],
    returns: "Tensor"
  ) { call in
    call.interpreter.make(try Tensor(call.tensor(0).shape.dims).astype(.int32))
  }

  static let rank = Builtin(
    "rank", "The number of axes.", [Parameter("input", .tensor)], returns: "Tensor"
  ) { call in
    call.interpreter.make(try Tensor(scalar: call.tensor(0).rank).astype(.int32))
  }

  static let size = Builtin(
    "size", "The number of elements.", [Parameter("input", .tensor)], returns: "Tensor"
  ) { call in
    call.interpreter.make(try Tensor(scalar: call.tensor(0).count).astype(.int32))
  }

  static let concat = Builtin(
    "concat", "Tensors one after the other along an axis.",
    [Parameter("values", .iterable), Parameter("axis", .int)], returns: "Tensor"
  ) { call in
    call.interpreter.make(try Tensor.concatenate(call.tensors(0), axis: call.int(1)))
  }

  static let range = Builtin(
    "range", "The numbers from start up to but without limit, delta apart.",
    [
      Parameter("start", .int), Parameter("limit", .int, default: .null),
      Parameter("delta", .int, default: .int(1)),
    ], returns: "Tensor"
  ) { call in
    let limit = try call.optionalInt(1)
    return call.interpreter.make(
      try Tensor.arange(
        limit == nil ? 0 : call.int(0), limit ?? call.int(0), step: call.int(2)))
  }

  static let split = Builtin(
    "split", "Cuts a tensor along an axis into equal parts or parts of the given extents.",
    [
      Parameter("value", .tensor), Parameter("num_or_size_splits", .axes),
      Parameter("axis", .int, default: .int(0)),
    ], returns: "list"
  ) { call in
    let (tensor, axis) = (try call.tensor(0), try call.int(2))
    let parts: [Tensor]
    if case .int(let count) = call[1] {
      parts = try tensor.split(into: count, axis: axis)
    } else {
      var places: [Int] = []
      for extent in try call.ints(1) { places.append((places.last ?? 0) &+ extent) }
      let whole = tensor.shape.dims[try tensor.shape.axis(axis, operation: "split")]
      guard places.last == whole else {
        throw call.fail(
          .value, "split() expected extents that sum to \(whole), got \(places.last ?? 0)", at: 1)
      }
      parts = try tensor.split(at: places.dropLast(), axis: axis)
    }
    return call.interpreter.makeList(parts.map(call.interpreter.make(_:)))
  }

  static let oneHot = Builtin(
    "one_hot", "Rows with a one at the place each label names.",
    [
      Parameter("indices", .tensor), Parameter("depth", .int),
      Parameter("dtype", .dtype, default: .null).keywordOnly,
    ], returns: "Tensor"
  ) { call in
    call.interpreter.make(
      try Tensor.oneHot(
        call.tensor(0), classes: call.int(1), call.optionalDType(2) ?? .float32))
  }

  static let gather = Builtin(
    "gather", "The rows at the given places along an axis.",
    [
      Parameter("params", .tensor), Parameter("indices", .tensor),
      Parameter("axis", .int, default: .int(0)).keywordOnly,
    ], returns: "Tensor"
  ) { call in
    call.interpreter.make(try call.tensor(0).take(call.tensor(1), axis: call.int(2)))
  }

  static let clipByValue = Builtin(
    "clip_by_value", "Every element brought between two bounds.",
    [
      Parameter("t", .tensor), Parameter("clip_value_min", .tensor),
      Parameter("clip_value_max", .tensor),
    ], returns: "Tensor"
  ) { call in
    call.interpreter.make(
      try call.tensor(0).clipped(low: call.operand(1), high: call.operand(2)))
  }
}
