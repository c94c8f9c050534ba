import QuireRuntime
import QuireTensor

/// Tensors, gradients and random numbers as modules and in the prelude.
enum TensorLibrary {
  static let modules: [NativeModule] = [
    NumpyModule.module, NumpyRandomModule.module, NumpyLinalgModule.module, RandomModule.module,
    TensorFlowModule.module, TensorFlowModule.random, TensorFlowModule.math, TensorFlowModule.nn,
  ]

  static let prelude: [NativeModule.Member] =
    Makers(float: .float32).members + [
      .function(Makers(float: .float32).array("tensor")),
      .function(Makers(float: .float64).array("array")),
      .type(TapeType.record), .type(VariableType.record),
      .constant(name: "np", summary: NumpyModule.module.summary) { interpreter in
        .module(try interpreter.module(NumpyModule.module))
      },
      .module(RandomModule.module),
    ]
}
