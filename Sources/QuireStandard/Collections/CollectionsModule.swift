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

  static func isOf(_ record: TypeRecord, _ value: Value, _ interpreter: Interpreter) -> Bool {
    interpreter.type(of: value).object.record === record
  }
}
