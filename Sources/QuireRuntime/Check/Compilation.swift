import QuireSyntax

/// What is known where a check stands before the run of one piece of program.
struct Compilation {
  /// The module whose variables the program reads and writes.
  let module: ModuleObject
  /// Whether nothing is added to the program later.
  let isWhole: Bool

  /// Whether an earlier piece has given a name its value.
  func hasValue(_ name: String) -> Bool { module[name] != nil }

  /// What a variable of an earlier piece is known to be; nil when there is none.
  func variable(_ name: String) -> Meaning? {
    guard module.binds(name), let value = module[name] else { return nil }
    if module.rebound.contains(name) { return .unknown }
    switch value {
    case .closure, .builtin, .module, .type: return .value(value)
    default: return .unknown
    }
  }

  /// Whether a later piece may give the callee another meaning before the call is made: the call stands in a
  /// function, and the name belongs to the module.
  func mayBeOther(_ callee: Expression, _ scope: NameScope) -> Bool {
    guard !isWhole, scope.isDeferred, let name = callee.firstName else { return false }
    if let owner = scope.owner(of: name) { return owner.kind == .module }
    return module.binds(name)
  }
}

extension Expression {
  /// The name at the start of a dotted path.
  fileprivate var firstName: String? {
    switch kind {
    case .name(let name): name
    case .attribute(let object, _): object.firstName
    default: nil
    }
  }
}
