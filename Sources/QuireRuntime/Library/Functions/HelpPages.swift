/// What `help` writes, from the records of built-ins and the docstrings of functions.
package struct HelpPages {
  let interpreter: Interpreter

  package init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// The page about a value, or about what a text names; it ends with a newline.
  package func page(about subject: Value) throws -> String {
    switch subject {
    case .undefined: return general
    case .string(let name):
      if let known = try named(name.object.text) { return try page(about: known) }
      return page(of: interpreter.type(of: subject).object.record)
    case .builtin(let builtin): return page(of: builtin.object.record)
    case .closure(let closure):
      return lines([closure.object.signature, closure.object.docstring.map(indented)])
    case .type(let type): return page(of: type.object.record)
    case .module(let module): return try page(of: module.object)
    default: return page(of: interpreter.type(of: subject).object.record)
    }
  }

  private var general: String {
    """
    help(name) explains a function, a type, a module or a value.
    dir(x) lists what x has.

    """
  }

  private func named(_ path: String) throws -> Value? {
    var parts = path.split(separator: ".").map(String.init)
    guard !parts.isEmpty else { return nil }
    let first = parts.removeFirst()
    var value = interpreter.builtin(first)
    if value == nil, let native = interpreter.nativeModules[path] {
      return .module(try interpreter.module(native))
    }
    if value == nil, let native = interpreter.nativeModules[first] {
      value = .module(try interpreter.module(native))
    }
    for part in parts { value = try value.flatMap { try interpreter.optionalAttribute($0, part) } }
    return value
  }

  /// Signature, summary, parameters and examples of a built-in.
  package func page(of record: Builtin) -> String {
    let returns = record.returns.isEmpty ? "" : " -> \(record.returns)"
    let parameters = record.parameters.filter { $0.name != "self" }
    let width = parameters.map { star($0).count }.max() ?? 0
    let described = parameters.map { parameter in
      let name = star(parameter)
      let summary = parameter.summary.isEmpty ? "" : ": \(parameter.summary)"
      return
        "  \(name)\(String(repeating: " ", count: width - name.count))  \(parameter.type.name)\(summary)"
    }
    return lines(
      [record.signature + returns, indented(record.summary)]
        + (described.isEmpty ? [] : [""] + described)
        + (record.examples.isEmpty ? [] : [""] + record.examples.map { "  " + $0 }))
  }

  private func star(_ parameter: Parameter) -> String {
    switch parameter.form {
    case .variadic: "*" + parameter.name
    case .variadicKeyword: "**" + parameter.name
    case .ordinary, .keywordOnly: parameter.name
    }
  }

  /// Constructor, methods and properties of a type.
  package func page(of record: TypeRecord) -> String {
    var out = [
      record.constructor?.signature ?? interpreter.pythonName(record), indented(record.summary),
    ]
    out += section("methods", record.allMethods.map { ($0.signature, $0.summary) })
    out += section("properties", record.allProperties.map { ($0.name, $0.summary) })
    return lines(out)
  }

  private func page(of module: ModuleObject) throws -> String {
    var members: [(String, String)] = []
    for name in Set(module.definedNames).sorted() where !name.hasPrefix("_") {
      members.append((name, summary(of: name, in: module)))
    }
    return lines(["module \(module.name)", indented(module.summary)] + section("members", members))
  }

  private func summary(of name: String, in module: ModuleObject) -> String {
    switch module.pending[name] {
    case .function(let builtin): return builtin.summary
    case .type(let record): return record.summary
    case .module(let native): return native.summary
    case .constant(_, let summary, _): return summary
    case nil: break
    }
    switch module[name] {
    case .builtin(let builtin): return builtin.object.record.summary
    case .type(let type): return type.object.record.summary
    case .closure(let closure):
      return closure.object.docstring?.split(separator: "\n").first.map(String.init) ?? ""
    default: return ""
    }
  }

  private func section(_ title: String, _ rows: [(String, String)]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let width = min(rows.map(\.0.count).max() ?? 0, 36)
    return ["", "  \(title):"]
      + rows.map { name, summary in
        "    \(name)\(String(repeating: " ", count: max(0, width - name.count)))  \(summary)"
      }
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        return trimmed.isEmpty ? "" : "  " + trimmed
      }
      .joined(separator: "\n")
  }

  private func lines(_ lines: [String?]) -> String {
    lines.compactMap { $0 }.filter { $0 != "  " }.joined(separator: "\n") + "\n"
  }
}
