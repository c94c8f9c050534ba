import QuireSyntax

/// What is legal in a program and hardly meant: found in its text alone.
package struct ProgramWarnings {
  /// In the order of their places.
  package private(set) var findings: [Diagnostic] = []

  private var source: SourceFile
  private var used: Set<String> = []

  /// Looks at the cells of a notebook, or at the one text of a script.
  package init(_ cells: [SourceFile]) {
    source = cells.first ?? SourceFile(name: "", text: "")
    let programs = cells.map(Parser.parse)
    // What a module offers its importers may be listed.
    let isWhole = programs.allSatisfy {
      $0.diagnostics.isEmpty && Names($0.statements).bindings["__all__"] == nil
    }
    for program in programs {
      let names = Names(program.statements)
      used.formUnion(names.used)
      used.formUnion(names.takenByInner)
      noteAnnotations(program.statements)
    }
    for program in programs where program.diagnostics.isEmpty {
      source = program.source
      let start = findings.count
      if isWhole { visitImports(program.statements) }
      visit(program.statements, isCell: true)
      findings[start...].sort { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
    }
  }

  /// Notes the names in annotations, which are not evaluated.
  private mutating func noteAnnotations(_ statements: [Statement]) {
    for statement in statements {
      var annotations: [Expression] = []
      switch statement.kind {
      case .annotated(_, let annotation, _): annotations.append(annotation)
      case .function(let function, _):
        annotations += function.parameters.compactMap(\.annotation)
        if let result = function.returns { annotations.append(result) }
      default: break
      }
      used.formUnion(Names(annotations).used)
      noteAnnotations(statement.inner)
    }
  }

  private mutating func warn(_ message: String, _ span: Span, hint: String? = nil) {
    findings.append(Diagnostic("Warning", message, source: source, span: span, hint: hint))
  }

  // MARK: Statements

  /// Imports of the top level that no cell uses.
  private mutating func visitImports(_ statements: [Statement]) {
    for statement in statements {
      switch statement.kind {
      case .importModules(let modules):
        for module in modules {
          let name = module.alias?.text ?? String(module.path.text.prefix { $0 != "." })
          if !used.contains(name) { unused(import: name, module.path.span) }
        }
      case .importNames(_, let names?):
        for name in names where !used.contains((name.alias ?? name.name).text) {
          unused(import: (name.alias ?? name.name).text, name.name.span)
        }
      default: break
      }
    }
  }

  private mutating func unused(import name: String, _ span: Span) {
    warn("\(name) is imported and never used", span, hint: "remove the import")
  }

  private mutating func visit(_ statements: [Statement], isCell: Bool = false) {
    for (index, statement) in statements.enumerated() {
      if index > 0, statements[index - 1].leaves {
        warn(
          "this is never reached", statement.span.firstLine(in: source),
          hint: "the statement before it leaves the block")
      }
      let isShown = isCell && index == statements.count - 1
      if case .expression(let e) = statement.kind, !isShown { visit(effectless: e) }
      for e in statement.expressions { visit(e) }
      if case .function(let function, _) = statement.kind { visit(function) }
      let blocks = statement.blocks
      if blocks.isEmpty { visit(statement.inner) } else { for block in blocks { visit(block) } }
    }
  }

  private mutating func visit(effectless e: Expression) {
    guard case .comparison(_, let links) = e.kind, links.first?.op == .equal,
      !source.line(around: Int(e.span.start)).text.contains("#")
    else { return }
    warn("a comparison whose result nothing uses", e.span, hint: "'=' assigns, assert checks")
  }

  // MARK: Functions

  private mutating func visit(_ function: Function) {
    let names = Names(function.body)
    let read = names.used.union(names.takenByInner)
    for statement in function.body.ownStatements {
      guard case .assign(let targets, _) = statement.kind, targets.count == 1,
        case .name(let name) = targets[0].kind, !name.hasPrefix("_"), !read.contains(name),
        !names.globals.contains(name), !names.nonlocals.contains(name), !names.importsAll
      else { continue }
      warn("\(name) gets a value that nothing reads", targets[0].span)
    }
    for parameter in function.parameters {
      guard let value = parameter.defaultValue, value.isEmptyContainer,
        function.body.changes(parameter.name.text)
      else { continue }
      warn(
        "every call shares this default, and the function changes it", value.span,
        hint: "take None, and make it in the body: if \(parameter.name.text) is None: …")
    }
  }

  // MARK: Expressions

  private mutating func visit(_ e: Expression) {
    switch e.kind {
    case .comparison(let first, let links):
      var left = first
      for link in links {
        if link.op == .isSame || link.op == .isNotSame,
          left.isPlainLiteral || link.operand.isPlainLiteral
        {
          warn(
            "'is' asks whether two values are one object", e.span,
            hint: link.op == .isSame ? "'==' compares" : "'!=' compares")
        }
        left = link.operand
      }
    case .string:
      // The parser takes an f-string without values for a string.
      let prefix = source.text(e.span).prefix { $0 != "\"" && $0 != "'" }
      if prefix.lowercased().contains("f") {
        warn("an f-string without { }", e.span, hint: "leave out the f")
      }
    case .dict(let items):
      var keys: Set<String> = []
      for item in items {
        guard let key = item.key, key.isPlainLiteral else { continue }
        let text = source.text(key.span)
        if !keys.insert(text).inserted {
          warn("the key \(text) stands twice in this dict; the last counts", key.span)
        }
      }
    default: break
    }
    for part in e.parts { visit(part) }
  }
}

extension Statement {
  /// Whether what follows it in its block never runs.
  fileprivate var leaves: Bool {
    switch kind {
    case .returns, .raise, .breaks, .continues: true
    default: false
    }
  }
}

extension [Statement] {
  /// The statements of one function, those of functions and classes inside left out.
  fileprivate var ownStatements: [Statement] {
    flatMap { statement -> [Statement] in
      [statement] + statement.blocks.flatMap(\.ownStatements)
    }
  }

  private static var changing: Set<String> {
    ["append", "extend", "insert", "add", "update", "pop", "remove", "setdefault", "sort"]
  }

  /// Whether the elements of a variable are changed.
  fileprivate func changes(_ name: String) -> Bool {
    ownStatements.contains { statement in
      switch statement.kind {
      case .assign(let targets, _) where targets.contains { $0.isElement(of: name) }: true
      case .augmented(let target, _, _) where target.isElement(of: name): true
      default:
        statement.expressions.contains { e in
          e.first { part in
            guard case .call(let callee, _) = part.kind,
              case .attribute(let object, let method) = callee.kind,
              case .name(name) = object.kind
            else { return false }
            return Self.changing.contains(method.text)
          } != nil
        }
      }
    }
  }
}

extension Expression {
  fileprivate func isElement(of name: String) -> Bool {
    guard case .subscripted(let object, _) = kind, case .name(name) = object.kind else {
      return false
    }
    return true
  }

  fileprivate var isEmptyContainer: Bool {
    switch kind {
    case .list(let items): items.isEmpty
    case .dict(let items): items.isEmpty
    default: false
    }
  }

  fileprivate var isPlainLiteral: Bool {
    switch kind {
    case .int, .float, .string, .bytes: true
    default: false
    }
  }
}

extension Span {
  /// The part on the line where it begins.
  fileprivate func firstLine(in source: SourceFile) -> Span {
    let count = source.text[Int(start)..<Int(end)].prefix { $0 != UInt8(ascii: "\n") }.count
    return Span(Int(start), Int(start) + count)
  }
}
