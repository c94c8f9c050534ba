import QuireSyntax

/// What to write instead of a name that nothing binds.
struct NameAdvice {
  let interpreter: Interpreter

  /// The hint for a name; `known` are those that the program binds itself.
  func hint(for name: String, at span: Span, known: [String], in reading: SourceReading) -> String {
    if let place = failedBinding(of: name, seenFrom: reading.source) {
      return "\(place) gives it a value, but failed before that"
    }
    if let advice = interpreter.advice(on: name) ?? ForeignName.hints[name]
      ?? ForeignModule.hint(name)
    {
      return advice
    }
    if reading.source.text.dropFirst(Int(span.end)).prefix(3).elementsEqual(" <-".utf8) {
      return "a value is given with '=': \(name) = …"
    }
    let near = known + interpreter.builtinNames
    if let nearest = NearestName.suggest(name, among: near) { return "did you mean \(nearest)?" }
    if interpreter.nativeModules[name] != nil { return "import \(name) first" }
    if let owner = reading.owner(ofLocal: name) {
      return "it is a variable of \(owner)() and lives only there; return it to use it outside"
    }
    if let line = reading.comprehension(with: name) {
      return "it is a variable of the comprehension on line \(line) and lives only there"
    }
    let arguments = reading.arguments(ofCallAt: span)
    if let modules = modules(with: name) {
      return "write \(modules.map { "\($0).\(name)" }.joined(separator: " or "))"
    }
    if let type = CoreLibrary.types(withMethod: name).map(\.name).min() {
      guard let arguments, let first = arguments.first else {
        return "it is a method of \(type): x.\(name)()"
      }
      return "it is a method: \(first).\(name)(\(arguments.dropFirst().joined(separator: ", ")))"
    }
    if let keyword = NearestName.suggest(name, among: Self.statements) {
      return "did you mean the keyword \(keyword)?"
    }
    if let function = reading.callee(ofComparison: span, name) {
      return "an argument takes its name with a single '=': \(function)(\(name)=…)"
    }
    if arguments != nil { return "define it first: def \(name)(…):" }
    let isOwner = reading.source.text.dropFirst(Int(span.end)).first == UInt8(ascii: ".")
    return "give it a value first, \(name) = …"
      + (isOwner ? "" : ", or quotes if it is text: \"\(name)\"")
  }

  private static let statements = [
    "break", "continue", "pass", "return", "raise", "assert", "yield", "import", "lambda", "not",
  ]

  /// Where a piece of source that failed would have bound the name.
  private func failedBinding(of name: String, seenFrom source: SourceFile) -> String? {
    for failed in interpreter.failedSources.reversed() {
      guard
        let binding = SourceReading(failed).topLevel.lazy.compactMap({ $0.binding(of: name) }).first
      else { continue }
      let start = Int(binding.span.start)
      if let cell = failed.cellNumber {
        return "line \(failed.lineOfText(of: start)) of cell \(cell)"
      }
      let line = failed.line(of: start)
      return failed.name == source.name ? "line \(line)" : "line \(line) of \(failed.name)"
    }
    return nil
  }

  /// The modules in scope that have the name: `math` and `np` of `sqrt`.
  private func modules(with name: String) -> [String]? {
    var found: [String] = []
    for native in interpreter.nativeModules.values
    where native.members.contains(where: { $0.name == name }) {
      if let short = scopeName(of: native) { found.append(short) }
    }
    found.sort { ($0.count, $0) < ($1.count, $1) }
    return found.isEmpty ? nil : Array(found.prefix(2))
  }

  /// The shortest name under which a module is in scope.
  private func scopeName(of native: NativeModule) -> String? {
    let names = interpreter.builtinNames.filter { name in
      if case .module(let known)? = interpreter.prelude.member(name) {
        known === native
      } else {
        false
      }
    }
    return names.min { ($0.count, $0) < ($1.count, $1) }
  }
}

extension SourceReading {
  /// The function to which a comparison with this name on the left is given: `area(width == 2)`.
  func callee(ofComparison span: Span, _ name: String) -> String? {
    for expression in everyExpression {
      let call = expression.first {
        guard case .call(_, let arguments) = $0.kind else { return false }
        return arguments.contains { argument in
          guard case .comparison(let first, let links) = argument.value.kind else { return false }
          return first.span == span && links.count == 1 && links[0].op == .equal
        }
      }
      if case .call(let callee, _)? = call?.kind { return source.text(callee.span) }
    }
    return nil
  }

  /// The function of this piece that has a variable of this name.
  func owner(ofLocal name: String) -> String? {
    for statement in topLevel {
      guard let function = statement.definedFunction else { continue }
      if Names(function.body).bound.contains(name) { return function.name?.text }
    }
    return nil
  }
}

extension CoreLibrary {
  /// The language's own types that have a method of this name.
  static func types(withMethod name: String) -> [TypeRecord] {
    CoreType.allCases.map(type).filter { $0.methods.contains { $0.name == name } }
  }
}
