import QuireSyntax

/// The variables of a module, a class body or one call.
final class Scope {
  enum Level {
    case module
    case blueprint
    case call
  }
  var values: [String: Thing] = [:]
  let level: Level
  let names: BoundNames
  let parent: Scope?
  /// In a call of a method: the class that defines it, and what it is called on.
  var method: (owner: Blueprint, of: Instance)?

  init(_ level: Level, names: BoundNames, parent: Scope?) {
    self.level = level
    self.names = names
    self.parent = parent
  }

  /// The method around this place.
  var surroundingMethod: (owner: Blueprint, of: Instance)? { method ?? parent?.surroundingMethod }

  var module: Scope { parent?.module ?? self }

  /// Where a name that is read or written here belongs.
  private func home(of name: String) -> Scope {
    if level == .module || names.globals.contains(name) { return module }
    if !names.nonlocals.contains(name), names.locals.contains(name) { return self }
    var outer = parent
    while let scope = outer, scope.level != .module {
      if scope.level == .call, scope.names.locals.contains(name) { return scope.home(of: name) }
      outer = scope.parent
    }
    return module
  }

  subscript(name: String) -> Thing? {
    get {
      let home = home(of: name)
      if let value = home.values[name] { return value }
      // A class body sees the names around it until it binds its own.
      return home === self && level == .blueprint ? parent?[name] : nil
    }
    set { home(of: name).values[name] = newValue }
  }

  /// Whether a name that has no value here could mean a built-in.
  func isOpen(_ name: String) -> Bool { home(of: name).level != .call }
}

/// The names that a body of statements binds, by Python's rule: blocks open no scopes.
struct BoundNames {
  private(set) var locals: Set<String> = []
  private(set) var globals: Set<String> = []
  private(set) var nonlocals: Set<String> = []

  init(parameters: [Function.Parameter] = [], body: [Statement] = []) {
    for parameter in parameters { locals.insert(parameter.name.text) }
    body.forEach { add($0) }
    locals.subtract(globals)
    locals.subtract(nonlocals)
  }

  init(targets: [Expression]) { targets.forEach { add($0) } }

  private mutating func add(_ target: Expression) {
    switch target.kind {
    case .name(let name): locals.insert(name)
    case .list(let items), .tuple(let items): items.forEach { add($0) }
    case .starred(let item): add(item)
    default: break
    }
  }

  private mutating func add(_ statement: Statement) {
    switch statement.kind {
    case .assign(let targets, _): targets.forEach { add($0) }
    case .augmented(let target, _, _), .annotated(let target, _, _): add(target)
    case .delete(let targets): targets.forEach { add($0) }
    case .conditional(_, let then, let otherwise): (then + otherwise).forEach { add($0) }
    case .whileLoop(_, let body, let otherwise): (body + otherwise).forEach { add($0) }
    case .forLoop(let target, _, let body, let otherwise):
      add(target)
      (body + otherwise).forEach { add($0) }
    case .function(let function, _): if let name = function.name { locals.insert(name.text) }
    case .classDefinition(let definition, _): locals.insert(definition.name.text)
    case .global(let names): globals.formUnion(names.map(\.text))
    case .nonlocal(let names): nonlocals.formUnion(names.map(\.text))
    case .attempt(let attempt):
      (attempt.body + attempt.otherwise + attempt.finally).forEach { add($0) }
      for handler in attempt.handlers {
        if let name = handler.name { locals.insert(name.text) }
        handler.body.forEach { add($0) }
      }
    case .with(let items, let body):
      items.compactMap(\.target).forEach { add($0) }
      body.forEach { add($0) }
    case .expression, .returns, .breaks, .continues, .pass, .assert, .raise, .importModules,
      .importNames:
      break
    }
  }
}

/// A function with the variables it sees and the values of its defaults.
final class Closure {
  let function: Function
  let scope: Scope
  let names: BoundNames
  let defaults: [Thing?]
  /// The class whose body defines it.
  var owner: Blueprint?

  init(_ function: Function, scope: Scope, names: BoundNames, defaults: [Thing?]) {
    self.function = function
    self.scope = scope
    self.names = names
    self.defaults = defaults
  }
}
