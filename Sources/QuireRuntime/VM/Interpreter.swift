import QuireSyntax

/// The machine: registers, frames, heap and everything a running program reaches.
package final class Interpreter {
  static let stackSize = 1 << 21
  static let maximumDepth = 100_000

  struct Frame {
    var closure: Ref<ClosureObject>
    var pc: UnsafeMutablePointer<Instruction>
    var registers: UnsafeMutablePointer<Value>
  }

  package let heap = Heap()
  let stack: UnsafeMutablePointer<Value>
  let frames: UnsafeMutablePointer<Frame>
  var frameCount = 0
  /// Registers beyond it were not touched since the last collection.
  var softEnd: UnsafeMutablePointer<Value>
  /// Steps left before the next look at limits, interrupts and the heap.
  var slice = 0
  package var limits = Limits() {
    didSet { heap.ceiling = limits.memory }
  }
  /// The bytes in use of memory that a library manages itself, which counts towards the limit. It is told how many
  /// bytes the program's values leave it, and keeps no more than that for later use.
  package var memoryElsewhere: (_ room: Int) -> Int = { _ in 0 }
  /// Steps that the run may still take, those of the slice taken off.
  var stepsLeft = Int.max
  /// Whether the last collection left more than the limit of memory.
  var isFull = false
  /// Why the program is ending, until its run has ended.
  var stop: ScriptError?
  /// Whether what blocks may do while the program ends is used up.
  var isPastGrace = false
  /// How many runs of top levels are under way, one inside the other: imports.
  var runDepth = 0
  package let interruption: Interruption
  /// Steps of built-ins left before they look at interrupts and limits, and those granted at the last look.
  var nativeSlice = 0
  var nativeGrant = 0
  /// Runs a program's work with that of the layers below watched for interrupts; the library sets it.
  package var watched: (_ work: () throws -> Void) throws -> Void = { try $0() }

  /// The end of the registers in use: where a call from within a built-in or hook may put its arguments.
  var callbackTop: UnsafeMutablePointer<Value>
  var nativeDepth = 0

  /// Names that a call with `**` spread, on their way to the callee.
  var spreadKeywords: [StringObject] = []

  /// Where texts are put together.
  let builder = TextBuilder()
  let formatSpecs = FormatCache<FormatSpec>()
  let percentTemplates = FormatCache<FormatTemplate>()
  let fieldTemplates = FormatCache<FormatTemplate>()

  /// Containers whose text is being made: one that holds itself is noticed.
  var beingWritten: [UnsafeMutableRawPointer] = []
  /// How deep hooks of types that compare their elements are nested.
  var comparisonDepth = 0
  /// How many streams are being read, each by the one before.

  package var output: OutputSink
  /// Objects that a session keeps per type of binding: random state, active tapes, current figure.
  package var extensions: [ObjectIdentifier: AnyObject] = [:]
  package var arguments: [String] = []
  /// Pieces of source that did not run to their end: what they were to bind may be missing later.
  private(set) var failedSources: [SourceFile] = []
  /// The columns that pages of documentation take.
  package var pageWidth = 88

  var interned: [String: StringObject] = [:]
  /// The 128 strings of one ASCII character.
  let asciiCharacters: UnsafeMutablePointer<StringObject>
  /// The language's own types, each made on first use.
  // Raw memory, so that no access is checked.
  let coreTypes: UnsafeMutablePointer<Ref<TypeObject>?>
  private var hostTypes: [ObjectIdentifier: Ref<TypeObject>] = [:]
  package var prelude = Prelude()
  var preludeValues: [String: Value] = [:]
  package var nativeModules: [String: NativeModule] = [:]
  /// Native modules by name, files by their paths.
  var modules: [String: Ref<ModuleObject>] = [:]
  /// Hints about names that Quire does not have but users of other systems look for; read after a mistake.
  package var advice: @Sendable () -> [String: String] = { [:] }
  /// The reference of the language as Markdown, with a section for every subject.
  package var languageText: @Sendable () -> String = { "" }
  /// Finds the text of a module that is not native: its name, and the file that imports it.
  package var findModule: (String, SourceFile) throws -> ModuleFile? = { _, _ in nil }
  /// The dotted names that an import can find without looking for files.
  package var moduleNames: () -> [String] = { [] }
  /// Compiles and runs a module; set by the session.
  var loadModule: (SourceFile, ModuleObject) throws -> Void = { _, _ in }
  /// The classes of the program.
  let classes = ClassRegistry()
  /// What closures of streams hold on to.
  let anchors = Anchors()
  /// The code to which `__init__` returns.
  private(set) lazy var constructor: Ref<ClosureObject> = makeConstructor()
  /// What a special method returns that does not know the other side.
  private(set) lazy var notImplemented = keptNotImplemented()
  /// What Swift holds of the session's values.
  let handles = HandleTable()
  /// The files that run now, each imported by the one before it.
  var modulesBeingLoaded: [LoadingModule] = []
  /// What imports have found, so that one in a function looks for its file once.
  var imported: [ImportKey: Ref<ModuleObject>] = [:]
  /// Values that live as long as the machine.
  var permanent: [Value] = []

  package init(output: OutputSink, interruption: Interruption = Interruption()) {
    self.output = output
    self.interruption = interruption
    stack = .allocate(capacity: Interpreter.stackSize)
    // A call of a class takes two.
    frames = .allocate(capacity: Interpreter.maximumDepth + 4)
    coreTypes = .allocate(capacity: CoreType.allCases.count)
    coreTypes.initialize(repeating: nil, count: CoreType.allCases.count)
    asciiCharacters = heap.makeASCIICharacters()
    softEnd = stack
    callbackTop = stack
    growStack(to: stack + 1024)
    heap.ceiling = limits.memory
    heap.becameDue = { [unowned self] in self.hurry() }
    prelude.add { CoreLibrary.members }
    heap.shouldStop = { [interruption] in interruption.isDue }
    for module in CoreLibrary.modules { nativeModules[module.name] = module }
    moduleNames = { [unowned self] in Array(nativeModules.keys) }
  }

  deinit {
    stack.deallocate()
    frames.deallocate()
    coreTypes.deallocate()
    asciiCharacters.deallocate()
  }

  // MARK: Making values

  package func make(_ text: String) -> Value {
    .string(heap.makeString(text))
  }

  /// A string of `count` bytes that `fill` writes as valid UTF-8.
  package func make(byteCount count: Int, fill: (UnsafeMutablePointer<UInt8>) throws -> Void)
    rethrows
    -> Value
  {
    .string(try heap.makeString(count: count, fill: fill))
  }

  package func makeList(_ values: some Collection<Value>) -> Value {
    let object = ListObject(values)
    return .list(heap.track(object, byteCount: object.byteCount))
  }

  /// A new list, for code that goes on filling it.
  package func newList(_ values: [Value]) -> ListObject {
    let object = ListObject(values)
    _ = heap.track(object, byteCount: object.byteCount)
    return object
  }

  /// Keeps a value for as long as the machine lives.
  package func keepForever(_ value: Value) { permanent.append(value) }

  package func makeTuple(_ values: [Value]) -> Value {
    .tuple(
      values.withUnsafeBufferPointer { heap.makeTuple(copying: $0.baseAddress, count: $0.count) })
  }

  package func makeDict(_ pairs: some Sequence<(Value, Value)>) throws -> Value {
    let object = DictObject()
    let pairs = Array(pairs)
    if pairs.contains(where: { $0.0.mayRunCode }) { _ = held(pairs.flatMap { [$0.0, $0.1] }) }
    for (key, value) in pairs {
      try object.set(key, value)
      try spend(16)
    }
    return .dict(heap.track(object, byteCount: object.byteCount))
  }

  /// A dict with string keys, all different.
  package func makeDict(_ pairs: KeyValuePairs<String, Value>) -> Value {
    let object = DictObject(capacity: pairs.count)
    for (key, value) in pairs {
      let key = intern(key)
      object.table.append(.string(key), hash: key.with { $0.hash }, value: value)
    }
    return .dict(heap.track(object, byteCount: object.byteCount))
  }

  /// An empty dict of a type that refines `dict`.
  package func makeDict(of record: TypeRecord) -> (dict: DictObject, value: Value) {
    let object = DictObject()
    object.type = type(record)
    return (object, .dict(heap.track(object, byteCount: object.byteCount)))
  }

  /// An empty dict of the type of another, with the same companion.
  package func emptied(_ value: Value) throws -> Value {
    guard case .dict(let original) = value else { return try makeDict([]) }
    let object = DictObject()
    object.type = original.object.type
    object.companion = original.object.companion
    return .dict(heap.track(object, byteCount: object.byteCount))
  }

  /// A tuple of the type of another.
  package func likeTuple(_ value: Value, _ values: [Value]) -> Value {
    let made = makeTuple(values)
    if case .tuple(let original) = value, case .tuple(let tuple) = made {
      tuple.object.type = original.object.type
    }
    return made
  }

  /// A tuple of a type that refines `tuple`.
  package func makeTuple(_ values: [Value], of record: TypeRecord) -> Value {
    let made = makeTuple(values)
    if case .tuple(let tuple) = made { tuple.object.type = type(record) }
    return made
  }

  package func makeSet(_ values: some Sequence<Value>) throws -> Value {
    let object = SetObject()
    let values = heldObjects(Array(values))
    for value in values {
      try object.insert(value)
      try spend(16)
    }
    return .set(heap.track(object, byteCount: object.byteCount))
  }

  package func makeRange(_ start: Int, _ stop: Int, _ step: Int) -> Value {
    .range(heap.track(RangeObject(start: start, stop: stop, step: step), byteCount: 80))
  }

  package func makeBytes(_ bytes: [UInt8]) -> Value {
    .bytes(heap.track(BytesObject(bytes), byteCount: 64 + bytes.count))
  }

  package func makeBuiltin(_ record: Builtin, receiver: Value = .undefined) -> Value {
    let object = BuiltinObject(record, receiver: receiver, default: value(of:))
    return .builtin(heap.track(object, byteCount: object.byteCount))
  }

  func value(of literal: Literal) -> Value {
    switch literal {
    case .null: .null
    case .bool(let b): .bool(b)
    case .int(let i): .int(i)
    case .float(let d): .double(d)
    case .string(let s): .string(intern(s))
    }
  }

  /// The one string object for a name or literal of the program.
  package func intern(_ text: String) -> StringObject {
    if let known = interned[text] { return known }
    let string = heap.makeName(text, isInterned: true)
    interned[text] = string
    return string
  }

  func keep<T: Object>(_ object: T) -> Ref<T> {
    let reference = heap.track(object, byteCount: object.byteCount)
    if let value = Interpreter.value(of: reference.base) { permanent.append(value) }
    return reference
  }

  private static func value(of object: Ref<Object>) -> Value? {
    switch object.object {
    case let integer as BigIntObject: .bigInt(.passUnretained(integer))
    case let bytes as BytesObject: .bytes(.passUnretained(bytes))
    case let module as ModuleObject: .module(.passUnretained(module))
    case let type as TypeObject: .type(.passUnretained(type))
    default: nil
    }
  }

  // MARK: Types

  /// The type of a value.
  package func type(of value: Value) -> Ref<TypeObject> {
    switch value {
    case .host(let object): type(object.with { $0.type })
    case .error(let error):
      ErrorTypes.records[error.object.kind].map(type) ?? type(.error)
    case .dict(let dict): dict.with { $0.type } ?? type(.dict)
    case .tuple(let tuple): tuple.with { $0.type } ?? type(.tuple)
    default: type(value.coreType)
    }
  }

  /// The type of the language's own values of one kind.
  @inline(__always)
  func type(_ core: CoreType) -> Ref<TypeObject> {
    coreTypes[core.rawValue] ?? makeType(core)
  }

  @inline(never)
  private func makeType(_ core: CoreType) -> Ref<TypeObject> {
    let type = heap.track(TypeObject(CoreLibrary.type(core)), byteCount: 0)
    coreTypes[core.rawValue] = type
    return type
  }

  /// What the name of one of the language's own types means: a function that equals the type.
  func typeFunction(_ core: CoreType) -> Value {
    .type(keep(TypeObject(CoreLibrary.type(core), isFunction: true)))
  }

  /// The one value that stands for a type in this session.
  package func type(_ record: TypeRecord) -> Ref<TypeObject> {
    if let core = record.core { return type(core) }
    if let known = hostTypes[ObjectIdentifier(record)] { return known }
    let type = keep(TypeObject(record))
    hostTypes[ObjectIdentifier(record)] = type
    return type
  }

  /// A type by its name, among those that the session knows.
  package func typeRecord(named name: String) -> TypeRecord? {
    if case .type(let record)? = prelude.member(name) { return record }
    for module in nativeModules.values {
      for case .type(let record) in module.members where record.name == name { return record }
    }
    if let known = hostTypes.values.first(where: { $0.object.record.name == name }) {
      return known.object.record
    }
    return CoreType.allCases.lazy.map { CoreLibrary.type($0) }.first { pythonName($0) == name }
  }

  // MARK: Names

  /// The value of a name of the prelude, made on first use.
  package func builtin(_ name: String) -> Value? {
    if let value = preludeValues[name] { return value }
    guard let member = prelude.member(name) else { return nil }
    // A member that cannot be made says why when it is imported by name.
    guard let value = try? value(of: member) else { return nil }
    preludeValues[name] = value
    return value
  }

  /// Gives a name that is in scope without an import a meaning, for all scripts from now on.
  func redefine(_ member: NativeModule.Member, in main: ModuleObject) throws {
    prelude.define(member)
    let value = try value(of: member)
    preludeValues[member.name] = value
    for module in [main] + modules.values.map(\.object) { module.renew(member.name, value) }
  }

  package var builtinNames: [String] { prelude.names }

  /// Keeps a piece of source that did not run to its end. Only the last ones are kept: a hint reads them
  /// all, and a long conversation fails often.
  package func noteFailure(of source: SourceFile) {
    if failedSources.count == 20 { failedSources.removeFirst() }
    failedSources.append(source)
  }

  package func value(of member: NativeModule.Member) throws -> Value {
    switch member {
    case .function(let builtin): return makeBuiltin(builtin)
    case .type(let record): return .type(type(record))
    case .module(let native): return .module(try module(native))
    case .constant(_, _, let value): return try value(self)
    }
  }

  /// The error of a name that nothing binds. `known`: what the program itself binds.
  func unknownName(_ name: String, known: [String], in reading: SourceReading, _ span: Span)
    -> Diagnostic
  {
    Diagnostic(
      ErrorKind.name.rawValue, "name \"\(name)\" is not defined", source: reading.source,
      span: span,
      hint: NameAdvice(interpreter: self).hint(for: name, at: span, known: known, in: reading))
  }

  /// The state that a binding keeps in this session, made on first use.
  package func state<T: AnyObject>(_ type: T.Type, make: () -> T) -> T {
    if let known = extensions[ObjectIdentifier(type)] as? T { return known }
    let state = make()
    extensions[ObjectIdentifier(type)] = state
    return state
  }
}
