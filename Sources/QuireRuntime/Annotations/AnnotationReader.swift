import QuireSyntax

/// Reads annotations: what they say of Quire's types, the program's classes and shapes. Nothing is evaluated,
/// and an annotation that says something else is not checked.
struct AnnotationReader {
  let compiler: FunctionCompiler
  /// The names of sizes met so far.
  private(set) var sizeNames: [String]
  /// Whether new names of sizes may come in.
  private let takesNames: Bool

  init(_ compiler: FunctionCompiler, sizeNames: [String] = [], takesNames: Bool = true) {
    self.compiler = compiler
    self.sizeNames = sizeNames
    self.takesNames = takesNames
  }

  /// What an annotation demands; nil when that is nothing Quire knows.
  mutating func read(_ e: Expression) -> Annotation? {
    switch e.kind {
    case .none: return Annotation.none
    case .name(let name): return self.type(named: name)
    case .string(let name): return self.type(named: name)
    case .binary(.bitOr, let a, let b): return either([a, b])
    case .attribute(let object, let name):
      guard case .name("typing") = object.kind else { return nil }
      return self.type(named: name.text)
    case .subscripted(let outer, let inner):
      guard let name = outer.lastName else { return nil }
      let parts: [Expression] = if case .tuple(let items) = inner.kind { items } else { [inner] }
      switch name {
      case "Optional": return read(inner).map { .either([$0, .none]) }
      case "Union": return either(parts)
      case "Tensor": return self.type(named: name) == nil ? nil : shape(parts)
      default: return read(outer)
      }
    default: return nil
    }
  }

  private mutating func either(_ parts: [Expression]) -> Annotation? {
    var read: [Annotation] = []
    for part in parts {
      guard let annotation = self.read(part) else { return nil }
      read.append(annotation)
    }
    return .either(read)
  }

  // MARK: Names

  private static let types: [String: ParameterType] = [
    "int": .int, "float": .float, "bool": .bool, "str": .string, "bytes": .bytes,
    "list": ParameterType("list", [.list, .iterator]), "dict": .dict, "tuple": .tuple, "set": .set,
    "callable": .callable, "range": ParameterType("range", [.range]),
    "List": ParameterType("list", [.list, .iterator]), "Dict": .dict, "Tuple": .tuple, "Set": .set,
  ]

  private func type(named name: String) -> Annotation? {
    let unit = compiler.unit
    if compiler.isLocal(name) { return nil }
    if unit.names.binds(name) || unit.module.binds(name) {
      return .global(slot: unit.module.slot(name))
    }
    if let type = AnnotationReader.types[name] { return .type(type) }
    if name == "Tensor" { return .shape([.rest]) }
    guard case .type(let type)? = unit.interpreter.builtin(name),
      type.object.record.core == nil
    else { return nil }
    return .type(.host(type.object.record))
  }

  // MARK: Shapes

  private mutating func shape(_ parts: [Expression]) -> Annotation? {
    var dimensions: [Annotation.Dimension] = []
    for part in parts {
      guard let dimension = dimension(part) else { return nil }
      dimensions.append(dimension)
    }
    let rests = dimensions.count { if case .rest = $0 { true } else { false } }
    return rests <= 1 ? .shape(dimensions) : nil
  }

  private mutating func dimension(_ e: Expression) -> Annotation.Dimension? {
    switch e.kind {
    case .int(let size): return .size(size)
    case .none: return .any
    case .ellipsis: return .rest
    case .name("Any"), .name("_"), .string("_"): return .any
    case .string(let name), .name(let name):
      if let index = sizeNames.firstIndex(of: name) { return .named(index) }
      guard takesNames else { return .any }
      sizeNames.append(name)
      return .named(sizeNames.count - 1)
    default: return nil
    }
  }
}

extension Expression {
  /// The name itself, or the last one of a dotted path.
  fileprivate var lastName: String? {
    switch kind {
    case .name(let name): name
    case .attribute(_, let name): name.text
    default: nil
    }
  }
}
