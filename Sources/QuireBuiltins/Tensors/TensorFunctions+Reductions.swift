import QuireRuntime
import QuireTensor

/// The functions that tensors offer as methods and modules as functions.
enum TensorFunctions {}

extension TensorFunctions {
  static let reductions = [
    sum, mean, product, max, min, standardDeviation, variance, any, all, argmax, argmin,
    cumulativeSum, cumulativeProduct,
  ]

  static let sum = reduction(
    "sum", "The sum of the elements, or of those along an axis.",
    ["np.array([[1, 2], [3, 4]]).sum(axis=0) => tensor([4, 6])"]
  ) { try $0.sum(axes: $1, keepDims: $2) }
  static let mean = reduction(
    "mean", "The mean of the elements, or of those along an axis.",
    ["np.array([1, 2, 3]).mean() => 2.0"]
  ) { try $0.mean(axes: $1, keepDims: $2) }
  static let product = reduction(
    "prod", "The product of the elements, or of those along an axis.",
    ["np.array([2, 3]).prod() => 6"]
  ) { try $0.product(axes: $1, keepDims: $2) }
  static let max = reduction(
    "max", "The greatest element, or those along an axis.", ["np.array([2, 3]).max() => 3"]
  ) { try $0.max(axes: $1, keepDims: $2) }
  static let min = reduction(
    "min", "The least element, or those along an axis.", ["np.array([2, 3]).min() => 2"]
  ) { try $0.min(axes: $1, keepDims: $2) }
  static let any = reduction(
    "any", "Whether any element is not zero.", ["np.array([0, 3]).any() => True"]
  ) { try $0.any(axes: $1, keepDims: $2) }
  static let all = reduction(
    "all", "Whether no element is zero.", ["np.array([0, 3]).all() => False"]
  ) { try $0.all(axes: $1, keepDims: $2) }

  static let variance = spread(
    "var", "The mean squared distance from the mean; ddof is taken off the count.",
    ["np.array([1., 3.]).var() => 1.0"]
  ) { try $0.variance(axes: $1, keepDims: $2, correction: $3) }
  static let standardDeviation = spread(
    "std", "The root of the variance; ddof is taken off the count.",
    ["np.array([1., 3.]).std(ddof=1) => 1.4142135623730951"]
  ) { try $0.standardDeviation(axes: $1, keepDims: $2, correction: $3) }

  static let argmax = position(
    "argmax", "The place of the greatest element, the first of equals.",
    ["np.array([1, 5, 2]).argmax() => 1"]
  ) { try $0.argmax(axis: $1, keepDims: $2) }
  static let argmin = position(
    "argmin", "The place of the least element, the first of equals.",
    ["np.array([1, 5, 0]).argmin() => 2"]
  ) { try $0.argmin(axis: $1, keepDims: $2) }

  static let cumulativeSum = cumulation(
    "cumsum", "Running sums along an axis, or of all elements.",
    ["np.array([1, 2, 3]).cumsum() => tensor([1, 3, 6])"]
  ) { try $0.cumulativeSum(axis: $1) }
  static let cumulativeProduct = cumulation(
    "cumprod", "Running products along an axis, or of all elements.",
    ["np.array([1, 2, 3]).cumprod() => tensor([1, 2, 6])"]
  ) { try $0.cumulativeProduct(axis: $1) }

  private static let axis = Parameter(
    "axis", .axes, default: .null, "One axis or several; None means all."
  ).hinting("an axis is a number: 0 goes down the rows, 1 along them")
  private static let keepDims = Parameter(
    "keepdims", .bool, default: .bool(false), "Keep the axes with extent 1.")

  private static func reduction(
    _ name: String, _ summary: String, _ examples: [String],
    _ run: @escaping @Sendable (Tensor, [Int]?, Bool) throws -> Tensor
  ) -> TensorFunction {
    TensorFunction(name, summary, [axis, keepDims], examples: examples) { call in
      call.interpreter.make(try run(call.tensor(0), call.axes(1), call.bool(2)))
    }
  }

  private static func spread(
    _ name: String, _ summary: String, _ examples: [String],
    _ run: @escaping @Sendable (Tensor, [Int]?, Bool, Int) throws -> Tensor
  ) -> TensorFunction {
    let ddof = Parameter("ddof", .int, default: .int(0), "What is taken off the count.")
    return TensorFunction(name, summary, [axis, ddof, keepDims], examples: examples) { call in
      call.interpreter.make(try run(call.tensor(0), call.axes(1), call.bool(3), call.int(2)))
    }
  }

  private static func position(
    _ name: String, _ summary: String, _ examples: [String],
    _ run: @escaping @Sendable (Tensor, Int?, Bool) throws -> Tensor
  ) -> TensorFunction {
    let axis = Parameter(
      "axis", .int, default: .null, "The axis; None means all elements in order.")
    return TensorFunction(name, summary, [axis, keepDims], examples: examples) { call in
      call.interpreter.make(try run(call.tensor(0), call.optionalInt(1), call.bool(2)))
    }
  }

  private static func cumulation(
    _ name: String, _ summary: String, _ examples: [String],
    _ run: @escaping @Sendable (Tensor, Int?) throws -> Tensor
  ) -> TensorFunction {
    let axis = Parameter(
      "axis", .int, default: .null, "The axis; None means all elements in order.")
    return TensorFunction(name, summary, [axis], examples: examples) { call in
      call.interpreter.make(try run(call.tensor(0), call.optionalInt(1)))
    }
  }
}
