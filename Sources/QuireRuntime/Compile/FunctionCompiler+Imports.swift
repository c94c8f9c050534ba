import QuireSyntax

extension FunctionCompiler {
  func importModule(_ module: ImportedModule) throws {
    let path = module.path
    let register = try temporary(path.span)
    func load(_ name: String) {
      let index = constant(.string(unit.interpreter.intern(name)))
      emit(Instruction(.importModule, register, wide: index), path.span)
    }
    load(path.text)
    if let alias = module.alias {
      write(alias.text, from: register, alias.span)
    } else {
      let first = String(path.text.prefix { $0 != "." })
      if first != path.text { load(first) }
      write(first, from: register, path.span)
    }
  }

  func importNames(_ module: Name, _ names: [ImportedName]?) throws {
    let register = try temporaries(2, module.span)
    let index = constant(.string(unit.interpreter.intern(module.text)))
    emit(Instruction(.importModule, register, wide: index), module.span)
    guard let names else {
      emit(Instruction(.importAll, register), module.span)
      return
    }
    for name in names {
      let index = constant(.string(unit.interpreter.intern(name.name.text)))
      guard index < 65_536 else { throw fail("too many constants", name.name.span) }
      emit(Instruction(.importName, register + 1, register, index), name.name.span)
      write((name.alias ?? name.name).text, from: register + 1, name.name.span)
    }
  }
}
