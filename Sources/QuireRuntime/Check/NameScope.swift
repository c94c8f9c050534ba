import QuireSyntax

/// The names of a module, function, class body or comprehension, and what is bound to them.
final class NameScope {
  enum Kind {
    case module
    case function
    case classBody
    case comprehension
  }

  /// How a name gets its value, where one kind of statement is the only one that gives it any.
  enum Binding {
    case assigned(Expression)
    case function(FunctionSignature)
    case programClass(ClassOutline)
    /// The module with this dotted name.
    case module(String)
    case imported(module: String, name: String)
    /// Bound in several ways, or in one that says little.
    case other
  }

  let kind: Kind
  let parent: NameScope?
  /// The file, beside which imported files are looked for.
  let source: SourceFile
  private(set) var bindings: [String: Binding] = [:]
  /// Names that belong to the module although they are assigned here.
  private let globals: Set<String>
  /// Modules whose names are all imported.
  private(set) var starImports: [Name] = []

  init(
    _ kind: Kind, _ body: [Statement], _ names: Names, in parent: NameScope?, source: SourceFile
  ) {
    self.kind = kind
    self.parent = parent
    self.source = source
    globals = names.globals
    var found: [String: [Binding]] = [:]
    find(in: body, &found)
    let boundInside = names.globalsOfInner.union(names.nonlocalsOfInner)
    for (name, count) in names.bindings
    where !names.globals.contains(name) && !names.nonlocals.contains(name) {
      let known = found[name] ?? []
      let isCertain = known.count == count && !boundInside.contains(name)
      bindings[name] = isCertain ? Self.common(known) : .other
    }
    if kind == .module { for name in names.globalsOfInner { bindings[name] = .other } }
  }

  /// A scope of names about which nothing is known: parameters, the variables of a comprehension.
  init(_ kind: Kind, unknown names: [String], in parent: NameScope) {
    self.kind = kind
    self.parent = parent
    source = parent.source
    globals = []
    for name in names { bindings[name] = .other }
  }

  func bind(_ name: String, _ binding: Binding) { bindings[name] = binding }

  /// True for the code of a function, which runs later than what surrounds it.
  var isDeferred: Bool {
    switch kind {
    case .function: true
    case .module: false
    case .classBody, .comprehension: parent?.isDeferred ?? false
    }
  }

  /// The scope that holds a name read here; nil when none does.
  func owner(of name: String) -> NameScope? {
    var scope: NameScope? = self
    while let current = scope {
      if current.globals.contains(name) { return current.module.has(name) ? current.module : nil }
      if current.has(name), current === self || current.kind != .classBody { return current }
      scope = current.parent
    }
    return nil
  }

  /// Every name that can be read here.
  var visibleNames: [String] {
    var names: [String] = []
    var scope: NameScope? = self
    while let current = scope {
      names += current.bindings.keys
      scope = current.parent
    }
    return names
  }

  private func has(_ name: String) -> Bool { bindings[name] != nil }

  private var module: NameScope {
    var scope = self
    while let parent = scope.parent { scope = parent }
    return scope
  }

  // MARK: Finding bindings

  /// One binding for several: only repeated imports of the same leave a name certain.
  private static func common(_ bindings: [Binding]) -> Binding {
    guard let first = bindings.first else { return .other }
    let isSame = bindings.dropFirst().allSatisfy { other in
      switch (first, other) {
      case (.module(let a), .module(let b)): a == b
      case (.imported(let a, let x), .imported(let b, let y)): a == b && x == y
      default: false
      }
    }
    return isSame ? first : .other
  }

  private func find(in body: [Statement], _ found: inout [String: [Binding]]) {
    for statement in body {
      switch statement.kind {
      case .assign(let targets, let value):
        for target in targets {
          if case .name(let name) = target.kind {
            found[name, default: []].append(.assigned(value))
          }
        }
      case .annotated(let target, _, .some(let value)):
        if case .name(let name) = target.kind { found[name, default: []].append(.assigned(value)) }
      case .function(let function, let decorators):
        if let name = function.name?.text, decorators.isEmpty {
          found[name, default: []].append(.function(FunctionSignature(function, in: source)))
        }
      case .classDefinition(let definition, let decorators):
        if decorators.isEmpty {
          found[definition.name.text, default: []]
            .append(.programClass(ClassOutline(definition, in: self)))
        }
      case .importModules(let modules):
        for module in modules {
          let path = module.path.text
          let name = module.alias?.text ?? String(path.prefix { $0 != "." })
          found[name, default: []].append(.module(module.alias == nil ? name : path))
        }
      case .importNames(let module, let names?):
        for name in names {
          found[(name.alias ?? name.name).text, default: []]
            .append(.imported(module: module.text, name: name.name.text))
        }
      case .importNames(let module, nil): starImports.append(module)
      default: for block in statement.blocks { find(in: block, &found) }
      }
    }
  }
}

extension Statement {
  /// The blocks of a compound statement that belong to the same scope as the statement.
  var blocks: [[Statement]] {
    switch kind {
    case .conditional(_, let then, let otherwise): [then, otherwise]
    case .whileLoop(_, let body, let otherwise): [body, otherwise]
    case .forLoop(_, _, let body, let otherwise): [body, otherwise]
    case .with(_, let body): [body]
    case .attempt(let attempt):
      [attempt.body] + attempt.handlers.map(\.body) + [attempt.otherwise, attempt.finally]
    default: []
    }
  }
}
