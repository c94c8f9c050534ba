import QuireRuntime
import QuireTensor

/// The type of tensors: its operators, attributes and methods.
enum TensorType {
  static let record: TypeRecord = TypeRecord(
    "Tensor", "An array of numbers with a shape and an element type.",
    methods: methods, properties: properties, hooks: hooks)

  /// The tensor of a value that the record's hooks were called on.
  static func tensor(_ value: Value) throws -> TensorValue {
    guard case .host(let host) = value, let tensor = host.object.object as? TensorValue else {
      throw ScriptError(.type, "expected a Tensor, got \(value.typeName)")
    }
    return tensor
  }
}
