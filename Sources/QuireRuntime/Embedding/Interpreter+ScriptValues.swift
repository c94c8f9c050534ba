import BigInt
import QuireSyntax

/// Values of the machine as Swift sees them, and back.
extension Interpreter {
  /// A copy of a value.
  /// - Throws: when a container holds itself, is nested too deeply, or the program should stop.
  func scriptValue(of value: Value) throws -> ScriptValue { try scriptValue(of: value, depth: 0) }

  private func scriptValue(of value: Value, depth: Int) throws -> ScriptValue {
    try spend(4)
    if NativeStack.isLow() {
      throw ScriptError(.recursion, "a value for Swift is nested too deeply")
    }
    if depth > 200 {
      throw ScriptError(
        .value,
        "a value nested more than 200 deep, or in itself, cannot be copied to Swift")
    }
    func copies(_ values: some Sequence<Value>) throws -> [ScriptValue] {
      try values.map { try scriptValue(of: $0, depth: depth + 1) }
    }
    switch value {
    case .null, .undefined: return .none
    case .bool(let bool): return .bool(bool)
    case .int(let int): return .int(int)
    case .bigInt: return .bigInt(try text(of: value))
    case .double(let double): return .float(double)
    case .string(let string): return .string(string.object.text)
    case .bytes(let bytes): return .bytes(bytes.object.bytes)
    case .list(let list): return .list(try copies(list.object.values))
    case .tuple(let tuple): return .tuple(try copies(tuple.object.values))
    case .set(let set): return .set(try copies(set.object.values))
    case .dict(let dict):
      return .dict(
        try dict.object.pairs.map {
          ScriptValue.Entry(
            key: try scriptValue(of: $0.key, depth: depth + 1),
            value: try scriptValue(of: $0.value, depth: depth + 1))
        })
    case .host(let host):
      if let box = host.object.object as? HostBox {
        return .object(
          ScriptObject(.swift(box.object, host.object.type), typeName: value.typeName))
      }
      return .object(kept(value, host.base))
    case .cell(let cell): return try scriptValue(of: cell.object.value, depth: depth)
    case .ellipsis: return .string("...")
    default:
      // What has an identity is shared.
      return value.object.map { .object(kept(value, $0)) } ?? .none
    }
  }

  private func kept(_ value: Value, _ object: Ref<Object>) -> ScriptObject {
    ScriptObject(
      .kept(Handle(value, at: object.toOpaque(), in: handles)), typeName: value.typeName)
  }

  /// A value of this session.
  /// - Throws: for what belongs to another session, and keys that a dict cannot have.
  func value(of value: ScriptValue) throws -> Value {
    try spend(4)
    if NativeStack.isLow() {
      throw ScriptError(.recursion, "a value from Swift is nested too deeply")
    }
    switch value {
    case .none: return .null
    case .bool(let bool): return .bool(bool)
    case .int(let int): return .int(int)
    case .bigInt(let digits):
      let isNegative = digits.hasPrefix("-")
      let plain = Array(digits.utf8.dropFirst(isNegative ? 1 : 0))
      guard !plain.isEmpty, plain.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
        throw ScriptError(.value, "an int consists of digits, got \"\(digits.prefix(40))\"")
      }
      let size = try integer(digits: plain, radix: 10)
      return make(BigInt(sign: isNegative ? .minus : .plus, magnitude: size))
    case .float(let double): return .double(double)
    case .string(let text): return make(text)
    case .bytes(let bytes): return makeBytes(bytes)
    case .list(let values): return makeList(try values.map(self.value(of:)))
    case .tuple(let values): return makeTuple(try values.map(self.value(of:)))
    case .set(let values): return try makeSet(try values.map(self.value(of:)))
    case .dict(let entries):
      return try makeDict(
        entries.map { (try self.value(of: $0.key), try self.value(of: $0.value)) })
    case .object(let object):
      switch object.content {
      case .swift(let object, let type): return wrapper(of: object, type)
      case .kept(let handle):
        guard handle.table === handles, let value = handles.value(handle.number) else {
          throw ScriptError(
            .value, "a \(object.typeName) of another session cannot be used in this one",
            hint: "plain values, such as numbers, strings and lists, can be given on")
        }
        return value
      }
    }
  }

  /// The one wrapper of a Swift object in this session.
  private func wrapper(of object: AnyObject, _ type: TypeRecord) -> Value {
    // What is about to be freed must not be handed out again.
    if !heap.isSweeping, let known = handles.wrapper(of: object) { return .host(known) }
    let box = HostBox(object, table: handles)
    let value = makeHost(box, type)
    if case .host(let host) = value {
      box.wrapper = host.toOpaque()
      handles.setWrapper(host, of: object)
    }
    return value
  }
}
