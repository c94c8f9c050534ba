import QuireRuntime
import QuireTensor

/// Functions on the elements as a collection: order, counts, agreement.
enum SetFunctions {
  static let members: [NativeModule.Member] = [
    sort, unique, bincount, countNonzero, median, percentile, isClose, allClose, arrayEqual,
  ].map { .function($0) }

  private static let sort = Builtin(
    "sort", "The elements in rising order along an axis.",
    [Parameter("a", .tensor), Parameter("axis", .int.orNone, default: .int(-1))],
    returns: "Tensor", examples: ["np.sort([3, 1, 2]) => tensor([1, 2, 3])"]
  ) { call in
    let tensor = try call.tensor(0)
    guard !call.isAbsent(1) else {
      return call.interpreter.make(try tensor.reshaped([-1]).sorted())
    }
    return call.interpreter.make(try tensor.sorted(axis: call.int(1)))
  }

  private static let unique = Builtin(
    "unique", "The different elements in rising order.",
    [Parameter("ar", .tensor), Parameter("return_counts", .bool, default: .bool(false))],
    returns: "Tensor, or with the counts a tuple",
    examples: [
      "np.unique([3, 1, 3]) => tensor([1, 3])",
      "np.unique([3, 1, 3], return_counts=True)[1] => tensor([1, 2])",
    ]
  ) { call in
    let found = try call.tensor(0).uniqueCounts()
    let values = call.interpreter.make(found.values)
    guard try call.bool(1) else { return values }
    return call.interpreter.makeTuple([values, call.interpreter.make(found.counts)])
  }

  private static let bincount = Builtin(
    "bincount", "How often each of 0, 1, 2, ... occurs.",
    [Parameter("x", .tensor), Parameter("minlength", .int, default: .int(0))], returns: "Tensor",
    examples: ["np.bincount([0, 2, 2]) => tensor([1, 0, 2])"]
  ) { call in
    let tensor = try call.tensor(0)
    guard tensor.dtype.isInteger || tensor.count == 0 else {
      throw call.fail(.type, "bincount() expected integers, got \(tensor.dtype)", at: 0)
    }
    let numbers = try tensor.integers()
    guard numbers.allSatisfy({ $0 >= 0 }) else {
      throw call.fail(.value, "bincount() expected no negative numbers", at: 0)
    }
    let length = max((numbers.max() ?? -1) &+ 1, try call.int(1), 0)
    var counts = try Tensor.zeros([length], .int64)
    try counts.withMutableBuffer(of: Int.self) { counts in
      for number in numbers { counts[number] += 1 }
    }
    return call.interpreter.make(counts)
  }

  private static let countNonzero = Builtin(
    "count_nonzero", "How many elements are not zero.", [Parameter("a", .tensor)], returns: "int",
    examples: ["np.count_nonzero([0, 3, 4]) => 2"]
  ) { call in
    .int(try call.tensor(0).astype(.bool).sum().integer(at: 0))
  }

  private static let median = Builtin(
    "median", "The middle of the elements in order, along an axis or of all.",
    [Parameter("a", .tensor), Parameter("axis", .int, default: .null)], returns: "Tensor",
    examples: ["np.median([3, 1, 2, 10]) => 2.5"]
  ) { call in
    call.interpreter.make(try quantile(call.tensor(0), 0.5, axis: call.optionalInt(1)))
  }

  private static let percentile = Builtin(
    "percentile",
    "The number below which a share of the elements lies, between neighbours in proportion.",
    [
      Parameter("a", .tensor), Parameter("q", .float, "The share in percent."),
      Parameter("axis", .int, default: .null),
    ], returns: "Tensor", examples: ["np.percentile([1, 2, 3, 4, 5], 25) => 2.0"]
  ) { call in
    let percent = try call.double(1)
    guard percent >= 0, percent <= 100 else {
      throw call.fail(.value, "percentile() expected q from 0 to 100, got \(percent)", at: 1)
    }
    return call.interpreter.make(
      try quantile(call.tensor(0), percent / 100, axis: call.optionalInt(2)))
  }

  private static func quantile(_ given: Tensor, _ share: Double, axis: Int?) throws -> Tensor {
    let tensor = axis == nil ? try given.reshaped([-1]) : given
    let axis = try tensor.shape.axis(axis ?? 0, operation: "percentile")
    let extent = tensor.shape.dims[axis]
    guard extent > 0 else {
      throw ScriptError(.value, "the tensor of shape \(given.shape) has no element to choose")
    }
    let sorted = try tensor.astype(tensor.dtype.isFloat ? tensor.dtype : .float64).sorted(
      axis: axis)
    let place = share * Double(extent - 1)
    let below = Int(place)
    let low = try sorted.take(Tensor(scalar: below), axis: axis)
    let high = try sorted.take(Tensor(scalar: min(below + 1, extent - 1)), axis: axis)
    return try low + (high - low) * (place - Double(below))
  }

  private static let tolerances = [
    Parameter("a", .tensor), Parameter("b", .tensor),
    Parameter("rtol", .float, default: .float(1e-5)),
    Parameter("atol", .float, default: .float(1e-8)),
  ]

  private static let isClose = Builtin(
    "isclose", "Where |a - b| <= atol + rtol * |b|.", tolerances, returns: "Tensor",
    examples: ["np.isclose([1.0, 2.0], [1.0, 2.1]) => tensor([ True, False])"]
  ) { call in
    call.interpreter.make(
      try call.tensor(0).isClose(
        to: call.tensor(1), relative: call.double(2), absolute: call.double(3)),
      likeAll: call[0], call[1])
  }

  private static let allClose = Builtin(
    "allclose", "Whether |a - b| <= atol + rtol * |b| everywhere.", tolerances, returns: "bool",
    examples: ["np.allclose([1.0, 2.0], [1.0, 2.0 + 1e-9]) => True"]
  ) { call in
    let close = try call.tensor(0).isClose(
      to: call.tensor(1), relative: call.double(2), absolute: call.double(3))
    return .bool(try close.all().item() != 0)
  }

  private static let arrayEqual = Builtin(
    "array_equal", "Whether two tensors have one shape and equal elements.",
    [Parameter("a1", .tensor), Parameter("a2", .tensor)], returns: "bool",
    examples: ["np.array_equal([1, 2], [1, 2]) => True"]
  ) { call in
    let (a, b) = (try call.tensor(0), try call.tensor(1))
    return .bool(try a.shape == b.shape && a.equal(b).all().item() != 0)
  }
}
