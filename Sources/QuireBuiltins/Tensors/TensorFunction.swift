import QuireRuntime
import QuireTensor

/// A function of a tensor that is a method of tensors and also stands in modules, there with the
/// tensor as its first argument.
struct TensorFunction: Sendable {
  let name: String
  let summary: String
  let parameters: [Parameter]
  let examples: [String]
  /// Reads the tensor as argument 0.
  let body: Builtin.Body

  init(
    _ name: String, _ summary: String, _ parameters: [Parameter] = [], examples: [String] = [],
    body: @escaping Builtin.Body
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.examples = examples
    self.body = body
  }

  /// `x.name(...)`.
  var method: Builtin {
    Builtin(
      name, summary, [Parameter("self", .any)] + parameters, returns: "Tensor",
      examples: examples, body: body)
  }

  /// `name(a, ...)` under its own or another name.
  func function(_ other: String? = nil, first: String = "a") -> NativeModule.Member {
    .function(
      Builtin(
        other ?? name, summary, [Parameter(first, .tensor)] + parameters, returns: "Tensor",
        body: body))
  }
}

extension Interpreter {
  /// A result that is a plain number where every argument was one, as NumPy's scalars are floats.
  func make(_ tensor: Tensor, likeAll values: Value...) -> Value {
    let arePlain = values.allSatisfy { value in
      switch value {
      case .int, .bigInt, .double, .bool: true
      default: false
      }
    }
    return arePlain && tensor.count == 1 ? TensorType.number(tensor, at: 0) : make(tensor)
  }
}
