import QuireSyntax

/// How loops walk values. At `base` stands the iterable, behind it the position, then the element.
extension Interpreter {
  /// A stream that a `for` reads step by step. `sources`: script values that `step` reads from.
  package func makeIterator(sources: [Value], step: @escaping () throws -> Value?) -> Value {
    .iterator(heap.track(IteratorObject(sources: sources, step: step), byteCount: 128))
  }

  @inline(never)
  func startIteration(_ base: UnsafeMutablePointer<Value>) throws {
    switch base[0] {
    case .range(let range):
      let range = range.object
      if range.step == 1 {
        // Counted in the registers alone: the last element, and the one before the first.
        if range.count == 0 {
          base[0] = .int(0)
          base[1] = .int(0)
        } else {
          base[0] = .int(range.element(range.count - 1))
          base[1] = .int(range.start &- 1)
        }
        if range.start == Int.min {
          base[0] = .range(.passUnretained(range))
          base[1] = .int(0)
        }
      } else {
        base[1] = .int(0)
      }
    case .list, .tuple, .string, .bytes: base[1] = .int(0)
    case .dict(let dict):
      base[1] = .int(0)
      base[2] = .int(dict.object.count)
      base[0] = makeIterator(sources: [base[0]], step: step(overKeysOf: dict.object))
    case .set(let set): base[0] = makeIterator(sources: [base[0]], step: step(over: set.object))
    case .iterator: break
    default: base[0] = try makeIterator(sources: [base[0]], step: stream(of: base[0]))
    }
  }

  @inline(never)
  func nextElement(_ base: UnsafeMutablePointer<Value>) throws -> Bool {
    guard case .int(let position) = base[1] else {
      guard case .iterator(let iterator) = base[0],
        let value = try iterator.with({ try $0.step() })
      else {
        return false
      }
      base[2] = value
      return true
    }
    switch base[0] {
    case .tuple(let tuple):
      let tuple = tuple.object
      if position >= tuple.count { return false }
      base[2] = tuple.items[position]
      base[1] = .int(position + 1)
    case .range(let range):
      let range = range.object
      if position >= range.count { return false }
      base[2] = .int(range.element(position))
      base[1] = .int(position + 1)
    case .string(let string):
      let string = string.object
      if position >= string.count { return false }
      let width = string.scalarWidth(at: position)
      base[2] = character(string, at: position, width)
      base[1] = .int(position + width)
    case .bytes(let bytes):
      let bytes = bytes.object.bytes
      if position >= bytes.count { return false }
      base[2] = .int(Int(bytes[position]))
      base[1] = .int(position + 1)
    case .iterator(let iterator):
      guard let value = try iterator.with({ try $0.step() }) else { return false }
      base[2] = value
    default: return false
    }
    return true
  }

  /// One code point of a string; ASCII characters are shared.
  func character(_ string: StringObject, at offset: Int, _ width: Int) -> Value {
    if width == 1 { return character(string.bytes[offset]) }
    return make(byteCount: width) { $0.update(from: string.bytes + offset, count: width) }
  }

  /// The string of one ASCII character.
  @inline(__always)
  func character(_ byte: UInt8) -> Value { .string(asciiCharacters[Int(byte & 127)]) }

  private func step(overKeysOf dict: DictObject) -> () throws -> Value? {
    var position = 0
    let count = dict.count
    return {
      if dict.count != count {
        throw ScriptError(
          .runtime, "the dict changed size while a loop walked it",
          hint: "loop over list(d) instead")
      }
      guard let found = dict.table.next(from: position) else { return nil }
      position = found + 1
      return dict.table.entries[found].key
    }
  }

  private func step(over set: SetObject) -> () throws -> Value? {
    var position = 0
    let count = set.count
    return {
      if set.count != count {
        throw ScriptError(
          .runtime, "the set changed size while a loop walked it",
          hint: "loop over list(s) instead")
      }
      guard let found = set.table.next(from: position) else { return nil }
      position = found + 1
      return set.table.entries[found].key
    }
  }

  /// A closure that delivers the elements of any iterable, reading it as it goes.
  package func stream(of value: Value) throws -> () throws -> Value? {
    if case .instance = value { return try instanceStream(value) }
    if case .host(let host) = value {
      if let hook = host.object.type.hooks.iterate { return try hook(self, value) }
      if let length = host.object.type.hooks.length, let getItem = host.object.type.hooks.getItem {
        var position = 0
        return {
          if try position >= length(self, value) { return nil }
          position += 1
          return try getItem(self, value, .int(position - 1))
        }
      }
    }
    switch value {
    // No iterator value is made here: only this closure would know it, and the collector would free it.
    case .dict(let dict): return step(overKeysOf: dict.object)
    case .set(let set): return step(over: set.object)
    case .iterator(let iterator):
      let depth = iterator.object.depth
      if depth > 8, depth > min(1000, NativeStack.levels) {
        throw ScriptError(
          .recursion, "more than \(depth - 1) streams read from each other",
          hint: "list(x) of one in between keeps its values")
      }
      return iterator.object.step
    case .list, .tuple, .string, .bytes, .range:
      let state = IterationState(value)
      try startIteration(state.registers)
      return { try state.advance(self) }
    default:
      var error = ScriptError(
        .type, "\(value.typeName) values cannot be walked by a loop",
        hint: value.coreType == .int ? "range(n) counts from 0 to n - 1" : moduleHint(value))
      error.question = .walk(value.typeName)
      throw error
    }
  }

  /// All elements of an iterable.
  package func values(of value: Value) throws -> [Value] {
    switch value {
    case .list(let list): return try copied(list.object.values)
    case .tuple(let tuple): return try copied(tuple.object.values)
    case .set(let set): return set.object.values
    case .dict(let dict): return dict.object.pairs.map(\.key)
    case .instance: return try pinning { try gathered(value) }
    default: return try gathered(value)
    }
  }

  private func gathered(_ value: Value) throws -> [Value] {
    // The elements stand in an array and then in what is made of them: twice what a list takes, and an
    // array that grows holds its old memory while it moves.
    var result: [Value] = []
    if case .range(let range) = value {
      try reserveElements(range.object.count, each: 32)
      result.reserveCapacity(range.object.count)
    }
    let step = try stream(of: value)
    while let element = try step() {
      result.append(element)
      try spend()
      if result.count % 65_536 == 0 { try reserveElements(result.count, each: 64) }
    }
    return result
  }

  /// The number of elements, where a value knows it.
  package func length(of value: Value) throws -> Int {
    switch value {
    case .string(let s): return s.object.scalarCount
    case .list(let l): return l.object.count
    case .tuple(let t): return t.object.count
    case .dict(let d): return d.object.count
    case .set(let s): return s.object.count
    case .range(let r): return r.object.count
    case .bytes(let b): return b.object.bytes.count
    case .host(let h):
      if let hook = h.object.type.hooks.length { return try hook(self, value) }
    case .instance: return try instanceLength(value)
    default: break
    }
    let error = ScriptError(
      .type, "\(value.typeName) values have no length",
      hint: value.coreType == .int ? "len(str(x)) counts its digits" : nil)
    throw value.isNull ? error.asking(.itself) : error
  }

}

/// The registers of a loop that a built-in runs.
private final class IterationState {
  let registers: UnsafeMutablePointer<Value>

  init(_ value: Value) {
    registers = .allocate(capacity: 3)
    registers.initialize(repeating: .null, count: 3)
    registers[0] = value
  }

  deinit { registers.deallocate() }

  func advance(_ interpreter: Interpreter) throws -> Value? {
    if case .int(let last) = registers[0], case .int(let current) = registers[1] {
      if current >= last { return nil }
      registers[1] = .int(current + 1)
      return .int(current + 1)
    }
    if case .list(let list) = registers[0], case .int(let position) = registers[1] {
      let list = list.object
      if position >= list.count { return nil }
      registers[1] = .int(position + 1)
      return list.items[position]
    }
    return try interpreter.nextElement(registers) ? registers[2] : nil
  }
}

extension Interpreter {
  /// What a module that was taken for a value holds, when that is little.
  private func moduleHint(_ value: Value) -> String? {
    guard case .module(let module) = value else { return nil }
    let names = module.object.definedNames
    return (1...3).contains(names.count)
      ? "the module holds \(names.joined(separator: ", "))" : nil
  }
}
