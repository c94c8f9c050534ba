import QuireNN
import QuireRuntime
import QuireTensor

/// A tensor as an object of the language: two names may stand for one, and both see it change.
final class TensorValue {
  var tensor: Tensor

  init(_ tensor: Tensor) { self.tensor = tensor }
}

extension TensorValue: NumberLike {
  /// A tensor without axes is a number wherever one is compared or looked up.
  var numberValue: Value? { tensor.rank == 0 ? TensorType.number(tensor, at: 0) : nil }
}

extension Interpreter {
  package func make(_ tensor: Tensor) -> Value {
    var plain = tensor
    plain.isWeak = false
    return makeHost(TensorValue(plain), TensorType.record, bytesElsewhere: tensor.byteCount)
  }

  /// An element of a tensor, by its place in row-major order, as a plain number.
  package func element(_ position: Int, of tensor: Tensor) -> Value {
    TensorType.number(tensor, at: position)
  }

  func make(_ shape: Shape) -> Value { makeTuple(shape.dims.map(Value.int)) }

  /// The tensor behind a value that is one, a variable's watched by every tape that records.
  package func existingTensor(_ value: Value) -> Tensor? {
    guard case .host(let host) = value else { return nil }
    switch host.object.object {
    case let tensor as TensorValue: return tensor.tensor
    case let variable as Variable: return watched(variable)
    default: return nil
    }
  }

  /// A tensor of any value that can be one: a tensor, a number, a range, nested lists of numbers.
  ///
  /// Ints give int64, floats float64, bools bool, as NumPy has it.
  /// - Throws: TypeError for anything else, ValueError for rows of different length.
  package func tensor(from value: Value) throws -> Tensor {
    if let tensor = existingTensor(value) { return tensor }
    return try NestedNumbers.tensor(value, self)
  }

  /// The same for an operand: a plain number is weak and takes the type of the tensor it meets.
  ///
  /// Nil for values that are no numbers at all, so that another type may know what to do.
  func operand(_ value: Value) throws -> Tensor? {
    switch value {
    case .int(let number): return try .weak(number)
    case .bigInt:
      throw ScriptError(
        .overflow, "\(try briefly(value)) does not fit int64",
        hint: "float(x) holds it approximately")
    case .double(let number): return try .weak(number)
    case .bool(let number): return try .weak(number)
    case .host: return existingTensor(value)
    case .list, .tuple, .range: return try tensor(from: value)
    default: return nil
    }
  }

  /// The numbers of any value that can be a tensor, in row-major order.
  package func doubles(_ value: Value) throws -> [Double] { try tensor(from: value).doubles() }
}

extension ParameterType {
  /// A tensor, a number, or nested lists of numbers.
  package static let tensor = ParameterType(
    "tensor", [.host, .int, .float, .bool, .list, .tuple, .range])
  /// An int or several.
  package static let axes = ParameterType("int or tuple", [.int, .tuple, .list, .host])
  /// Extents: an int, a tuple or a list.
  package static let shape = ParameterType("tuple or int", [.int, .tuple, .list, .host, .range])
  /// A type of elements: its name, `np.float32`, or `int`, `float`, `bool`.
  package static let dtype = ParameterType("dtype", [.string, .host, .type, .builtin])
}
