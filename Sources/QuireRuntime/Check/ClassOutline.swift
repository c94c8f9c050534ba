import QuireSyntax

/// A class of the program as a check sees it.
final class ClassOutline {
  let name: String
  let base: Expression?
  /// The names of its body.
  let scope: NameScope

  init(_ definition: ClassDefinition, in parent: NameScope) {
    name = definition.name.text
    base = definition.base
    scope = NameScope(
      .classBody, definition.body, Names(definition.body), in: parent, source: parent.source)
  }
}

/// What the text of a program shows of its classes and of the attributes that it sets.
struct ClassSurvey {
  /// How many classes define each method.
  private var definitions: [String: Int] = [:]
  /// Attributes that are given values somewhere.
  private var assigned: Set<String> = []

  init(_ statements: [Statement]) { statements.forEach { visit($0) } }

  /// Whether a method can be no other than the one definition of its name: no class derives it anew and no
  /// assignment replaces it.
  func isOnly(_ method: String) -> Bool {
    definitions[method] == 1 && !assigned.contains(method)
  }

  func isReplaced(_ method: String) -> Bool { assigned.contains(method) }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .classDefinition(let definition, _):
      for name in Set(Names(definition.body).bound) { definitions[name, default: 0] += 1 }
    case .assign(let targets, _): targets.forEach { note($0) }
    case .augmented(let target, _, _), .annotated(let target, _, _), .forLoop(let target, _, _, _):
      note(target)
    case .with(let items, _): items.forEach { $0.target.map { note($0) } }
    default: break
    }
    statement.inner.forEach { visit($0) }
  }

  private mutating func note(_ target: Expression) {
    switch target.kind {
    case .attribute(_, let name): assigned.insert(name.text)
    case .tuple(let items), .list(let items): items.forEach { note($0) }
    case .starred(let inner): note(inner)
    default: break
    }
  }
}
