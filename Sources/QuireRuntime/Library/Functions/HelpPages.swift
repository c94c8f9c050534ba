/// What is known about a value or a name, from the records of built-ins and the docstrings of functions.
package struct HelpPages {
  let interpreter: Interpreter

  package init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// The page about a value, or about what a text names; it ends with a newline.
  package func page(about subject: Value) throws -> String {
    switch subject {
    case .undefined:
      return HelpPage([
        .text(
          "help(name) explains a function, a type, a module or a value; help(\"for\") the language."
        ),
        .text("dir(x) lists what x has; quire doc, outside, lists names by subject."),
      ]).text(width: interpreter.pageWidth)
    case .string(let name):
      return
        (try page(named: name.object.text)
        ?? page(of: interpreter.type(of: subject).object.record)).text(width: interpreter.pageWidth)
    default: return try page(of: subject).text(width: interpreter.pageWidth)
    }
  }

  /// The page about a value: what it is itself, or its type.
  package func page(of value: Value, as path: String? = nil) throws -> HelpPage {
    switch value {
    case .builtin(let builtin): page(of: builtin.object.record, as: path)
    case .closure(let closure):
      HelpPage([.head(closure.object.signature)] + text(closure.object.docstring))
    case .type(let type): page(of: type.object.record, as: path)
    case .class(let type): page(of: type.object)
    case .instance(let object): page(of: object.object.type)
    case .method(let method): try page(of: method.object.function)
    case .module(let module): page(of: module.object)
    default: page(of: interpreter.type(of: value).object.record)
    }
  }

  /// Signature, summary, parameters and examples of a built-in.
  func page(of record: Builtin, as path: String? = nil) -> HelpPage {
    HelpPage([.head(head(of: record, as: path))] + text(record.summary) + details(of: record))
  }

  private func head(of record: Builtin, as path: String?) -> String {
    let owner = path.flatMap { path in
      path.lastIndex(of: ".").map { String(path[...$0]) }
    }
    return (owner ?? "") + record.signature
      + (record.returns.isEmpty ? "" : " -> \(record.returns)")
  }

  private func details(of record: Builtin) -> [HelpPage.Part] {
    let parameters = record.parameters.filter { $0.name != "self" }
    let idle = parameters.filter { $0.summary.hasPrefix("Accepted, without effect") }
    let rows = parameters.filter { $0.summary.isEmpty || !idle.map(\.name).contains($0.name) }
      .map { parameter in
        HelpPage.Row(name: star(parameter), type: type(of: parameter), text: parameter.summary)
      }
    return [
      .table(title: "Parameters", rows),
      .names(title: "Accepted, without effect", idle.map(\.name)),
      .code(title: "Examples", record.examples.flatMap(lines(ofExample:))),
    ]
  }

  private func type(of parameter: Parameter) -> String {
    guard let value = parameter.defaultValue else {
      return parameter.type.name
        + (parameter.isOptional && parameter.form != .variadic
          && parameter.form != .variadicKeyword ? ", optional" : "")
    }
    return "\(parameter.type.name) = \(value.text)"
  }

  /// `>>> code` and the text it shows.
  private func lines(ofExample example: String) -> [String] {
    guard let arrow = example.ranges(of: " => ").last else { return [">>> " + example] }
    return [">>> " + example[..<arrow.lowerBound], String(example[arrow.upperBound...])]
  }

  private func star(_ parameter: Parameter) -> String {
    switch parameter.form {
    case .variadic: "*" + parameter.name
    case .variadicKeyword: "**" + parameter.name
    case .ordinary, .keywordOnly: parameter.name
    }
  }

  /// Constructor, methods and properties of a type, its bases' last.
  func page(
    of record: TypeRecord, as path: String? = nil, withBases: Bool = true
  ) -> HelpPage {
    var parts: [HelpPage.Part] = [
      .head(
        record.constructor.map { head(of: $0, as: path) } ?? path
          ?? interpreter.pythonName(record))
    ]
    parts += text(record.summary)
    if let constructor = record.constructor {
      if constructor.summary != record.summary { parts += text(constructor.summary) }
      parts += details(of: constructor)
    }
    var type: TypeRecord? = record
    while let current = type {
      let origin = current === record ? "" : " of every \(current.name)"
      parts.append(
        .table(
          title: "Methods" + origin,
          current.methods.map { HelpPage.Row(name: $0.signature, text: $0.summary) }))
      parts.append(
        .table(
          title: "Properties" + origin,
          current.properties.map { HelpPage.Row(name: $0.name, text: $0.summary) }))
      type = withBases ? current.base : nil
    }
    return HelpPage(parts)
  }

  /// Signature, docstring and methods of a class of the program, its bases' last.
  private func page(of type: ClassObject) -> HelpPage {
    var parts: [HelpPage.Part] = [.head(type.signature)] + text(type.docstring)
    var current: ClassObject? = type
    while let owner = current {
      let rows = owner.ownNames.compactMap { name -> HelpPage.Row? in
        guard !name.object.text.hasPrefix("_"), let member = owner.ownMember(name),
          case .closure(let function) = member.unwrapped
        else { return nil }
        var signature = function.object.signature
        if member.kind == .property { signature = name.object.text }
        return HelpPage.Row(name: signature, text: function.object.summary)
      }
      parts.append(.table(title: "Methods" + (owner === type ? "" : " of \(owner.name)"), rows))
      current = owner.base?.object
    }
    return HelpPage(parts)
  }

  func page(of property: TypeRecord.Property, as path: String) -> HelpPage {
    HelpPage(
      [.head(path)] + text(property.summary)
        + text(property.set == nil ? "A property that can be read." : "A property that can be set.")
    )
  }

  private func page(of module: ModuleObject) -> HelpPage {
    let names = Set(module.definedNames).filter { !$0.hasPrefix("_") }.sorted()
    return HelpPage(
      [.head("module \(module.name)")] + text(module.summary) + [
        .table(
          title: "Members",
          names.map { HelpPage.Row(name: $0, text: summary(of: $0, in: module)) })
      ])
  }

  private func summary(of name: String, in module: ModuleObject) -> String {
    if let member = module.pending[name] { return member.summary }
    switch module[name] {
    case .builtin(let builtin): return builtin.object.record.summary
    case .type(let type): return type.object.record.summary
    case .module(let inner): return inner.object.summary
    case .closure(let closure):
      return closure.object.summary
    case .class(let type): return type.object.summary
    default: return ""
    }
  }

  func text(_ text: String?) -> [HelpPage.Part] {
    guard let text, !text.isEmpty else { return [] }
    return [.text(text)]
  }
}

extension NativeModule.Member {
  package var summary: String {
    switch self {
    case .function(let builtin): builtin.summary
    case .type(let record): record.summary
    case .module(let native): native.summary
    case .constant(_, let summary, _): summary
    }
  }
}
