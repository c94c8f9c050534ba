import QuireRuntime
import QuireTensor

extension Call {
  /// A tensor-like argument.
  package func tensor(_ index: Int) throws -> Tensor {
    do {
      return try interpreter.tensor(from: self[index])
    } catch var error as ScriptError {
      if error.argument == nil { error.argument = index }
      throw error
    }
  }

  /// A tensor-like argument, a plain number being weak.
  func operand(_ index: Int) throws -> Tensor {
    if let operand = try interpreter.operand(self[index]) { return operand }
    return try tensor(index)
  }

  func optionalTensor(_ index: Int) throws -> Tensor? {
    isAbsent(index) ? nil : try tensor(index)
  }

  /// Extents from an int, a tuple, a list or a tensor.
  package func shape(_ index: Int) throws -> Shape { Shape(try ints(index)) }

  /// Axes from an int or several; nil for None.
  package func axes(_ index: Int) throws -> [Int]? {
    isAbsent(index) ? nil : try ints(index)
  }

  /// A type of elements; nil for None.
  func optionalDType(_ index: Int) throws -> DType? {
    isAbsent(index) ? nil : try dtype(index)
  }

  /// A type of elements.
  package func dtype(_ index: Int) throws -> DType {
    if let dtype = try DType(self[index]) { return dtype }
    let known = DType.allCases.map(\.rawValue).joined(separator: ", ")
    throw fail(
      .type,
      "\(builtin.name)() got an unknown dtype \(try interpreter.representation(of: self[index]))",
      at: index, hint: "Quire has \(known)")
  }

  /// One int or all of an iterable.
  func ints(_ index: Int) throws -> [Int] {
    let value = self[index]
    switch value {
    case .int(let number): return [number]
    case .host:
      if let tensor = interpreter.existingTensor(value), tensor.dtype.isInteger {
        return try tensor.integers()
      }
    case .list, .tuple, .range:
      return try interpreter.values(of: value).map { item in
        if case .int(let number) = item { return number }
        if let tensor = interpreter.existingTensor(item), tensor.dtype.isInteger, tensor.count == 1
        {
          return tensor.integer(at: 0)
        }
        throw fail(
          .type, "\(builtin.name)() expected ints, got \(item.typeName)", at: index,
          hint: item.coreType == .float ? "int(x) or x // y gives an int" : nil)
      }
    default: break
    }
    throw mismatch(index, "int or tuple of ints")
  }
}

extension DType {
  /// The type that a value names: text, `np.float32`, or one of the language's number types.
  init?(_ value: Value) throws {
    switch value {
    case .string(let name): self.init(name: name.object.text)
    case .host(let host):
      guard let value = host.object.object as? DTypeValue else { return nil }
      self = value.dtype
    case .type(let type):
      self.init(name: type.object.record.name)
    default: return nil
    }
  }

  /// NumPy's names, with the short ones of Python's types.
  init?(name: String) {
    switch name {
    case "float", "double": self = .float64
    case "single": self = .float32
    case "int": self = .int64
    case "bool_": self = .bool
    default: self.init(rawValue: name)
    }
  }
}
