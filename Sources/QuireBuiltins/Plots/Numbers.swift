import QuireRuntime
import QuireTensor

/// Numbers read from a value of the language, with their shape.
struct Numbers {
  var values: [Double] = []
  /// Empty for a single number.
  var shape: [Int] = []
  var areIntegers = true

  /// Reads a number, a tensor, or lists and other iterables of them, as deep as they go; all parts
  /// of one list must have one shape.
  init(_ value: Value, _ interpreter: Interpreter, what: String) throws {
    shape = try read(value, interpreter, what: what, depth: 0)
  }

  var isFlat: Bool { shape.count <= 1 }

  /// Column `index` of a two-dimensional array.
  func column(_ index: Int) -> [Double] {
    guard shape.count == 2 else { return values }
    return (0..<shape[0]).map { values[$0 * shape[1] + index] }
  }

  private mutating func read(
    _ value: Value, _ interpreter: Interpreter, what: String, depth: Int
  ) throws -> [Int] {
    switch value {
    case .double(let number):
      values.append(number)
      areIntegers = false
      return []
    case .int(let number):
      values.append(Double(number))
      return []
    case .bool(let flag):
      values.append(flag ? 1 : 0)
      return []
    case .null:
      values.append(.nan)
      return []
    case .range(let range):
      let range = range.object
      try interpreter.reserve(range.count > Int.max / 16 ? Int.max : range.count * 8)
      values.reserveCapacity(values.count + range.count)
      try interpreter.inPieces(of: range.count) { piece in
        for index in piece { values.append(Double(range.element(index))) }
      }
      return [range.count]
    case .host:
      if let tensor = interpreter.existingTensor(value) {
        let read = try tensor.doubles()
        if values.isEmpty { values = read } else { values += read }
        areIntegers = areIntegers && tensor.dtype != .float32 && tensor.dtype != .float64
        return tensor.shape.dims
      }
      if let number = try? interpreter.number(value) {
        values.append(number)
        areIntegers = false
        return []
      }
      guard let parts = try? interpreter.values(of: value) else {
        throw ScriptError(
          .type, "\(what) needs numbers, got \(value.typeName)",
          hint: value.typeName == "History"
            ? "the losses are in \(HintText.here).history[\"loss\"]" : nil)
      }
      return try read(parts, interpreter, what: what, depth: depth)
    case .list(let list):
      return try read(list.object.values, interpreter, what: what, depth: depth)
    case .tuple, .set, .dict, .iterator:
      return try read(interpreter.values(of: value), interpreter, what: what, depth: depth)
    default:
      throw ScriptError(
        .type,
        "\(what) needs numbers, got \(value.typeName)",
        hint: value.coreType == .string && depth == 0
          ? OperatorAdvice.number(in: value).map { "without quotes: \($0)" }
            ?? "a variable stands without quotes"
          : nil)
    }
  }

  private mutating func read(
    _ parts: some Collection<Value>, _ interpreter: Interpreter, what: String, depth: Int
  ) throws -> [Int] {
    guard depth < 8 else { throw ScriptError(.value, "\(what) is nested more than 8 deep") }
    values.reserveCapacity(values.count + parts.count)
    var common: [Int]?
    for (index, part) in parts.enumerated() {
      try interpreter.spend(4)
      // Nearly all are flat.
      if case .double(let number) = part, common?.isEmpty ?? true {
        values.append(number)
        areIntegers = false
        common = []
        continue
      }
      let shape = try read(part, interpreter, what: what, depth: depth + 1)
      if let common, common != shape {
        throw ScriptError(
          .value,
          "\(what) is ragged: its element 0 has shape \(common), element \(index) has \(shape)",
          hint: "every row needs the same length")
      }
      common = shape
    }
    return [parts.count] + (common ?? [])
  }
}
