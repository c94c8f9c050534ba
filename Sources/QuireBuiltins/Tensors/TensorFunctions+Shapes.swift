import QuireRuntime
import QuireTensor

extension TensorFunctions {
  /// Those with the same arguments as methods and as functions.
  static let shapes = [
    swapaxes, squeeze, ravel, repeated, take, argsort, nonzero, clip, round, dot,
  ]

  static let swapaxes = TensorFunction(
    "swapaxes", "The same elements with two axes changed for each other.",
    [Parameter("axis1", .int), Parameter("axis2", .int)],
    examples: ["np.ones((2, 3)).swapaxes(0, 1).shape => (3, 2)"]
  ) { call in
    call.interpreter.make(try call.tensor(0).swapped(call.int(1), call.int(2)))
  }

  static let squeeze = TensorFunction(
    "squeeze", "Without the axes of extent 1, or without the named ones.",
    [Parameter("axis", .axes, default: .null)],
    examples: ["np.ones((1, 3, 1)).squeeze().shape => (3,)"]
  ) { call in
    call.interpreter.make(try call.tensor(0).squeezed(axes: call.axes(1)))
  }

  static let ravel = TensorFunction(
    "ravel", "The elements in order along one axis.",
    examples: ["np.array([[1, 2], [3, 4]]).ravel() => tensor([1, 2, 3, 4])"]
  ) { call in
    call.interpreter.make(try call.tensor(0).reshaped([-1]))
  }

  static let flatten = TensorFunction(
    "flatten", "The elements in order along one axis.",
    examples: ["np.array([[1, 2], [3, 4]]).flatten() => tensor([1, 2, 3, 4])"], body: ravel.body)

  static let repeated = TensorFunction(
    "repeat", "Every element repeated, along an axis or of all in order.",
    [Parameter("repeats", .int), Parameter("axis", .int, default: .null)],
    examples: ["np.array([1, 2]).repeat(2) => tensor([1, 1, 2, 2])"]
  ) { call in
    call.interpreter.make(try call.tensor(0).repeated(call.int(1), axis: call.optionalInt(2)))
  }

  static let take = TensorFunction(
    "take", "The elements or rows at the given places.",
    [Parameter("indices", .tensor), Parameter("axis", .int, default: .null)],
    examples: ["np.array([5, 6, 7]).take([2, 0]) => tensor([7, 5])"]
  ) { call in
    call.interpreter.make(try call.tensor(0).take(call.tensor(1), axis: call.optionalInt(2)))
  }

  static let argsort = TensorFunction(
    "argsort", "The places that put an axis in rising order.",
    [Parameter("axis", .int.orNone, default: .int(-1))],
    examples: ["np.array([3, 1, 2]).argsort() => tensor([1, 2, 0])"]
  ) { call in
    let tensor = try call.tensor(0)
    guard !call.isAbsent(1) else {
      return call.interpreter.make(try tensor.reshaped([-1]).argsort())
    }
    return call.interpreter.make(try tensor.argsort(axis: call.int(1)))
  }

  static let nonzero = TensorFunction(
    "nonzero", "For each axis the places of the elements that are not zero.",
    examples: ["np.array([0, 3, 0, 4]).nonzero() => (tensor([1, 3]),)"]
  ) { call in
    call.interpreter.makeTuple(try call.tensor(0).nonzero().map(call.interpreter.make(_:)))
  }

  static let clip = TensorFunction(
    "clip", "Every element brought between two bounds; None leaves a side open.",
    [Parameter("min", .tensor, default: .null), Parameter("max", .tensor, default: .null)],
    examples: ["np.array([-2, 1, 9]).clip(0, 5) => tensor([0, 1, 5])"]
  ) { call in
    call.interpreter.make(
      try call.operand(0).clipped(
        low: call.isAbsent(1) ? nil : call.operand(1),
        high: call.isAbsent(2) ? nil : call.operand(2)),
      likeAll: call[0])
  }

  static let absolute = TensorFunction(
    "abs", "The size of every element.",
    examples: ["abs(np.array([-1.5, 2])) => tensor([1.5, 2. ])"]
  ) { call in
    call.interpreter.make(try call.tensor(0).abs())
  }

  static let round = TensorFunction(
    "round", "Rounded to a number of decimals, halves to even.",
    [Parameter("decimals", .int, default: .int(0))],
    examples: ["np.array([1.25, 0.5, 1.5]).round() => tensor([1., 0., 2.])"]
  ) { call in
    call.interpreter.make(
      try call.tensor(0).rounded(decimals: call.int(1)), likeAll: call[0])
  }

  static let dot = TensorFunction(
    "dot", "The product of matrices and vectors; of vectors the sum of products.",
    [Parameter("b", .tensor)], examples: ["np.array([1, 2]).dot([3, 4]) => 11"]
  ) { call in
    call.interpreter.make(try call.tensor(0).dot(call.tensor(1)))
  }
}
