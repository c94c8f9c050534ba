import QuireBuiltins
import QuireRuntime
import QuireTensor

/// A value of the language as far as expectations can be about it.
indirect enum FoundValue {
  case none
  case bool(Bool)
  case int(Int)
  /// An integer beyond 64 bits, by its digits.
  case longInt(String)
  case float(Double)
  case string(String)
  case list([FoundValue])
  case tuple([FoundValue])
  case set([FoundValue])
  case dict([(key: FoundValue, value: FoundValue)])
  case tensor(FoundTensor)
  /// Anything else, as the prompt shows it.
  case other(String)

  /// Elements beyond these are not looked at one by one.
  private static let limit = 1_000_000

  /// - Throws: what the script's own code throws that makes a value's text; `.limit` and `.interrupt` errors.
  init(_ value: Value, in interpreter: Interpreter) throws {
    var room = Self.limit
    try self.init(value, interpreter, depth: 0, &room)
  }

  private init(
    _ value: Value, _ interpreter: Interpreter, depth: Int, _ room: inout Int
  ) throws {
    func inner(_ values: [Value]) throws -> [FoundValue] {
      try values.map { try FoundValue($0, interpreter, depth: depth + 1, &room) }
    }
    try interpreter.spend(32)
    room -= 1
    guard room > 0, depth < 200 else {
      self = .other("…")
      return
    }
    switch value {
    case .null: self = .none
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(number)
    case .bigInt: self = .longInt(try interpreter.representation(of: value))
    case .double(let number): self = .float(number)
    case .string(let text): self = .string(text.object.text)
    case .list(let list): self = .list(try inner(Array(list.object.values)))
    case .tuple(let tuple): self = .tuple(try inner(Array(tuple.object.values)))
    case .set(let set): self = .set(try inner(set.object.values))
    case .dict(let dict):
      self = .dict(
        try dict.object.pairs.map { pair in
          (
            key: try FoundValue(pair.key, interpreter, depth: depth + 1, &room),
            value: try FoundValue(pair.value, interpreter, depth: depth + 1, &room)
          )
        })
    default:
      guard let tensor = interpreter.existingTensor(value), tensor.count <= Self.limit else {
        self = .other(try interpreter.representation(of: value))
        return
      }
      if tensor.rank == 0, tensor.count == 1 {
        try self.init(
          interpreter.element(0, of: tensor), interpreter, depth: depth + 1, &room)
      } else {
        let detached = tensor.detached
        self = .tensor(
          FoundTensor(
            shape: tensor.shape.dims, dtype: tensor.dtype.rawValue, count: tensor.count
          ) { position in
            switch interpreter.element(position, of: detached) {
            case .int(let number): .int(number)
            case .double(let number): .float(number)
            case .bool(let flag): .bool(flag)
            default: .none
            }
          })
      }
    }
  }
}

/// The numbers of a tensor.
struct FoundTensor {
  let shape: [Int]
  let dtype: String
  let count: Int
  /// An element by its place in row-major order.
  let element: (Int) -> FoundValue

  /// `Tensor[2, 3] float32`
  var form: String { "Tensor[\(shape.map(String.init).joined(separator: ", "))] \(dtype)" }
}
