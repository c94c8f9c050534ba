/// The arguments of one call of a built-in: a window onto registers, so a call allocates nothing.
///
/// Arguments stand in the order of the record's fixed parameters, each already checked against its type;
/// defaults are filled in. `rest` holds what `*values` took, `options` what `**options` took.
package struct Call {
  // A plain reference, and the only one: then neither making a call nor reading from it counts anything.
  package let interpreter: Interpreter
  let object: Ref<BuiltinObject>
  let base: UnsafeMutablePointer<Value>
  let fixedCount: Int
  package let restCount: Int
  /// True where the result is consumed on the spot, so that a lazy iterator may stand for a list.
  package let isConsumedAtOnce: Bool

  package var builtin: Builtin { object.object.record }

  /// The argument of the fixed parameter with this index; `.undefined` for an optional one not given.
  @inline(__always)
  package subscript(index: Int) -> Value {
    index < fixedCount ? base[index] : .undefined
  }

  package var rest: UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(start: base + fixedCount, count: restCount)
  }

  /// What `**options` took, as name and value, in the order written.
  package var options: [(name: String, value: Value)] {
    guard case .dict(let dict) = base[fixedCount + restCount], builtin.variadicKeyword != nil
    else { return [] }
    return dict.object.pairs.compactMap { pair in
      if case .string(let name) = pair.key { (name.object.text, pair.value) } else { nil }
    }
  }

  /// The index of an argument of `rest`, for errors about it.
  package func restIndex(_ index: Int) -> Int { fixedCount &+ index }

  package func has(_ index: Int) -> Bool { !self[index].isUndefined }

  /// An int argument (bools count).
  package func int(_ index: Int) throws -> Int {
    switch self[index] {
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    case .bigInt: throw tooLong(index)
    default: throw mismatch(index, "int")
    }
  }

  /// An int argument, or nil for None or one not given.
  package func optionalInt(_ index: Int) throws -> Int? {
    isAbsent(index) ? nil : try int(index)
  }

  /// A number argument.
  package func double(_ index: Int) throws -> Double {
    switch self[index] {
    case .double(let value): return value
    case .int(let value): return Double(value)
    case .bool(let value): return value ? 1 : 0
    default:
      do {
        if let value = try interpreter.number(self[index]) { return value }
      } catch var error as ScriptError {
        error.argument = index
        throw error
      }
      throw mismatch(index, "float")
    }
  }

  package func optionalDouble(_ index: Int) throws -> Double? {
    isAbsent(index) ? nil : try double(index)
  }

  package func bool(_ index: Int) throws -> Bool { try interpreter.isTrue(self[index]) }

  package func string(_ index: Int) throws -> String {
    if case .string(let value) = self[index] { return value.object.text }
    throw mismatch(index, "str")
  }

  package func optionalString(_ index: Int) throws -> String? {
    isAbsent(index) ? nil : try string(index)
  }

  package func list(_ index: Int) throws -> ListObject {
    if case .list(let value) = self[index] { return value.object }
    throw mismatch(index, "list")
  }

  /// The elements of any iterable argument.
  package func values(_ index: Int) throws -> [Value] {
    try interpreter.values(of: self[index])
  }

  /// A Swift object of this class.
  package func host<T: AnyObject>(_ index: Int, as type: T.Type) throws -> T {
    if case .host(let value) = self[index], let object = value.object.object as? T {
      return object
    }
    throw mismatch(index, "\(type)")
  }

  /// True when the argument was left out or is None.
  package func isAbsent(_ index: Int) -> Bool {
    switch self[index] {
    case .null, .undefined: true
    default: false
    }
  }

  package func mismatch(_ index: Int, _ expected: String) -> ScriptError {
    let name = index < builtin.fixed.count ? builtin.fixed[index].name : "argument"
    return ScriptError(
      .type,
      "\(builtin.name)() expected \(ParameterType.inMessages(expected)) for \(name), got \(self[index].typeName)",
      hint: conversionHint(index, expected), argument: index, keyword: name)
  }
}

extension Call {
  /// An error about one argument; the caret points at it.
  package func fail(
    _ kind: ErrorKind, _ message: String, at index: Int, hint: String? = nil
  ) -> ScriptError {
    let name = index < builtin.fixed.count ? builtin.fixed[index].name : nil
    return ScriptError(kind, message, hint: hint, argument: index, keyword: name)
  }
}
