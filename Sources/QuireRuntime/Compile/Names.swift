import QuireSyntax

/// Which names a stretch of code binds and uses: what scoping is decided from.
struct Names {
  /// Names bound by assignment, loops, imports, definitions; comprehension targets are not among them.
  private(set) var bound: [String] = []
  /// How often each of them is bound.
  private(set) var bindings: [String: Int] = [:]
  private(set) var globals: Set<String> = []
  private(set) var nonlocals: Set<String> = []
  /// Names read here or in functions inside that do not bind them.
  private(set) var used: Set<String> = []
  /// Names that functions inside take from here.
  private(set) var takenByInner: Set<String> = []
  /// Names that functions inside bind in the module: `global x`.
  private(set) var globalsOfInner: Set<String> = []
  /// Names that functions inside bind in a function around them: `nonlocal x`.
  private(set) var nonlocalsOfInner: Set<String> = []
  /// Names that comprehensions here read, apart from their own.
  private(set) var usedInComprehensions: Set<String> = []
  /// Names that statements here may take away again: by `del`, or as the name of an error.
  private(set) var unbound: Set<String> = []
  private(set) var importsAll = false

  init(_ body: [Statement]) { add(body) }

  init(_ expressions: [Expression]) { expressions.forEach { use($0) } }

  private init(targets: [Expression]) { targets.forEach { target($0) } }

  /// The names a function takes from around it.
  static func free(of function: Function) -> Set<String> {
    free(of: function, Names(function.body))
  }

  private static func free(of function: Function, _ body: Names) -> Set<String> {
    var names = body
    for parameter in function.parameters { names.bind(parameter.name.text) }
    let own = Set(names.bound).subtracting(names.globals).subtracting(names.nonlocals)
    return names.used.union(names.nonlocals).subtracting(own).subtracting(names.globals)
  }

  mutating func bind(_ name: String) {
    let count = bindings[name, default: 0]
    if count == 0 { bound.append(name) }
    bindings[name] = count + 1
  }

  private mutating func add(_ body: [Statement]) { body.forEach { add($0) } }

  private mutating func add(_ statement: Statement) {
    switch statement.kind {
    case .expression(let e): use(e)
    case .assign(let targets, let value):
      use(value)
      targets.forEach { target($0) }
    case .augmented(let target, _, let value):
      use(value)
      use(target)
      self.target(target)
    case .annotated(let target, _, let value):
      if let value { use(value) }
      self.target(target)
    case .conditional(let condition, let then, let otherwise):
      use(condition)
      add(then)
      add(otherwise)
    case .whileLoop(let condition, let body, let otherwise):
      use(condition)
      add(body)
      add(otherwise)
    case .forLoop(let target, let iterable, let body, let otherwise):
      use(iterable)
      self.target(target)
      add(body)
      add(otherwise)
    case .function(let function, let decorators):
      decorators.forEach { use($0) }
      if let name = function.name { bind(name.text) }
      inner(function)
    case .classDefinition(let definition, let decorators):
      decorators.forEach { use($0) }
      if let base = definition.base { use(base) }
      bind(definition.name.text)
      inner(definition)
    case .returns(let value): if let value { use(value) }
    case .breaks, .continues, .pass: break
    case .delete(let targets):
      targets.forEach {
        use($0)
        target($0)
        unbound.formUnion(Names(targets: [$0]).bound)
      }
    case .global(let names): globals.formUnion(names.map(\.text))
    case .nonlocal(let names): nonlocals.formUnion(names.map(\.text))
    case .assert(let condition, let message):
      use(condition)
      if let message { use(message) }
    case .raise(let value): if let value { use(value) }
    case .attempt(let attempt):
      add(attempt.body)
      for handler in attempt.handlers {
        if let kind = handler.kind { use(kind) }
        if let name = handler.name {
          bind(name.text)
          unbound.insert(name.text)
        }
        add(handler.body)
      }
      add(attempt.otherwise)
      add(attempt.finally)
    case .with(let items, let body):
      for item in items {
        use(item.context)
        if let target = item.target { self.target(target) }
      }
      add(body)
    case .importModules(let modules):
      for module in modules {
        bind(
          module.alias?.text
            ?? String(module.path.text.prefix { $0 != "." }))
      }
    case .importNames(_, let names):
      guard let names else {
        importsAll = true
        return
      }
      for name in names { bind((name.alias ?? name.name).text) }
    }
  }

  private mutating func target(_ e: Expression) {
    switch e.kind {
    case .name(let name): bind(name)
    case .tuple(let items), .list(let items): items.forEach { target($0) }
    case .starred(let inner): target(inner)
    default: use(e)
    }
  }

  private mutating func inner(_ function: Function) {
    for parameter in function.parameters {
      if let value = parameter.defaultValue { use(value) }
    }
    let names = Names(function.body)
    let free = Names.free(of: function, names)
    used.formUnion(free)
    takenByInner.formUnion(free)
    globalsOfInner.formUnion(names.globals.union(names.globalsOfInner))
    nonlocalsOfInner.formUnion(names.nonlocals.union(names.nonlocalsOfInner))
  }

  /// The names that the body of a class takes from around it. Its methods and comprehensions do not see
  /// what it binds.
  private mutating func inner(_ definition: ClassDefinition) {
    let names = Names(definition.body)
    var free = names.used.subtracting(names.bound).union(names.nonlocals)
    free.formUnion(names.takenByInner)
    free.formUnion(names.usedInComprehensions)
    free.subtract(names.globals)
    free.remove("__class__")
    used.formUnion(free)
    takenByInner.formUnion(free)
    globalsOfInner.formUnion(names.globals.union(names.globalsOfInner))
    nonlocalsOfInner.formUnion(names.nonlocals.union(names.nonlocalsOfInner))
  }

  private mutating func use(_ e: Expression) {
    switch e.kind {
    case .none, .ellipsis, .bool, .int, .longInt, .float, .string, .bytes: break
    case .name(let name):
      used.insert(name)
      // `super()` means the class around the function.
      if name == "super" { used.insert("__class__") }
    case .formatted(let pieces): use(pieces)
    case .list(let items), .tuple(let items), .set(let items): items.forEach { use($0) }
    case .dict(let items):
      for item in items {
        if let key = item.key { use(key) }
        use(item.value)
      }
    case .unary(_, let x), .not(let x), .attribute(let x, _), .starred(let x): use(x)
    case .binary(_, let x, let y), .and(let x, let y), .or(let x, let y),
      .subscripted(let x, let y):
      use(x)
      use(y)
    case .comparison(let first, let links):
      use(first)
      links.forEach { use($0.operand) }
    case .conditional(let condition, let then, let otherwise):
      use(condition)
      use(then)
      use(otherwise)
    case .call(let callee, let arguments):
      use(callee)
      arguments.forEach { use($0.value) }
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] { if let part { use(part) } }
    case .lambda(let function): inner(function)
    case .comprehension(let comprehension): use(comprehension)
    }
  }

  private mutating func use(_ pieces: [FormattedPiece]) {
    for piece in pieces {
      if case .value(let value) = piece {
        use(value.value)
        use(value.spec)
      }
    }
  }

  /// A comprehension's own variables are no names of the function; whatever else it uses is.
  private mutating func use(_ comprehension: Comprehension) {
    let inside = Names.inside(comprehension)
    let own = Set(inside.bound)
    used.formUnion(inside.used.subtracting(own))
    usedInComprehensions.formUnion(inside.used.subtracting(own))
    takenByInner.formUnion(inside.takenByInner.subtracting(own))
    if case .loop(_, let iterable) = comprehension.clauses[0] { use(iterable) }
  }

  /// The names bound and used inside a comprehension, its first iterable left out.
  static func inside(_ comprehension: Comprehension) -> Names {
    var names = Names([Expression]())
    for (i, clause) in comprehension.clauses.enumerated() {
      switch clause {
      case .loop(let target, let iterable):
        names.target(target)
        if i > 0 { names.use(iterable) }
      case .condition(let condition): names.use(condition)
      }
    }
    switch comprehension.element {
    case .list(let e), .set(let e), .generator(let e): names.use(e)
    case .dict(let key, let value):
      names.use(key)
      names.use(value)
    }
    return names
  }
}
