import QuireRuntime

/// `collections`: dicts that count or have defaults, lists with two ends, tuples with names.
enum CollectionsModule {
  static let module = NativeModule(
    "collections", "Containers for counting, grouping and queues.",
    [
      .type(CounterType.record), .type(DefaultDictType.record), .type(OrderedDictType.record),
      .type(DequeType.record), .function(NamedTuple.maker),
    ])

  /// What a dict's own methods take too: of a type that refines it, its own dicts only.
  static let itself = Parameter("self", .dict)

  static func dict(_ value: Value) throws -> DictObject {
    guard case .dict(let dict) = value else {
      throw ScriptError(.type, "a dict is expected, got \(value.typeName)")
    }
    return dict.object
  }

  /// A dict of the same pairs whose type is a refinement of dicts.
  static func copy(_ call: Call, of record: TypeRecord) throws -> Value {
    let (dict, value) = call.interpreter.makeDict(of: record)
    for pair in try self.dict(call[0]).pairs { try dict.set(pair.key, pair.value) }
    call.interpreter.heap.grew(by: 48 * dict.count)
    return value
  }

  static func isOf(_ record: TypeRecord, _ value: Value, _ interpreter: Interpreter) -> Bool {
    interpreter.type(of: value).object.record === record
  }
}
