import QuireSyntax

extension HelpPages {
  /// The page about what a dotted path names: `Dense`, `np.zeros`, `list.append`, `Sequential.fit`,
  /// `metrics.f1_score`; or about a subject of the language: `for`, `scope`. Nil when nothing has that
  /// name. Nothing of a file is run.
  /// - Parameter variables: A program's own names, which come first.
  package func page(named path: String, in variables: ModuleObject? = nil) throws -> HelpPage? {
    let guide = LanguageGuide(interpreter.languageText())
    guard let page = try page(ofName: path, in: variables) else { return guide.page(named: path) }
    // `format` is a function, and a subject of the language.
    let parts = variables?[path] == nil ? guide.page(named: path, inTitle: true)?.parts ?? [] : []
    return HelpPage(page.parts + (parts.isEmpty ? [] : [.text("")]) + parts)
  }

  private func page(ofName path: String, in variables: ModuleObject?) throws -> HelpPage? {
    let parts = path.split(separator: ".").map(String.init)
    guard let first = parts.first else { return nil }
    var value = variables?[first]
    if value == nil, let native = interpreter.nativeModules[path] {
      return try page(of: .module(interpreter.module(native)))
    }
    if value == nil { value = interpreter.builtin(first) }
    if value == nil, let native = interpreter.nativeModules[first] {
      value = .module(try interpreter.module(native))
    }
    if value == nil { value = types[first].map { .type(interpreter.type($0)) } }
    guard var current = value else { return try page(inFileNamed: parts) }
    for (index, part) in parts.enumerated().dropFirst() {
      if index == parts.count - 1, let property = property(part, of: current) {
        return page(of: property, as: path)
      }
      guard let next = try interpreter.optionalAttribute(current, part) else { return nil }
      current = next
    }
    return try page(of: current, as: parts.count > 1 ? path : nil)
  }

  private func property(_ name: String, of value: Value) -> TypeRecord.Property? {
    var record: TypeRecord? = interpreter.type(of: value).object.record
    if case .type(let type) = value { record = type.object.record }
    return record?.allProperties.last { $0.name == name }
  }

  /// A name near a path that names nothing: one that ends alike in a module, or one spelt alike.
  package func suggestion(for path: String) -> String? {
    let last = path.split(separator: ".").last.map(String.init) ?? path
    let members = interpreter.nativeModules.values.sorted { $0.name < $1.name }
      .flatMap { module in module.members.map { (module.name, $0.name) } }
    if let same = members.first(where: { $0.1 == last }) { return "\(same.0).\(same.1)" }
    let owned = types.values.flatMap { type in
      (type.allMethods.map(\.name) + type.allProperties.map(\.name))
        .map { "\(interpreter.pythonName(type)).\($0)" }
    }
    let short = ["np": "numpy", "plt": "matplotlib.pyplot"].flatMap { short, long in
      members.filter { $0.0 == long }.map { "\(short).\($0.1)" }
    }
    let subjects = LanguageGuide(interpreter.languageText()).names
    return NearestName.suggest(
      path,
      among: interpreter.builtinNames + subjects + short + members.map { "\($0.0).\($0.1)" } + owned
    )
      ?? NearestName.suggest(last, among: members.map(\.1)).flatMap { name in
        members.first { $0.1 == name }.map { "\($0.0).\($0.1)" }
      }
  }

  /// Every type that some record mentions, by name.
  var types: [String: TypeRecord] {
    var types: [String: TypeRecord] = [:]
    func add(_ record: TypeRecord) {
      let name = interpreter.pythonName(record)
      if types[name] == nil { types[name] = record }
      if let base = record.base { add(base) }
    }
    for core in CoreType.allCases where core != .host && core != .undefined {
      add(interpreter.type(core).object.record)
    }
    for member in interpreter.nativeModules.values.sorted(by: { $0.name < $1.name })
      .flatMap(\.members)
    {
      switch member {
      case .type(let record): add(record)
      case .function(let builtin): builtin.parameters.flatMap(\.type.hosts).forEach(add)
      case .module, .constant: break
      }
    }
    return types
  }

  // MARK: Files

  private func page(inFileNamed parts: [String]) throws -> HelpPage? {
    let here = SourceFile(name: "", text: "")
    if let source = try interpreter.findModule(parts.joined(separator: "."), here)?.source() {
      return page(ofFile: "module \(parts.joined(separator: "."))", [Parser.parse(source)])
    }
    guard parts.count > 1, let name = parts.last,
      let source = try interpreter.findModule(parts.dropLast().joined(separator: "."), here)?
        .source()
    else { return nil }
    return functions(in: Parser.parse(source)).first { $0.name?.text == name }
      .map { page(of: $0, in: source, owner: parts.dropLast().joined(separator: ".") + ".") }
  }

  /// The functions of a file, without running it.
  package func page(ofFile title: String, summary: String = "", _ programs: [Program]) -> HelpPage {
    let rows = programs.flatMap { program in
      functions(in: program).filter { $0.name?.text.hasPrefix("_") == false }.map { function in
        HelpPage.Row(
          name: signature(of: function, in: program.source),
          text: function.docstring?.split(separator: "\n").first.map(String.init) ?? "")
      }
    }
    return HelpPage([.head(title)] + text(summary) + [.table(title: "Functions", rows)])
  }

  /// A page for each public function of a module's file, by its dotted name.
  func functionPages(of source: SourceFile, module: String) -> [(path: String, HelpPage)] {
    functions(in: Parser.parse(source)).compactMap { function in
      guard let name = function.name?.text, !name.hasPrefix("_") else { return nil }
      return ("\(module).\(name)", page(of: function, in: source, owner: "\(module)."))
    }
  }

  private func functions(in program: Program) -> [Function] {
    program.statements.compactMap {
      if case .function(let function, _) = $0.kind { function } else { nil }
    }
  }

  private func page(of function: Function, in source: SourceFile, owner: String) -> HelpPage {
    HelpPage([.head(owner + signature(of: function, in: source))] + text(function.docstring))
  }

  /// The parameters as they are written, with annotations and defaults.
  private func signature(of function: Function, in source: SourceFile) -> String {
    var parts: [String] = []
    var isBehindStar = false
    for (index, parameter) in function.parameters.enumerated() {
      var text = parameter.name.text
      if let annotation = parameter.annotation { text += ": \(source.text(annotation.span))" }
      if let value = parameter.defaultValue { text += "=\(source.text(value.span))" }
      switch parameter.form {
      case .variadic:
        text = "*" + text
        isBehindStar = true
      case .variadicKeyword: text = "**" + text
      case .keywordOnly where !isBehindStar:
        parts.append("*")
        isBehindStar = true
      default: break
      }
      parts.append(text)
      let next = index + 1
      if parameter.form == .positionalOnly,
        next == function.parameters.count || function.parameters[next].form != .positionalOnly
      {
        parts.append("/")
      }
    }
    let returns = function.returns.map { " -> \(source.text($0.span))" } ?? ""
    return "\(function.name?.text ?? "lambda")(\(parts.joined(separator: ", ")))\(returns)"
  }
}
