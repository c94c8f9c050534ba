import CQuireKernels
import QuireTensor

/// A function applied to every element, or for softmax to the last axis, of a layer's output.
package enum ActivationFunction: String, CaseIterable, Sendable {
  case linear, relu, tanh, sigmoid, softmax

  private static let table = NameTable(
    subject: "activation", entries: allCases.map { (names: [$0.rawValue], value: $0) })

  /// The function Keras knows under this name.
  /// - Throws: `.value` with the nearest known name.
  package static func named(_ name: String) throws(TensorError) -> ActivationFunction {
    try table.value(named: name)
  }

  /// The function's value, recorded by the tapes that track `x`.
  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    switch self {
    case .linear: x
    case .relu: try x.relu()
    case .tanh: try x.tanh()
    case .sigmoid: try x.sigmoid()
    case .softmax: try x.softmax(axis: -1)
    }
  }

  /// True when a loss may want what stood in front of the function instead of its value.
  var makesProbabilities: Bool { self == .softmax || self == .sigmoid }

  /// The kernels' number of this function.
  var code: quire_activation {
    switch self {
    case .linear: QUIRE_ACTIVATION_LINEAR
    case .relu: QUIRE_ACTIVATION_RELU
    case .tanh: QUIRE_ACTIVATION_TANH
    case .sigmoid: QUIRE_ACTIVATION_SIGMOID
    case .softmax: QUIRE_ACTIVATION_SOFTMAX
    }
  }
}
