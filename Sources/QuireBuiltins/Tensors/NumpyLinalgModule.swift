import QuireRuntime
import QuireTensor

/// The module `numpy.linalg`.
enum NumpyLinalgModule {
  static let module = NativeModule("numpy.linalg", "Linear algebra.", [.function(norm)])

  private static let norm = Builtin(
    "norm",
    "The length of vectors along an axis, or of all elements: the root of the sum of squares.",
    [
      Parameter("x", .tensor), Parameter("ord", .float, default: .null, "1, 2 or np.inf."),
      Parameter("axis", .axes, default: .null), Parameter("keepdims", .bool, default: .bool(false)),
    ], returns: "Tensor", examples: ["np.linalg.norm([3, 4]) => 5.0"]
  ) { call in
    let tensor = try call.tensor(0)
    let x = try tensor.astype(tensor.dtype.isFloat ? tensor.dtype : .float64)
    let (axes, keep) = (try call.axes(2), try call.bool(3))
    switch try call.optionalDouble(1) ?? 2 {
    case 2:
      return call.interpreter.make(try x.square().sum(axes: axes, keepDims: keep).sqrt())
    case 1: return call.interpreter.make(try x.abs().sum(axes: axes, keepDims: keep))
    case .infinity: return call.interpreter.make(try x.abs().max(axes: axes, keepDims: keep))
    default:
      throw call.fail(.value, "norm() expected ord 1, 2 or np.inf", at: 1)
    }
  }
}
