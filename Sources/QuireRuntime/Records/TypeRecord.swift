import QuireSyntax

/// A type of values: its methods and properties, and for Swift objects what operators do with them.
package final class TypeRecord: Sendable {
  package let name: String
  package let summary: String
  /// What it refines: its methods and properties are found here too.
  package let base: TypeRecord?
  /// What calling the type does.
  package let constructor: Builtin?
  /// Each with `self` as its first parameter.
  package let methods: [Builtin]
  package let properties: [Property]
  package let hooks: Hooks
  /// Which `CoreType` it describes, for the language's own.
  let core: CoreType?

  package init(
    _ name: String, _ summary: String, base: TypeRecord? = nil, constructor: Builtin? = nil,
    methods: [Builtin] = [], properties: [Property] = [], hooks: Hooks = Hooks()
  ) {
    self.name = name
    self.summary = summary
    self.base = base
    self.constructor = constructor
    self.methods = methods
    self.properties = properties
    self.hooks = base.map { hooks.inheriting($0.hooks) } ?? hooks
    core = nil
  }

  /// One of the language's own types.
  init(
    core: CoreType, _ summary: String, constructor: Builtin? = nil, methods: [Builtin] = [],
    properties: [Property] = []
  ) {
    name = core.name
    self.summary = summary
    base = nil
    self.constructor = constructor
    self.methods = methods
    self.properties = properties
    hooks = Hooks()
    self.core = core
  }

  package func isKind(of other: TypeRecord) -> Bool {
    var type: TypeRecord? = self
    while let current = type {
      if current === other { return true }
      type = current.base
    }
    return false
  }

  /// A readable, sometimes writable attribute.
  package struct Property: Sendable {
    package let name: String
    package let summary: String
    package let get: @Sendable (Interpreter, Value) throws -> Value
    package let set: (@Sendable (Interpreter, Value, Value) throws -> Void)?

    package init(
      _ name: String, _ summary: String,
      set: (@Sendable (Interpreter, Value, Value) throws -> Void)? = nil,
      get: @escaping @Sendable (Interpreter, Value) throws -> Value
    ) {
      self.name = name
      self.summary = summary
      self.get = get
      self.set = set
    }
  }

  /// What the language asks of a Swift object. A hook left out means the type does not do that.
  package struct Hooks: Sendable {
    /// `a op b` where either side is of this type; nil when it does not know the other side.
    package var binary: (@Sendable (Interpreter, BinaryOperator, Value, Value) throws -> Value?)?
    package var unary: (@Sendable (Interpreter, UnaryOperator, Value) throws -> Value)?
    /// `a < b` and the other five, where either side is of this type; the result need not be a bool.
    package var compare:
      (@Sendable (Interpreter, ComparisonOperator, Value, Value) throws -> Value?)?
    /// `x[index]`; several indices come as a tuple, slices as slice values.
    package var getItem: (@Sendable (Interpreter, Value, Value) throws -> Value)?
    package var setItem: (@Sendable (Interpreter, Value, Value, Value) throws -> Void)?
    package var contains: (@Sendable (Interpreter, Value, Value) throws -> Bool)?
    package var length: (@Sendable (Interpreter, Value) throws -> Int)?
    /// A closure that delivers the next element, nil at the end.
    package var iterate: (@Sendable (Interpreter, Value) throws -> () throws -> Value?)?
    package var truth: (@Sendable (Interpreter, Value) throws -> Bool)?
    /// Calling the object: positional and keyword arguments.
    package var call: (@Sendable (Call) throws -> Value)?
    /// What `print` and `str` show.
    package var text: (@Sendable (Interpreter, Value) throws -> String)?
    /// What the prompt and containers show; `text` when left out.
    package var representation: (@Sendable (Interpreter, Value) throws -> String)?
    /// What an error says beside a value: `Tensor[32, 784]`.
    package var brief: (@Sendable (Value) -> String?)?
    /// The extents, for annotations that demand some; nil in place of one that is not known yet.
    package var shape: (@Sendable (Value) -> [Int?]?)?
    /// `float(x)`, `int(x)`, and wherever a number is wanted.
    package var number: (@Sendable (Interpreter, Value) throws -> Value)?
    /// Attributes that no property or method names.
    package var attribute: (@Sendable (Interpreter, Value, String) throws -> Value?)?
    /// The names that `attribute` knows.
    package var attributeNames: (@Sendable (AnyObject) -> [String])?
    package var setAttribute: (@Sendable (Interpreter, Value, String, Value) throws -> Bool)?
    /// `with x as y:` the value bound to y, and what runs at the end.
    package var enter: (@Sendable (Interpreter, Value) throws -> Value)?
    package var exit: (@Sendable (Interpreter, Value) throws -> Void)?
    /// `format(x, spec)`.
    package var format: (@Sendable (Interpreter, Value, String) throws -> String)?
    /// `d[key]` of a dict without that key; nil when that is an error.
    package var missing: (@Sendable (Interpreter, Value, Value) throws -> Value?)?
    /// The bytes that an object holds besides those it was made with.
    package var byteCount: (@Sendable (AnyObject) -> Int)?
    /// Script values the object holds on to.
    package var references: (@Sendable (AnyObject) -> [Value])?

    package init() {}

    fileprivate func inheriting(_ base: Hooks) -> Hooks {
      var hooks = self
      hooks.binary = binary ?? base.binary
      hooks.unary = unary ?? base.unary
      hooks.compare = compare ?? base.compare
      hooks.getItem = getItem ?? base.getItem
      hooks.setItem = setItem ?? base.setItem
      hooks.contains = contains ?? base.contains
      hooks.length = length ?? base.length
      hooks.iterate = iterate ?? base.iterate
      hooks.truth = truth ?? base.truth
      hooks.call = call ?? base.call
      hooks.text = text ?? base.text
      hooks.representation = representation ?? base.representation
      hooks.brief = brief ?? base.brief
      hooks.shape = shape ?? base.shape
      hooks.number = number ?? base.number
      hooks.attribute = attribute ?? base.attribute
      hooks.attributeNames = attributeNames ?? base.attributeNames
      hooks.setAttribute = setAttribute ?? base.setAttribute
      hooks.enter = enter ?? base.enter
      hooks.exit = exit ?? base.exit
      hooks.format = format ?? base.format
      hooks.missing = missing ?? base.missing
      hooks.byteCount = byteCount ?? base.byteCount
      hooks.references = references ?? base.references
      return hooks
    }
  }
}

/// A type as a value.
package final class TypeObject: Object {
  package let record: TypeRecord
  /// Methods by the identity of their interned names, filled when the session starts using the type.
  var members: [UnsafeRawPointer: Value] = [:]
  var properties: [UnsafeRawPointer: TypeRecord.Property] = [:]

  var isPrepared = false
  /// What calling it calls, once it was called.
  var constructor: Ref<BuiltinObject>?
  /// True for what a name like `int` means, which is shown as the function it also is; equal to `type(1)`.
  let isFunction: Bool
  /// The kind of error that it stands for.
  let errorKind: ErrorKind?

  init(_ record: TypeRecord, isFunction: Bool = false) {
    self.record = record
    self.isFunction = isFunction
    errorKind = ErrorTypes.kind(of: record)
  }

  override func visit(_ mark: (Value) -> Void) {
    members.values.forEach(mark)
    if let constructor { mark(.builtin(constructor)) }
  }
}
