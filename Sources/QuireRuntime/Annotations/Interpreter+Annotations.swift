import QuireSyntax

extension Interpreter {
  /// Checks a value whose type does not tell at a glance that it satisfies its annotation.
  @inline(never)
  func checkAnnotation(
    _ code: Ref<Code>, _ index: Int, _ value: Value, _ registers: UnsafeMutablePointer<Value>
  ) throws {
    let code = code.object
    let check = code.annotationChecks[index]
    let sizes = registers + check.firstSize
    if satisfies(value, check.annotation, code.module, sizes) { return }
    throw mismatch(value, check, sizes, in: code)
  }

  /// - Parameter sizes: The registers of the sizes that have names; those met for the first time are noted.
  private func satisfies(
    _ value: Value, _ annotation: Annotation, _ module: ModuleObject,
    _ sizes: UnsafeMutablePointer<Value>
  ) -> Bool {
    switch annotation {
    case .type(let type):
      if type.accepts(value) { return true }
      // A tensor without axes is a number.
      guard case .host(let host) = value, let number = host.object.object as? any NumberLike else {
        return false
      }
      return number.numberValue.map(type.accepts) ?? false
    case .global(let slot):
      return isInstance(value, of: module.storage[slot]) ?? true
    case .shape(let dimensions):
      guard let extents = extents(of: value) else { return false }
      return fits(extents, dimensions, sizes)
    case .either(let parts):
      return parts.contains { satisfies(value, $0, module, sizes) }
    }
  }

  /// The extents of a value that has a shape; nil stands for one that is not known yet.
  private func extents(of value: Value) -> [Int?]? {
    guard case .host(let host) = value else { return nil }
    return host.object.type.hooks.shape?(value)
  }

  private func fits(
    _ extents: [Int?], _ dimensions: [Annotation.Dimension], _ sizes: UnsafeMutablePointer<Value>
  ) -> Bool {
    var pairs: [(Annotation.Dimension, Int?)] = []
    let rest = dimensions.firstIndex { if case .rest = $0 { true } else { false } }
    if let rest {
      let tail = dimensions.count - rest - 1
      guard extents.count >= rest + tail else { return false }
      pairs += zip(dimensions[..<rest], extents)
      pairs += zip(dimensions[(rest + 1)...], extents.suffix(tail))
    } else {
      guard extents.count == dimensions.count else { return false }
      pairs += zip(dimensions, extents)
    }
    var met: [(place: Int, size: Int)] = []
    for case (let dimension, let extent?) in pairs {
      switch dimension {
      case .any, .rest: break
      case .size(let size): if size != extent { return false }
      case .named(let place):
        let known: Int? =
          if case .int(let size) = sizes[place] { size } else {
            met.first { $0.place == place }?.size
          }
        if let known, known != extent { return false }
        met.append((place, extent))
      }
    }
    for (place, size) in met { sizes[place] = .int(size) }
    return true
  }

  private func mismatch(
    _ value: Value, _ check: AnnotationCheck, _ sizes: UnsafeMutablePointer<Value>, in code: Code
  ) -> ScriptError {
    let found = brief(value) ?? value.typeName
    let hasShape = extents(of: value) != nil && check.annotation.demandsShape
    var error: ScriptError
    switch check.subject {
    case .argument(let name, let index):
      error = ScriptError(
        .type, "\(code.parameters.name)() expected \(check.text) for \(name), got \(found)",
        label: hasShape ? found : nil, argument: index - (code.parameters.isMethod ? 1 : 0),
        keyword: name)
      error.isAboutCall = true
    case .result:
      let found = value.isNull ? "None" : found
      error = ScriptError(
        .type, "\(code.parameters.name)() returned \(found) instead of \(check.text)")
    case .variable(let name):
      error = ScriptError(.type, "\(name) is annotated \(check.text), got \(found)")
    }
    if hasShape { error.kind = .shape }
    error.hint = hint(value, check, sizes)
    if value.isNull, case .argument = check.subject { error = error.asking(.itself) }
    return error
  }

  private func hint(
    _ value: Value, _ check: AnnotationCheck, _ sizes: UnsafeMutablePointer<Value>
  ) -> String? {
    if case .type(let type) = check.annotation, case .argument = check.subject {
      return conversion(of: value, to: type)
    }
    if value.isNull, case .result = check.subject {
      return "return a value at every end, or write -> \(check.text) | None"
    }
    guard check.annotation.demandsShape else { return nil }
    if extents(of: value) == nil {
      return value.coreType == .list || value.coreType == .tuple
        ? "tensor(\(HintText.here)) makes a tensor of it" : nil
    }
    let known = check.sizeNames.enumerated().compactMap { place, name -> String? in
      guard check.annotation.names(place), case .int(let size) = sizes[place] else { return nil }
      return "\"\(name)\" is \(size)"
    }
    return known.isEmpty ? nil : known.joined(separator: " and ") + " in this call"
  }
}

extension Annotation {
  fileprivate var demandsShape: Bool {
    switch self {
    case .shape: true
    case .either(let parts): parts.contains(where: \.demandsShape)
    case .type, .global: false
    }
  }

  /// Whether a size is named in it.
  fileprivate func names(_ place: Int) -> Bool {
    switch self {
    case .shape(let dimensions):
      dimensions.contains { if case .named(place) = $0 { true } else { false } }
    case .either(let parts): parts.contains { $0.names(place) }
    case .type, .global: false
    }
  }
}
