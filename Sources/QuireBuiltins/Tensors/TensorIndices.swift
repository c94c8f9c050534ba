import QuireRuntime
import QuireTensor

extension Interpreter {
  /// What stands between the brackets of `x[...]`.
  func tensorIndices(_ index: Value) throws -> [TensorIndex] {
    if case .tuple(let tuple) = index {
      return try tuple.object.values.map(tensorIndex)
    }
    return [try tensorIndex(index)]
  }

  private func tensorIndex(_ value: Value) throws -> TensorIndex {
    switch value {
    case .int(let place): return .at(place)
    case .bigInt:
      throw ScriptError(.index, "the index \(try briefly(value)) is outside every tensor")
    case .null: return .newAxis
    case .ellipsis: return .ellipsis
    case .slice(let slice):
      let slice = slice.object
      return .range(
        start: try slicePart(slice.lower), stop: try slicePart(slice.upper),
        step: try slicePart(slice.step))
    case .list, .tuple, .range:
      let tensor = try tensor(from: value)
      // An empty list has no numbers to tell their type.
      return .tensor(tensor.count == 0 && tensor.dtype.isFloat ? try tensor.astype(.int64) : tensor)
    case .host:
      if let tensor = existingTensor(value) {
        if tensor.rank == 0, tensor.dtype.isInteger { return .at(tensor.integer(at: 0)) }
        return .tensor(tensor)
      }
    default: break
    }
    throw ScriptError(
      .type,
      "an index of a Tensor is an int, a slice, None, ..., a list or a tensor, not \(value.typeName)",
      hint: value.coreType == .float
        ? "int(x) or x // y gives an int"
        : value.coreType == .string ? "a tensor has no names, only places" : nil)
  }

  private func slicePart(_ value: Value) throws -> Int? {
    switch value {
    case .null: return nil
    case .int(let number): return number
    default:
      if let tensor = existingTensor(value), tensor.count == 1, tensor.dtype.isInteger {
        return tensor.integer(at: 0)
      }
      throw ScriptError(.type, "the parts of a slice are ints or nothing, not \(value.typeName)")
    }
  }
}
