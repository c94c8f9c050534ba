import QuireSyntax

/// An imported file as a check sees it: its names, without running it.
final class ModuleOutline {
  let name: String
  let scope: NameScope
  /// The first mistake of its text, which stops every program that imports it.
  let mistake: Diagnostic?

  init(_ name: String, _ source: SourceFile) {
    self.name = name
    let program = Parser.parse(source)
    scope = NameScope(
      .module, program.statements, Names(program.statements), in: nil, source: source)
    mistake = program.diagnostics.first
  }

  /// Whether it may have names that its text does not show.
  var isOpen: Bool { !scope.starImports.isEmpty || mistake != nil }

  func has(_ name: String) -> Bool { scope.bindings[name] != nil || isOpen || name.hasPrefix("__") }

  var names: [String] { Array(scope.bindings.keys) }
}
