import QuireNN
import QuireRuntime
import QuireTensor

/// keras.utils, and the activations as functions.
enum NetworkUtilities {
  static let functions = [toCategorical, setRandomSeed, clearSession]

  static let toCategorical = Builtin(
    "to_categorical", "Whole-number labels as rows with a one at the label.",
    [
      Parameter("x", .any, "labels of any shape"),
      Parameter("num_classes", .int, default: .null, "one more than the largest label if None"),
    ], returns: "Tensor",
    examples: [
      "keras.utils.to_categorical([1, 0], 3).tolist() => [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]"
    ]
  ) { call in
    let labels = try call.checking("x") { try call.interpreter.tensor(from: call[0]) }
    let rows = try call.checking("x") {
      try Loss.toCategorical(labels, classes: call.optionalInt(1))
    }
    return call.interpreter.make(rows)
  }

  static let setRandomSeed = Builtin(
    "set_random_seed", "Fixes all random numbers: weights, shuffles, dropout and random tensors.",
    [Parameter("seed", .int)]
  ) { call in
    let seed = UInt64(bitPattern: Int64(try call.int(0)))
    call.interpreter.setRandomSeed(seed)
    call.interpreter.networks.setSeed(seed)
    return .null
  }

  static let clearSession = Builtin(
    "clear_session", "Lets the names of layers begin again."
  ) { call in
    call.interpreter.networks.clear()
    return .null
  }

  static let activations = ActivationFunction.allCases.map { function in
    Builtin(
      function.rawValue, "The activation \(function.rawValue) of every element.",
      [Parameter("x", .any)], returns: "Tensor"
    ) { call in
      let x = try call.interpreter.tensor(from: call[0])
      let output = try function(x.dtype.isFloat ? x : x.astype(.float32))
      if function == .softmax || function == .sigmoid {
        call.interpreter.networks.remember(output, Logits(activation: function, value: x))
      }
      return call.interpreter.make(output)
    }
  }
}
