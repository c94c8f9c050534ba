import QuireRuntime
import QuireTensor

/// A type of elements as an object: `np.float32`, `x.dtype`.
final class DTypeValue: Sendable {
  let dtype: DType

  init(_ dtype: DType) { self.dtype = dtype }
}

enum DTypeType {
  static let record: TypeRecord = TypeRecord(
    "dtype", "The type of a tensor's elements; calling it converts a value.",
    properties: [
      TypeRecord.Property("name", "Its name, such as \"float32\".") { interpreter, value in
        interpreter.make(dtype(value).rawValue)
      },
      TypeRecord.Property("itemsize", "The bytes of one element.") { _, value in
        .int(dtype(value).byteSize)
      },
    ],
    hooks: hooks)

  private static let hooks: TypeRecord.Hooks = {
    var hooks = TypeRecord.Hooks()
    hooks.text = { _, value in dtype(value).rawValue }
    hooks.representation = { _, value in "dtype(\"\(dtype(value).rawValue)\")" }
    hooks.compare = { _, op, a, b in
      guard op == .equal || op == .notEqual else { return nil }
      guard let x = try DType(a), let y = try DType(b) else { return .bool(op == .notEqual) }
      return .bool((x == y) == (op == .equal))
    }
    hooks.call = { call in
      // The first argument is the type itself.
      guard let value = call.rest.first else {
        return call.interpreter.make(try Tensor.zeros([], dtype(call[0])))
      }
      return call.interpreter.make(
        try call.interpreter.tensor(from: value).astype(dtype(call[0])))
    }
    return hooks
  }()

  private static func dtype(_ value: Value) -> DType {
    guard case .host(let host) = value, let value = host.object.object as? DTypeValue else {
      return .float32
    }
    return value.dtype
  }

  /// The types as members of a module.
  static let members: [NativeModule.Member] =
    DType.allCases.map { dtype in
      member(dtype.rawValue, dtype)
    } + [member("bool_", .bool)]

  private static func member(_ name: String, _ dtype: DType) -> NativeModule.Member {
    .constant(name: name, summary: "The element type \(dtype).") { interpreter in
      interpreter.makeHost(DTypeValue(dtype), record)
    }
  }
}
