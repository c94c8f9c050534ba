import QuireSyntax

/// The machine code of one function, linked to its module and heap.
package final class Code {
  let name: String
  let source: SourceFile
  /// The line where the function begins.
  let line: Int
  unowned let module: ModuleObject
  /// The module's, which may go before the code does.
  private let table: CodeTable
  let instructions: UnsafeMutablePointer<Instruction>
  let instructionCount: Int
  let constants: UnsafeMutablePointer<Value>
  private let constantCount: Int
  var globals: UnsafeMutablePointer<Value>
  let children: [Code]
  let parameters: FunctionSignature
  let registerCount: Int
  /// Where the cells of a closure come from.
  let captures: [Capture]
  let callSites: UnsafeMutablePointer<CallSite>
  private let callSiteCount: Int
  let attributeSites: UnsafeMutablePointer<AttributeSite>
  private let attributeSiteCount: Int
  let annotationChecks: UnsafeMutablePointer<AnnotationCheck>
  private let annotationCheckCount: Int
  private let handlers: UnsafeMutablePointer<Handler>
  private let handlerCount: Int
  private let handlings: UnsafeMutablePointer<Handling>
  private let handlingCount: Int
  /// Primary span and context of each instruction, read only when an error is reported.
  let spans: [Place]
  /// In the order of their instructions.
  private let callPlaces: [CallPlace]
  let docstring: String?
  /// Of the body of a class: what it makes.
  let classTemplate: ClassTemplate?

  /// Positional parameters without defaults or stars, when it has only these; -1 otherwise.
  let simpleArity: Int
  /// Whether it has neither `*` nor `**`.
  let hasOnlyFixed: Bool
  /// Of the parameters without stars: all, and those that positional arguments may fill.
  let fixedCount: Int
  let positionalCount: Int

  struct Place {
    var span: Span
    var context: Span?
  }

  struct Capture {
    /// A register of the enclosing function, or a cell of its closure.
    var isRegister: Bool
    var index: Int
  }

  /// What the machine must know of a call as it was written.
  struct CallSite {
    /// Names of the last arguments.
    var keywords: [StringObject]
    /// The result is read once, on the spot.
    var isConsumedAtOnce: Bool
    /// Written with `*` or `**`.
    var isSpread: Bool
    /// The last arguments may have names.
    let hasKeywords: Bool
    var knownPlaces: KnownPlaces?

    init(keywords: [StringObject], isConsumedAtOnce: Bool, isSpread: Bool) {
      self.keywords = keywords
      self.isConsumedAtOnce = isConsumedAtOnce
      self.isSpread = isSpread
      hasKeywords = isSpread || !keywords.isEmpty
    }
  }

  /// Where the parts of a call stand, read only when an error is reported.
  struct CallPlace {
    /// The index of the instruction that calls.
    var position: Int
    var callee: Span
    var arguments: [Span]
    /// Where the names of the last arguments stand.
    var keywordSpans: [Span]
  }

  /// An attribute access with its inline cache.
  struct AttributeSite {
    var name: StringObject
    var type: UnsafeRawPointer?
    var member: Value
    /// The layout of the objects of a class for which `place` holds; -1 for none.
    var layout = -1
    var place = Place.slot(0)
    /// The same of the layout met before it: a site often sees two.
    var olderLayout = -1
    var olderPlace = Place.slot(0)
  }

  /// While the code of an `except` block runs, the error that it handles stands in a register.
  struct Handling {
    var start: Int
    var end: Int
    var register: Int
  }

  /// Errors between two instructions continue at a third, with the error in a register.
  struct Handler {
    var start: Int
    var end: Int
    var target: Int
    var register: Int
    /// Cleanups run for every error, handlers of `except` only for those that may be caught.
    var catchesAll: Bool
  }

  init(
    name: String, source: SourceFile, line: Int, module: ModuleObject, instructions: [Instruction],
    constants: [Value], children: [Code], parameters: FunctionSignature, registerCount: Int,
    captures: [Capture], callSites: [CallSite], callPlaces: [CallPlace],
    attributeSites: [AttributeSite],
    annotationChecks: [AnnotationCheck] = [], handlers: [Handler],
    handlings: [Handling] = [], spans: [Place], docstring: String?,
    classTemplate: ClassTemplate? = nil
  ) {
    self.name = name
    self.source = source
    self.line = line
    self.module = module
    table = module.codes
    self.instructions = .allocate(capacity: max(1, instructions.count))
    for (i, instruction) in instructions.enumerated() {
      (self.instructions + i).initialize(to: instruction)
    }
    instructionCount = instructions.count
    self.constants = .allocate(capacity: max(1, constants.count))
    for (i, constant) in constants.enumerated() {
      (self.constants + i).initialize(to: constant)
    }
    constantCount = constants.count
    globals = module.storage
    self.children = children
    self.parameters = parameters
    self.registerCount = registerCount
    self.captures = captures
    self.callSites = .allocate(capacity: max(1, callSites.count))
    for (i, site) in callSites.enumerated() { (self.callSites + i).initialize(to: site) }
    callSiteCount = callSites.count
    self.callPlaces = callPlaces
    self.attributeSites = .allocate(capacity: max(1, attributeSites.count))
    for (i, site) in attributeSites.enumerated() {
      (self.attributeSites + i).initialize(to: site)
    }
    attributeSiteCount = attributeSites.count
    self.annotationChecks = .allocate(capacity: max(1, annotationChecks.count))
    self.annotationChecks.initialize(from: annotationChecks, count: annotationChecks.count)
    annotationCheckCount = annotationChecks.count
    self.handlers = .allocate(capacity: max(1, handlers.count))
    for (i, handler) in handlers.enumerated() { (self.handlers + i).initialize(to: handler) }
    handlerCount = handlers.count
    self.handlings = .allocate(capacity: max(1, handlings.count))
    self.handlings.initialize(from: handlings, count: handlings.count)
    handlingCount = handlings.count
    self.spans = spans
    self.docstring = docstring
    self.classTemplate = classTemplate
    hasOnlyFixed = parameters.variadic == nil && parameters.variadicKeyword == nil
    fixedCount = parameters.names.count
    positionalCount = parameters.positionalCount
    simpleArity = hasOnlyFixed && positionalCount == fixedCount ? fixedCount : -1
    table.add(self)
  }

  deinit {
    table.remove(self)
    instructions.deallocate()
    constants.deallocate()
    callSites.deinitialize(count: callSiteCount)
    callSites.deallocate()
    handlers.deallocate()
    handlings.deallocate()
    attributeSites.deallocate()
    annotationChecks.deinitialize(count: annotationCheckCount)
    annotationChecks.deallocate()
  }

  /// What handles an error of an instruction: the innermost one comes first.
  func handler(at position: Int, isCatchable: Bool, isPastGrace: Bool) -> Handler? {
    for i in 0..<handlerCount
    where handlers[i].start <= position && position < handlers[i].end
      && (isCatchable || handlers[i].catchesAll && !isPastGrace)
    {
      return handlers[i]
    }
    return nil
  }

  /// The register of the error that is being handled at an instruction.
  func handling(at position: Int) -> Int? {
    for i in 0..<handlingCount
    where handlings[i].start <= position && position < handlings[i].end {
      return handlings[i].register
    }
    return nil
  }

  /// Where the call of an instruction is written.
  func callPlace(at position: Int) -> CallPlace? {
    var (low, high) = (0, callPlaces.count)
    while low < high {
      let middle = (low + high) / 2
      if callPlaces[middle].position < position { low = middle + 1 } else { high = middle }
    }
    guard low < callPlaces.count, callPlaces[low].position == position else { return nil }
    return callPlaces[low]
  }

  func visit(_ mark: (Value) -> Void) {
    for i in 0..<constantCount { mark(constants[i]) }
    for i in 0..<attributeSiteCount {
      mark(attributeSites[i].member)
      for place in [attributeSites[i].place, attributeSites[i].olderPlace] {
        switch place {
        case .method(let value), .value(let value): mark(value)
        case .slot, .growth, .box, .variable: break
        }
      }
    }
  }
}

/// A function of the program: code, captured variables and defaults.
package final class ClosureObject: Object {
  let code: Ref<Code>
  let cells: UnsafeMutablePointer<Value>
  let defaults: UnsafeMutablePointer<Value>
  private let owned: Code

  init(_ code: Code) {
    owned = code
    self.code = .passUnretained(code)
    cells = .allocate(capacity: max(1, code.captures.count))
    defaults = .allocate(capacity: max(1, code.parameters.names.count))
    cells.initialize(repeating: .undefined, count: code.captures.count)
    defaults.initialize(repeating: .undefined, count: code.parameters.names.count)
  }

  deinit {
    cells.deallocate()
    defaults.deallocate()
  }

  override var byteCount: Int { 96 + 16 * (owned.captures.count + owned.parameters.names.count) }

  override func visit(_ mark: (Value) -> Void) {
    for i in 0..<owned.captures.count { mark(cells[i]) }
    for i in 0..<owned.parameters.names.count { mark(defaults[i]) }
  }

  package var name: String { owned.name }
  var parameters: FunctionSignature { owned.parameters }
  package var docstring: String? { owned.docstring }
  /// The first line of the docstring.
  var summary: String { docstring?.split(separator: "\n").first.map(String.init) ?? "" }
  /// The parameters that a call can name.
  package var parameterNames: [String] {
    Array(owned.parameters.names.dropFirst(owned.parameters.positionalOnlyCount))
  }
  /// `name(a, b=1, *rest)`; a default that is not plain is `…`.
  package var signature: String { owned.parameters.signature }
}
