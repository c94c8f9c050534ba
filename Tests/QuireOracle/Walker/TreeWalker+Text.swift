extension TreeWalker {
  func typeName(of thing: Thing) -> String {
    switch thing {
    case .none: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .text: "str"
    case .tuple: "tuple"
    case .list: "list"
    case .dict: "dict"
    case .set: "set"
    case .range: "range"
    case .function: "function"
    case .native, .blueprint: "type"
    case .method: "builtin_function_or_method"
    case .error(let failure): failure.kind
    case .instance(let instance), .above(let instance, _): instance.blueprint.name
    }
  }

  func text(of thing: Thing) throws -> String {
    switch thing {
    case .text(let text): text
    case .error(let failure): failure.message
    case .instance(let instance) where instance.blueprint.member("__str__") != nil:
      try special("__str__", thing).map(text(of:)) ?? ""
    default: try representation(of: thing)
    }
  }

  func representation(of thing: Thing, depth: Int = 0) throws -> String {
    // A value may contain itself.
    if depth > 20 { throw OutOfSubset("depth") }
    func joined(_ items: [Thing]) throws -> String {
      try items.map { try representation(of: $0, depth: depth + 1) }.joined(separator: ", ")
    }
    switch thing {
    case .none: return "None"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return "\(value)"
    case .float(let value): return "\(value)"
    case .text(let text):
      return "\"" + text.replacingOccurrences(of: ["\\": "\\\\", "\"": "\\\"", "\n": "\\n"]) + "\""
    case .list(let box): return try "[" + joined(box.content) + "]"
    case .tuple(let items): return try "(" + joined(items) + (items.count == 1 ? ",)" : ")")
    case .set(let box): return box.content.isEmpty ? "set()" : try "{" + joined(box.content) + "}"
    case .dict(let box):
      let entries = try box.content.map {
        try joined([$0.key]) + ": " + joined([$0.value])
      }
      return "{" + entries.joined(separator: ", ") + "}"
    case .range(let start, let stop, let step):
      let bounds = step != 1 ? [start, stop, step] : start != 0 ? [start, stop] : [stop]
      return "range(" + bounds.map(String.init).joined(separator: ", ") + ")"
    case .function(let closure):
      return closure.function.name.map { "<function \($0.text)>" } ?? "<function lambda>"
    case .error(let failure):
      return try "\(failure.kind)(" + joined([.text(failure.message)]) + ")"
    case .instance:
      guard case .text(let text)? = try special("__repr__", thing) else {
        throw OutOfSubset("text")
      }
      return text
    case .native, .blueprint, .method, .above: return "<\(typeName(of: thing))>"
    }
  }
}

extension String {
  fileprivate func replacingOccurrences(of table: [Character: String]) -> String {
    reduce(into: "") { $0 += table[$1] ?? String($1) }
  }
}
