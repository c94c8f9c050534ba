/// A value of the language.
///
/// A trivial enum: copying one never touches a reference count. Objects belong to the `Heap`, which frees
/// what the collector cannot reach; a value read from a live register, object or argument stays valid until
/// the next safepoint, and no built-in contains one.
package enum Value {
  case bool(Bool)
  case int(Int)
  case double(Double)
  /// An integer that does not fit 64 bits.
  case bigInt(Ref<BigIntObject>)
  case string(StringObject)
  case list(Ref<ListObject>)
  case tuple(Ref<TupleObject>)
  case dict(Ref<DictObject>)
  case set(Ref<SetObject>)
  case range(Ref<RangeObject>)
  case bytes(Ref<BytesObject>)
  case slice(Ref<SliceObject>)
  case closure(Ref<ClosureObject>)
  case builtin(Ref<BuiltinObject>)
  case type(Ref<TypeObject>)
  case module(Ref<ModuleObject>)
  case iterator(Ref<IteratorObject>)
  case error(Ref<ErrorObject>)
  case host(Ref<HostObject>)
  /// An object of a class of the program.
  case instance(Ref<InstanceObject>)
  /// A class of the program.
  case `class`(Ref<ClassObject>)
  /// A function bound to an object.
  case method(Ref<MethodObject>)
  /// A captured variable; never seen by a program.
  case cell(Ref<CellObject>)
  case null
  case ellipsis
  /// A variable without a value, or an argument that was not given.
  case undefined
}

/// A reference that is not counted; the heap holds the one count.
package typealias Ref = Unmanaged

extension Unmanaged {
  /// The only way objects are touched in the machine: no retain, no release.
  @inline(__always)
  package func with<R>(_ body: (Instance) throws -> R) rethrows -> R {
    try _withUnsafeGuaranteedRef(body)
  }

  /// The object, retained while the caller holds it: for code outside the machine's loop.
  package var object: Instance { takeUnretainedValue() }
}

/// The kinds of value the language itself knows, in the order of their bits in a `ParameterType`.
package enum CoreType: Int, CaseIterable, Sendable {
  case null, bool, int, float, string, list, tuple, dict, set, range, bytes, slice, function,
    builtin
  case type, module, iterator, error, ellipsis, host, undefined, instance

  /// Whether all values of the kind are of one type.
  var isPlain: Bool {
    switch self {
    case .null, .bool, .int, .float, .string, .list, .set, .range, .bytes: true
    default: false
    }
  }

  /// What `type(x)` prints.
  package var name: String {
    switch self {
    case .null: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "string"
    case .list: "list"
    case .tuple: "tuple"
    case .dict: "dict"
    case .set: "set"
    case .range: "range"
    case .bytes: "bytes"
    case .slice: "slice"
    case .function: "function"
    case .builtin: "builtin_function_or_method"
    case .type: "type"
    case .module: "module"
    case .iterator: "iterator"
    case .error: "error"
    case .ellipsis: "ellipsis"
    case .host, .instance: "object"
    case .undefined: "undefined"
    }
  }
}

extension Value {
  @inline(__always)
  package var coreType: CoreType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int, .bigInt: .int
    case .double: .float
    case .string: .string
    case .list: .list
    case .tuple: .tuple
    case .dict: .dict
    case .set: .set
    case .range: .range
    case .bytes: .bytes
    case .slice: .slice
    case .closure, .method: .function
    case .builtin: .builtin
    case .type, .class: .type
    case .module: .module
    case .iterator: .iterator
    case .error: .error
    case .ellipsis: .ellipsis
    case .host: .host
    case .instance: .instance
    case .cell, .undefined: .undefined
    }
  }

  /// The number of its type's bit in a `ParameterType`.
  @inline(__always)
  var typeBit: UInt32 { UInt32(truncatingIfNeeded: coreType.rawValue) }

  /// The name of its type as messages and `type(x)` give it.
  package var typeName: String {
    switch self {
    case .host(let object): object.with { $0.type.name }
    case .dict(let dict): dict.with { $0.type?.object.record.name } ?? coreType.name
    case .tuple(let tuple): tuple.with { $0.type?.object.record.name } ?? coreType.name
    case .error(let error): error.with { $0.kind.rawValue }
    case .instance(let object): object.with { $0.type.name }
    case .method: "method"
    default: coreType.name
    }
  }

  @inline(__always)
  package var isNull: Bool { if case .null = self { true } else { false } }

  @inline(__always)
  package var isUndefined: Bool { if case .undefined = self { true } else { false } }

  /// An int or a bool as the number it is.
  package var wholeNumber: Int? {
    switch self {
    case .int(let number): number
    case .bool(let isTrue): isTrue ? 1 : 0
    default: nil
    }
  }

  /// What tells one container or object from another; nil for plain values.
  package var identity: UnsafeRawPointer? { object.map { UnsafeRawPointer($0.toOpaque()) } }

  /// The object behind it that may refer to others, if it has one.
  var object: Ref<Object>? {
    switch self {
    case .bool, .int, .double, .string, .null, .ellipsis, .undefined: nil
    case .bigInt(let r): r.base
    case .list(let r): r.base
    case .tuple(let r): r.base
    case .dict(let r): r.base
    case .set(let r): r.base
    case .range(let r): r.base
    case .bytes(let r): r.base
    case .slice(let r): r.base
    case .closure(let r): r.base
    case .builtin(let r): r.base
    case .type(let r): r.base
    case .module(let r): r.base
    case .iterator(let r): r.base
    case .error(let r): r.base
    case .host(let r): r.base
    case .instance(let r): r.base
    case .class(let r): r.base
    case .method(let r): r.base
    case .cell(let r): r.base
    }
  }
}

extension Unmanaged where Instance: Object {
  @inline(__always)
  var base: Ref<Object> { .fromOpaque(toOpaque()) }
}
