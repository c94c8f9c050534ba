import QuireSyntax

/// Compiles one function, or the top level of a module, to register code.
///
/// Locals stand in the first registers, temporaries above them in the manner of a stack.
final class FunctionCompiler {
  struct JumpTooFar: Error {}

  /// Where a variable lives.
  enum Location {
    case register(Int)
    /// A register that holds a cell.
    case cell(Int)
    /// A cell of the closure.
    case captured(Int)
    case global(Int)
  }

  /// What a `return`, `break` or `continue` leaves.
  final class Block {
    enum Kind {
      case loop
      /// A context manager in a register.
      case with(Int)
      case finally([Statement])
      /// The body of a `try` that only has handlers.
      case attempt
      /// The body of a handler that names its error.
      case handler(Name)
    }
    let kind: Kind
    var breaks: [Int] = []
    var continues: [Int] = []
    /// Stretches of code whose errors this block handles.
    var regions: [Range<Int>] = []
    var regionStart: Int?
    init(_ kind: Kind) { self.kind = kind }
  }

  let unit: Unit
  let parent: FunctionCompiler?
  let name: String
  private let declaredGlobals: Set<String>
  /// Whether its variables are the members of a class, which functions inside do not see.
  let isClassBody: Bool
  /// The register through which methods know their class.
  var classCell: Int?
  /// The name of the first parameter, which is the object in a method.
  var firstParameter: String?

  var code: [Instruction] = []
  var spans: [Code.Place] = []
  var constants: [Value] = []
  private var constantIndex: [ConstantKey: Int] = [:]
  var children: [Code] = []
  var captures: [Code.Capture] = []
  private var capturedNames: [String: Int] = [:]
  var callSites: [Code.CallSite] = []
  var callPlaces: [Code.CallPlace] = []
  /// Call sites that several calls share.
  var sharedSites: [SharedSite: Int] = [:]
  var attributeSites: [Code.AttributeSite] = []
  private var sharedAttributes: [String: Int] = [:]
  var handlers: [Code.Handler] = []
  var handlings: [Code.Handling] = []
  /// Local variables, innermost comprehension last.
  var scopes: [[String: Location]] = [[:]]
  /// Registers that surely hold a value here.
  var assigned: Set<Int> = []
  /// Names whose value may go away again, so that every reading of them looks.
  var unbound: Set<String> = []
  var blocks: [Block] = []
  var annotationChecks: [AnnotationCheck] = []
  /// What the function's result is annotated.
  var resultCheck: (written: Expression, Annotation)?
  /// Names of sizes in the function's annotations, and the first of the registers that hold these sizes.
  var sizeNames: [String] = []
  var firstSize = 0
  /// The register of the error that the `except` block being compiled handles.
  var currentError: Int?
  var next = 0
  var registerCount = 0

  private enum ConstantKey: Hashable {
    case int(Int)
    case double(UInt64)
    case string(String)
    case other(String)
  }

  init(
    unit: Unit, parent: FunctionCompiler?, name: String, declaredGlobals: Set<String> = [],
    isClassBody: Bool = false
  ) {
    self.isClassBody = isClassBody
    self.unit = unit
    self.parent = parent
    self.name = name
    self.declaredGlobals = declaredGlobals
  }

  var isTopLevel: Bool { parent == nil }

  // MARK: Emitting

  @discardableResult
  func emit(_ instruction: Instruction, _ span: Span, context: Span? = nil) -> Int {
    code.append(instruction)
    spans.append(Code.Place(span: span, context: context))
    return code.count - 1
  }

  func fail(_ message: String, _ span: Span, kind: String = "SyntaxError", hint: String? = nil)
    -> Diagnostic
  {
    Diagnostic(kind, message, source: unit.source, span: span, hint: hint)
  }

  func temporary(_ span: Span) throws -> Int { try temporaries(1, span) }

  /// The first of `count` new registers in a row.
  func temporaries(_ count: Int, _ span: Span) throws -> Int {
    let first = next
    next += count
    if next > 60_000 {
      throw fail("this needs more than 60,000 values at once; build it step by step", span)
    }
    registerCount = max(registerCount, next)
    return first
  }

  /// Runs `body` and frees the temporaries it took.
  @discardableResult
  func scoped<R>(_ body: () throws -> R) rethrows -> R {
    let mark = next
    defer { next = mark }
    return try body()
  }

  func constant(_ value: Value) -> Int {
    let key: ConstantKey
    switch value {
    case .int(let i): key = .int(i)
    case .double(let d): key = .double(d.bitPattern)
    case .string(let s): key = .string(s.object.text)
    case .null: key = .other("None")
    case .bool(let b): key = .other(b ? "True" : "False")
    case .ellipsis: key = .other("...")
    default:
      constants.append(value)
      return constants.count - 1
    }
    if let index = constantIndex[key] { return index }
    constants.append(value)
    constantIndex[key] = constants.count - 1
    return constants.count - 1
  }

  /// How many calls or attributes of a function have a site, with its cache, to themselves.
  static let ownSites = 50_000

  /// What calls have in common that may share a site.
  struct SharedSite: Hashable {
    var names: [String]
    var isConsumedAtOnce: Bool
    var isSpread: Bool
  }

  func load(_ value: Value, into register: Int, _ span: Span) {
    emit(Instruction(.loadK, register, wide: constant(value)), span)
  }

  func attributeSite(_ name: String) throws -> Int {
    if attributeSites.count >= FunctionCompiler.ownSites {
      // An instruction has 16 bits for its site: from here on uses of a name share one.
      if let known = sharedAttributes[name] { return known }
      guard attributeSites.count < 65_535 else {
        throw fail("too many attributes in one function", Span(0, 0))
      }
      sharedAttributes[name] = attributeSites.count
    }
    attributeSites.append(
      Code.AttributeSite(name: unit.interpreter.intern(name), type: nil, member: .undefined))
    return attributeSites.count - 1
  }

  // MARK: Jumps

  /// A jump whose target `land` fills in.
  func jump(_ op: Opcode, _ span: Span, on register: Int = 0) -> Int {
    emit(Instruction(op, register, wide: 0), span)
  }

  func land(_ jumps: [Int], at target: Int? = nil) throws {
    for jump in jumps { try land(jump, at: target) }
  }

  func land(_ jump: Int, at target: Int? = nil) throws {
    let distance = (target ?? code.count) - jump - 1
    if code[jump].op.hasShortJump {
      guard Int16(exactly: distance) != nil else { throw JumpTooFar() }
      code[jump].c = UInt16(bitPattern: Int16(distance))
    } else {
      code[jump] = Instruction(code[jump].op, Int(code[jump].a), wide: distance)
    }
  }

  // MARK: Variables

  func locate(_ name: String, _ span: Span) -> Location {
    if let local = local(name) { return local }
    return .global(globalSlot(name, span, isRead: true))
  }

  /// A local, captured or enclosing function's variable.
  private func local(_ name: String, isInner: Bool = false) -> Location? {
    // Comprehensions and functions in the body of a class do not see its names.
    let visible = isClassBody && (isInner || scopes.count > 1) ? scopes.dropFirst() : scopes[...]
    for scope in visible.reversed() { if let location = scope[name] { return location } }
    if isInner, name == "__class__", let classCell { return .cell(classCell) }
    if let index = capturedNames[name] { return .captured(index) }
    if declaredGlobals.contains(name) { return nil }
    guard let outer = parent?.local(name, isInner: true) else { return nil }
    switch outer {
    case .cell(let register): captures.append(Code.Capture(isRegister: true, index: register))
    case .captured(let index): captures.append(Code.Capture(isRegister: false, index: index))
    case .register, .global: return nil
    }
    capturedNames[name] = captures.count - 1
    return .captured(captures.count - 1)
  }

  func isLocal(_ name: String) -> Bool { local(name) != nil }

  func isEnclosed(_ name: String) -> Bool { parent?.local(name, isInner: true) != nil }

  func globalSlot(_ name: String, _ span: Span, isRead: Bool) -> Int {
    let module = unit.module
    if let slot = module.slots[name] {
      if isRead, module.storage[slot].isUndefined { checkExists(name, span) }
      return slot
    }
    if let builtin = unit.interpreter.builtin(name) { return module.slot(name, initial: builtin) }
    if isRead { checkExists(name, span) }
    return module.slot(name)
  }

  /// Reports a name that nothing binds, when nothing can bind it later.
  private func checkExists(_ name: String, _ span: Span) {
    if unit.names.importsAll || unit.names.binds(name) { return }
    if unit.allowsLaterNames, !isTopLevel { return }
    guard unit.unknownNames.count < Unit.mostMistakes, unit.unknownNames.insert(name).inserted
    else { return }
    // To look for the nearest name takes its time: the mistakes that are not shown go without.
    guard unit.unknownNames.count <= Unit.mostExplained else {
      let message = "name \"\(name)\" is not defined"
      unit.diagnostics.append(
        Diagnostic(ErrorKind.name.rawValue, message, source: unit.source, span: span))
      return
    }
    unit.diagnostics.append(
      unit.interpreter.unknownName(name, known: knownNames, in: unit.reading, span))
  }

  private var knownNames: [String] {
    var known: [String] = []
    var function: FunctionCompiler? = self
    while let current = function {
      known += current.scopes.flatMap(\.keys)
      function = current.parent
    }
    return known + unit.names.bound + unit.module.definedNames
  }

  func read(_ name: String, into wanted: Int?, _ span: Span) throws -> Int {
    switch locate(name, span) {
    case .register(let register) where isClassBody && scopes[0][name]?.register == register:
      // Until a class body binds a name, it means what it means outside.
      let target = try wanted ?? temporary(span)
      emit(Instruction(.move, target, register), span)
      if !assigned.contains(register) {
        let past = jump(.jumpIfDefined, span, on: target)
        emit(Instruction(.getGlobal, target, wide: globalSlot(name, span, isRead: false)), span)
        try land(past)
      }
      return target
    case .register(let register):
      if !assigned.contains(register) { emit(Instruction(.checkLocal, register), span) }
      guard let wanted, wanted != register else { return register }
      emit(Instruction(.move, wanted, register), span)
      return wanted
    case .cell(let register):
      let target = try wanted ?? temporary(span)
      emit(Instruction(.getCell, target, register), span)
      return target
    case .captured(let index):
      let target = try wanted ?? temporary(span)
      emit(Instruction(.getUp, target, index), span)
      return target
    case .global(let slot):
      let target = try wanted ?? temporary(span)
      emit(Instruction(.getGlobal, target, wide: slot), span)
      return target
    }
  }

  func write(_ name: String, from register: Int, _ span: Span) {
    switch locateForWriting(name, span) {
    case .register(let target):
      if target != register { emit(Instruction(.move, target, register), span) }
      hold(name, in: target)
    case .cell(let cell): emit(Instruction(.setCell, cell, register), span)
    case .captured(let index): emit(Instruction(.setUp, register, index), span)
    case .global(let slot):
      unit.module.claim(slot)
      emit(Instruction(.setGlobal, register, wide: slot), span)
    }
  }

  /// Notes that a register holds a variable's value from here on.
  func hold(_ name: String, in register: Int) {
    if !unbound.contains(name) { assigned.insert(register) }
  }

  func locateForWriting(_ name: String, _ span: Span) -> Location {
    local(name) ?? .global(globalSlot(name, span, isRead: false))
  }

  /// The register of a plain local, when a value can be computed straight into it.
  func directRegister(_ target: Expression) -> Int? {
    if case .name(let name) = target.kind, case .register(let register)? = local(name) {
      return register
    }
    return nil
  }

  /// Makes local variables; those that inner functions take live in cells.
  func declare(_ names: [String], captured: Set<String>, _ span: Span) throws {
    for name in names where scopes[scopes.count - 1][name] == nil {
      let register = try temporary(span)
      if captured.contains(name) {
        emit(Instruction(.clear, register, 1), span)
        emit(Instruction(.newCell, register), span)
        scopes[scopes.count - 1][name] = .cell(register)
      } else {
        scopes[scopes.count - 1][name] = .register(register)
      }
    }
  }

  // MARK: Finishing

  func finish(
    parameters: FunctionSignature, line: Int, docstring: String?,
    classTemplate: ClassTemplate? = nil
  ) -> Code {
    Code(
      name: name, source: unit.source, line: line, module: unit.module, instructions: code,
      constants: constants, children: children, parameters: parameters,
      registerCount: registerCount + 1, captures: captures, callSites: callSites,
      callPlaces: callPlaces, attributeSites: attributeSites, annotationChecks: annotationChecks,
      handlers: handlers, handlings: handlings, spans: spans, docstring: docstring,
      classTemplate: classTemplate)
  }
}

extension FunctionCompiler.Location {
  var register: Int? { if case .register(let register) = self { register } else { nil } }
}

extension Opcode {
  /// Compare-and-jump instructions hold their distance in `c`.
  var hasShortJump: Bool {
    rawValue >= Opcode.lessT.rawValue && rawValue <= Opcode.notEqualKF.rawValue
  }
}

extension Names {
  func binds(_ name: String) -> Bool { bound.contains(name) || globalsOfInner.contains(name) }
}
