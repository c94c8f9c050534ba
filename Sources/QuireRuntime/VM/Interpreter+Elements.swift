/// `container[index]` in the machine's loop, where programs read what may not be there and catch the error.
extension Interpreter {
  /// The element; nil when there is none in a plain container, which `missingElement` tells.
  @inline(never)
  func element(_ container: Value, _ index: Value) throws -> Value? {
    switch (container, index) {
    case (.dict(let dict), _) where dict.with { $0.type == nil }:
      try spend(onKey: index)
      return try dict.with { try $0.get(index) }
    case (.list(let list), .int(let index)):
      return list.with { list in
        let position = index < 0 ? index &+ list.count : index
        return UInt(bitPattern: position) < UInt(bitPattern: list.count)
          ? list.items[position] : nil
      }
    default: return try getItem(container, index)
    }
  }

  /// The error of an element that is not there.
  @inline(never)
  func missingElement(_ container: Value, _ index: Value) -> Value {
    switch (container, index) {
    case (.dict(let dict), _): return .error(heap.makeError(.key, .missing(.key(index, dict))))
    case (.list(let list), .int(let index)):
      let count = list.with { $0.count }
      return .error(heap.makeError(.index, .missing(.index(index, count: count, .list))))
    default: return makeError(ScriptError(.key, "there is no such element"))
    }
  }
}
