import QuireRuntime
import QuireSyntax
import QuireTensor

extension TensorType {
  static let hooks: TypeRecord.Hooks = {
    var hooks = operatorHooks
    hooks.brief = { value in (try? tensor(value)).map { "Tensor\($0.tensor.shape)" } }
    hooks.shape = { value in (try? tensor(value))?.tensor.shape.dims }
    hooks.getItem = { interpreter, value, index in
      let tensor = try tensor(value).tensor
      return interpreter.make(try tensor.subscripted(interpreter.tensorIndices(index)))
    }
    hooks.setItem = { interpreter, value, index, element in
      let indices = try interpreter.tensorIndices(index)
      let element = try interpreter.tensor(from: element)
      try tensor(value).tensor.assign(indices, element)
    }
    hooks.contains = { interpreter, value, element in
      guard let element = try interpreter.operand(element) else { return false }
      return try tensor(value).tensor.equal(element).any().item() != 0
    }
    hooks.length = { _, value in
      let tensor = try tensor(value).tensor
      guard let length = tensor.shape.dims.first else {
        throw ScriptError(
          .type, "a tensor without axes has no length", hint: "it is a single number: x.item()")
      }
      return length
    }
    hooks.iterate = { interpreter, value in
      let tensor = try tensor(value).tensor
      guard let length = tensor.shape.dims.first else {
        throw ScriptError(
          .type, "a tensor without axes cannot be walked by a loop",
          hint: "x.item() is its number")
      }
      var position = 0
      return {
        if position >= length { return nil }
        position += 1
        return interpreter.make(try tensor.subscripted([.at(position - 1)]))
      }
    }
    hooks.text = { _, value in try tensor(value).tensor.description }
    hooks.representation = { _, value in TensorRepresentation.text(try tensor(value).tensor) }
    return hooks
  }()

  /// What tensors and variables do alike.
  static let operatorHooks: TypeRecord.Hooks = {
    var hooks = TypeRecord.Hooks()
    hooks.binary = { interpreter, op, a, b in
      guard let x = try interpreter.operand(a), let y = try interpreter.operand(b) else {
        return nil
      }
      return interpreter.make(try apply(op, x, y))
    }
    hooks.unary = { interpreter, op, value in
      let x = try interpreter.tensor(from: value)
      switch op {
      case .plus: return value
      case .minus: return interpreter.make(try -x)
      case .invert:
        guard x.dtype == .bool else { throw bitwise("~", x.dtype) }
        return interpreter.make(try x.logicalNot())
      }
    }
    hooks.compare = { interpreter, op, a, b in
      guard let function = comparisons[op] else { return nil }
      if let x = try interpreter.operand(a), let y = try interpreter.operand(b) {
        return interpreter.make(try Binary(function)(x, y))
      }
      if op == .equal || op == .notEqual { return nil }
      throw ScriptError.unordered(a, b)
    }
    hooks.truth = { interpreter, value in
      let x = try interpreter.tensor(from: value)
      guard x.count == 1 else {
        throw ScriptError(
          .value, "a tensor of shape \(x.shape) is neither true nor false",
          hint: "use x.any() or x.all()")
      }
      return try x.item() != 0
    }
    hooks.number = { interpreter, value in
      let x = try interpreter.tensor(from: value)
      guard x.count == 1 else {
        throw ScriptError(
          .type, "expected one number, got a tensor of shape \(x.shape)",
          hint: "index it, or reduce it with sum, mean or max; functions of np take whole tensors")
      }
      return number(x, at: 0)
    }
    hooks.format = { interpreter, value, spec in
      let x = try interpreter.tensor(from: value)
      guard x.count == 1 else {
        guard spec.isEmpty else {
          throw ScriptError(
            .type, "the format \"\(spec)\" is for a number, got a tensor of shape \(x.shape)",
            hint: "format one element, or leave the format out")
        }
        return x.description
      }
      if spec.isEmpty { return x.description }
      return try interpreter.formatted(number(x, at: 0), spec: spec)
    }
    return hooks
  }()

  private static func apply(
    _ op: BinaryOperator, _ x: Tensor, _ y: Tensor
  ) throws(TensorError) -> Tensor {
    switch op {
    case .add: try x + y
    case .subtract: try x - y
    case .multiply: try x * y
    case .divide: try x / y
    case .floorDivide: try x.floorDivided(by: y)
    case .modulo: try x.mod(y)
    case .power: try x.power(y)
    case .matmul: try x.matmul(y)
    case .bitAnd: try logical("&", x, y) { (x, y) throws(TensorError) in try x.logicalAnd(y) }
    case .bitOr: try logical("|", x, y) { (x, y) throws(TensorError) in try x.logicalOr(y) }
    case .bitXor: try logical("^", x, y) { (x, y) throws(TensorError) in try x.logicalXor(y) }
    case .shiftLeft: throw bitwise("<<", x.dtype)
    case .shiftRight: throw bitwise(">>", x.dtype)
    }
  }

  private static func logical(
    _ sign: String, _ x: Tensor, _ y: Tensor,
    _ body: (Tensor, Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    guard x.dtype == .bool else { throw bitwise(sign, x.dtype) }
    guard y.dtype == .bool else { throw bitwise(sign, y.dtype) }
    return try body(x, y)
  }

  private static func bitwise(_ sign: String, _ dtype: DType) -> TensorError {
    TensorError(
      .dtype, sign, "\"\(sign)\" works on bool tensors, found \(dtype)",
      hint: "comparisons need brackets: (x > 0) \(sign) (x < 1)")
  }

  private static let comparisons: [ComparisonOperator: BinaryFunction] = [
    .less: .less, .lessOrEqual: .lessOrEqual, .greater: .greater, .greaterOrEqual: .greaterOrEqual,
    .equal: .equal, .notEqual: .notEqual,
  ]

  /// An element as a plain number.
  static func number(_ tensor: Tensor, at position: Int) -> Value {
    switch tensor.dtype {
    case .float32, .float64: .double(tensor.double(at: position))
    case .int32, .int64, .uint8: .int(tensor.integer(at: position))
    case .bool: .bool(tensor.integer(at: position) != 0)
    }
  }
}
