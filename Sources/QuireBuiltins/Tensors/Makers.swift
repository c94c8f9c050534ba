import QuireRuntime
import QuireTensor

extension Call {
  /// A tensor whose plain numbers take TensorFlow's types: floats float32, ints int64.
  ///
  /// A tensor keeps its own type.
  func defaultingTensor(_ index: Int, dtype: DType?) throws -> Tensor {
    let tensor = try tensor(index)
    if let dtype { return try tensor.astype(dtype) }
    let isTensor = interpreter.existingTensor(self[index]) != nil
    return isTensor || tensor.dtype != .float64 ? tensor : try tensor.astype(.float32)
  }
}

/// The functions that make tensors, once with NumPy's float64 and once with float32 as the type
/// where none is given.
struct Makers: Sendable {
  let float: DType

  private static let dtype = Parameter(
    "dtype", .dtype, default: .null, "The type of the elements.")

  var members: [NativeModule.Member] {
    [zeros, ones, full, eye, arange, linspace].map { .function($0) }
  }

  /// `array(...)` under a name.
  func array(_ name: String) -> Builtin {
    let float = float
    return Builtin(
      name, "A tensor of numbers, nested lists of them, or another tensor.",
      [
        Parameter("object", .tensor)
          .hinting("numbers or lists of them; list(d.values()) has those of a dict"),
        Self.dtype.hinting("the elements stand in one list: \(name)([1, 2])"),
      ], returns: "Tensor",
      examples: name == "array" ? ["np.array([[1, 2], [3, 4]]).shape => (2, 2)"] : []
    ) { call in
      let dtype = try call.optionalDType(1)
      let tensor =
        float == .float32
        ? try call.defaultingTensor(0, dtype: dtype)
        : try dtype.map { try call.tensor(0).astype($0) } ?? call.tensor(0)
      return call.interpreter.make(tensor)
    }
  }

  private var zeros: Builtin {
    filled("zeros", "A tensor of zeros.", 0, "zeros((2, 3)).shape => (2, 3)")
  }

  private var ones: Builtin {
    filled("ones", "A tensor of ones.", 1, "ones(2).sum() => 2.0")
  }

  private func filled(
    _ name: String, _ summary: String, _ value: Double, _ example: String
  ) -> Builtin {
    let float = float
    return Builtin(
      name, summary,
      [Parameter("shape", .shape), Self.dtype.hinting("the shape is one tuple: \(name)((2, 3))")],
      returns: "Tensor",
      examples: float == .float32 ? [example] : []
    ) { call in
      call.interpreter.make(
        try Tensor.full(
          call.shape(0), value, call.optionalDType(1) ?? float, operation: name))
    }
  }

  private var full: Builtin {
    let float = float
    return Builtin(
      "full", "A tensor of one repeated number.",
      [Parameter("shape", .shape), Parameter("fill_value", .tensor), Self.dtype],
      returns: "Tensor", examples: ["np.full(3, 7) => tensor([7, 7, 7])"]
    ) { call in
      var value = try call.tensor(1)
      if let dtype = try call.optionalDType(2) {
        value = try value.astype(dtype)
      } else if value.dtype == .float64 {
        value = try value.astype(float)
      }
      return call.interpreter.make(try value.broadcast(to: call.shape(0)))
    }
  }

  private var eye: Builtin {
    let float = float
    return Builtin(
      "eye", "A matrix of zeros with ones on a diagonal.",
      [
        Parameter("N", .int), Parameter("M", .int, default: .null),
        Parameter("k", .int, default: .int(0)), Self.dtype,
      ], returns: "Tensor",
      examples: float == .float64 ? ["np.eye(2) => tensor([[1., 0.],\n        [0., 1.]])"] : []
    ) { call in
      call.interpreter.make(
        try Tensor.eye(
          call.int(0), call.optionalInt(1), offset: call.int(2), call.optionalDType(3) ?? float))
    }
  }

  private var arange: Builtin {
    let float = float
    return Builtin(
      "arange", "The numbers from start up to but without stop, a step apart.",
      [
        Parameter("start", .float), Parameter("stop", .float, default: .null),
        Parameter("step", .float, default: .int(1)), Self.dtype,
      ], returns: "Tensor",
      examples: ["np.arange(3) => tensor([0, 1, 2])", "np.arange(1, 2, 0.5) => tensor([1. , 1.5])"]
    ) { call in
      let dtype = try call.optionalDType(3)
      let isOne = call.isAbsent(1)
      let bounds = isOne ? [Value.int(0), call[0], call[2]] : [call[0], call[1], call[2]]
      let whole = bounds.compactMap { if case .int(let number) = $0 { number } else { nil } }
      if whole.count == 3 {
        let tensor = try Tensor.arange(whole[0], whole[1], step: whole[2])
        return call.interpreter.make(try dtype.map { try tensor.astype($0) } ?? tensor)
      }
      let (first, second) = (try call.double(0), try call.optionalDouble(1))
      let tensor = try Tensor.arange(
        second == nil ? 0 : first, second ?? first, step: call.double(2))
      return call.interpreter.make(try tensor.astype(dtype ?? float))
    }
  }

  private var linspace: Builtin {
    let float = float
    return Builtin(
      "linspace", "Numbers at equal distances from start to stop.",
      [
        Parameter("start", .float, "the first number"),
        Parameter("stop", .float, "the last number, or the one behind it"),
        Parameter("num", .int, default: .int(50))
          .hinting("num is how many numbers there are; arange takes a step"),
        Parameter("endpoint", .bool, default: .bool(true), "Whether stop is the last number."),
        Self.dtype,
      ], returns: "Tensor", examples: ["np.linspace(0, 1, 3) => tensor([0. , 0.5, 1. ])"]
    ) { call in
      let tensor = try Tensor.linspace(
        call.double(0), call.double(1), call.int(2), endpoint: call.bool(3))
      return call.interpreter.make(try tensor.astype(call.optionalDType(4) ?? float))
    }
  }
}
