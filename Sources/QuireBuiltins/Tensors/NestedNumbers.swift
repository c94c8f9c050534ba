import QuireNN
import QuireRuntime
import QuireTensor

/// Numbers in nested lists, on their way to a tensor.
struct NestedNumbers {
  private var dims: [Int] = []
  private var numbers: [Double] = []
  private var integers: [Int] = []
  private var isFloat = false
  private var isInt = false
  /// The indices on the way to the element being read.
  private var path: [Int] = []
  private let interpreter: Interpreter

  private init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// A tensor of a number, a range, or nested lists and tuples of numbers and tensors.
  static func tensor(_ value: Value, _ interpreter: Interpreter) throws -> Tensor {
    if case .range(let range) = value {
      let range = range.object
      return try Tensor.arange(range.start, range.stop, step: range.step)
    }
    if try holdsObjects(value, interpreter, depth: 0) {
      return try stacked(value, interpreter, depth: 0)
    }
    var reader = NestedNumbers(interpreter)
    try reader.read(value, depth: 0)
    let shape = Shape(reader.dims)
    if reader.isFloat || reader.numbers.isEmpty && reader.integers.isEmpty {
      return try Tensor(reader.numbers, shape: shape)
    }
    if reader.isInt { return try Tensor(reader.integers, shape: shape) }
    return try Tensor(reader.integers.map { $0 != 0 }, shape: shape)
  }

  /// Whether tensors or other objects stand among the numbers.
  private static func holdsObjects(
    _ value: Value, _ interpreter: Interpreter, depth: Int
  ) throws -> Bool {
    try interpreter.spend(2)
    switch value {
    case .list(let list) where depth < Shape.maximumRank:
      return try list.object.values.contains {
        try holdsObjects($0, interpreter, depth: depth + 1)
      }
    case .tuple(let tuple) where depth < Shape.maximumRank:
      return try tuple.object.values.contains {
        try holdsObjects($0, interpreter, depth: depth + 1)
      }
    case .host, .range: return depth > 0
    default: return false
    }
  }

  /// Lists with tensors in them, put together row by row so that gradients flow.
  private static func stacked(
    _ value: Value, _ interpreter: Interpreter, depth: Int
  ) throws -> Tensor {
    if let tensor = interpreter.existingTensor(value) { return tensor }
    guard depth < Shape.maximumRank, value.coreType == .list || value.coreType == .tuple else {
      return try tensor(value, interpreter)
    }
    let rows = try interpreter.values(of: value).map {
      try stacked($0, interpreter, depth: depth + 1)
    }
    if let odd = rows.firstIndex(where: { $0.shape != rows[0].shape }) {
      throw ragged(
        "row 0 has shape \(rows[0].shape)", "row \(odd) has \(rows[odd].shape)", at: [odd])
    }
    return rows.isEmpty ? try Tensor([Double]()) : try Tensor.stack(rows)
  }

  private mutating func read(_ value: Value, depth: Int) throws {
    switch value {
    case .list(let list): try read(list.object.values, depth: depth)
    case .tuple(let tuple): try read(tuple.object.values, depth: depth)
    default:
      guard depth == dims.count else {
        throw Self.ragged("row 0 is a list", "\(place) is a single value", at: path)
      }
      try append(value)
    }
  }

  private mutating func read(_ items: UnsafeMutableBufferPointer<Value>, depth: Int) throws {
    guard depth < Shape.maximumRank else {
      throw ScriptError(.value, "lists nested more than \(Shape.maximumRank) deep are no tensor")
    }
    if depth == dims.count {
      // The first list at this depth tells the extent, unless numbers stood here before.
      guard numbers.isEmpty, integers.isEmpty else {
        throw Self.ragged("row 0 is a number", "\(place) is a list", at: path)
      }
      dims.append(items.count)
    } else if dims[depth] != items.count {
      throw Self.ragged(
        "row 0 has \(Self.elements(dims[depth]))", "\(place) has \(items.count)", at: path)
    }
    for (index, item) in items.enumerated() {
      try interpreter.spend(2)
      path.append(index)
      try read(item, depth: depth + 1)
      path.removeLast()
    }
  }

  private mutating func append(_ value: Value) throws {
    switch value {
    case .double(let number):
      if !isFloat {
        isFloat = true
        numbers = integers.map(Double.init)
        integers = []
      }
      numbers.append(number)
    case .int(let number):
      isInt = true
      if isFloat { numbers.append(Double(number)) } else { integers.append(number) }
    case .bigInt:
      var error = ScriptError(
        .overflow,
        "\(try interpreter.briefly(value)) does not fit int64"
          + (path.isEmpty ? "" : " at [\(path.map(String.init).joined(separator: ", "))]"),
        hint: "float(x) holds it approximately")
      error.path = path
      throw error
    case .bool(let number):
      if isFloat { numbers.append(number ? 1 : 0) } else { integers.append(number ? 1 : 0) }
    default:
      if let number = try interpreter.number(value) { return try append(.double(number)) }
      var error = ScriptError(
        .type,
        "a tensor is made of numbers, found \(value.typeName)"
          + (path.isEmpty ? "" : " at [\(path.map(String.init).joined(separator: ", "))]"),
        hint: hint(for: value))
      error.path = path
      throw error
    }
  }

  /// The remedy for an element that is no number.
  private func hint(for value: Value) -> String? {
    switch value {
    case .string(let text):
      Double(text.object.text) == nil
        ? "text has no number: count the names, such as names.index(name)"
        : "float(x) reads a number from text"
    case .null: "None is no number: np.nan marks a missing one"
    case .dict: "list(d.values()) has the values of a dict"
    case .host(let host) where host.object.object is SymbolicTensor:
      "a KerasTensor has no numbers yet: use layers on it, or call the model on data"
    default: nil
    }
  }

  /// The element being read, for people: `row 2`, or with all its indices.
  private var place: String {
    path.count == 1
      ? "row \(path[0])" : "[\(path.map(String.init).joined(separator: ", "))]"
  }

  private static func elements(_ count: Int) -> String {
    count == 1 ? "1 element" : "\(count) elements"
  }

  private static func ragged(
    _ expected: String, _ found: String, at path: [Int] = []
  ) -> ScriptError {
    var error = ScriptError(
      .value, "the rows of a tensor differ: \(expected), \(found)",
      hint: "every row needs the same length")
    error.path = path
    return error
  }
}
