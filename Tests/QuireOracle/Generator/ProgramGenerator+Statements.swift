extension ProgramGenerator {
  private static let kinds = [
    "ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "RuntimeError",
  ]

  mutating func statement(depth: Int) {
    guard let frame = frames.last else { return }
    if depth < 3, lines.count < 400 {
      switch below(depth == 0 ? 22 : 40) {
      case 0, 1: return conditional(depth)
      case 2, 3: return forLoop(depth)
      case 4: return whileLoop(depth)
      case 5, 6, 7: return attempt(depth)
      case 8 where frames.count < 4, 9 where frames.count < 4: return function(depth)
      case 10: return closures()
      case 11 where depth < 2: return classes(depth)
      default: break
      }
    }
    if frame.loops > 0, chance(0.12) {
      return emit(
        (chance(0.7) ? "if \(expression(.bool, 1)): " : "") + pick(["break", "continue"]))
    }
    if frame.isFunction, chance(0.08) {
      return emit(
        (chance(0.7) ? "if \(expression(.bool, 1)): " : "") + "return \(expression(wrongKind(), 1))"
      )
    }
    if frame.handlers > 0, chance(0.1) { return emit("raise") }
    simple()
  }

  private mutating func simple() {
    switch below(24) {
    case 0...4: assignFresh(kind())
    case 5, 6:
      let kind = kind()
      let names = settable(kind)
      names.isEmpty ? assignFresh(kind) : emit("\(pick(names)) = \(expression(kind, 2))")
    case 7, 8, 9: augment()
    case 10, 11, 12: emit("print(\(printable()), \(printable()))")
    case 13: unpack()
    case 14, 15: store()
    case 16: delete()
    case 17, 18: method()
    case 19:
      guard chance(0.4) else { return emit("print(\(printable()))") }
      emit("if \(expression(.bool, 1)): raise \(pick(Self.kinds))(\"own\")")
    case 20 where chance(0.3): emit("assert \(expression(.bool, 2)), \(expression(.text, 0))")
    case 21: shadow()
    default: emit("print(\(printable()))")
    }
  }

  private mutating func printable() -> String {
    let kind = kind()
    let value = expression(kind, 2)
    return kind == .bag && dialect == .python ? "sorted(\(value))" : value
  }

  private mutating func augment() {
    let kind = kind()
    let names = settable(kind)
    guard !names.isEmpty else { return assignFresh(kind) }
    let name = pick(names)
    switch kind {
    case .int: emit("\(name) \(pick(["+=", "-=", "|=", "^="])) \(expression(.int, 2))")
    case .float: emit("\(name) \(pick(["+=", "-=", "*="])) \(pick(["0.5", "2", "-1.25"]))")
    case .bool: emit("\(name) = not \(name)")
    case .text: emit("\(name) += \(expression(.text, 1))")
    case .ints:
      emit("\(name) \(pick(["+= \(expression(pick([.ints, .pair, .ints]), 1))", "*= 2"]))")
    case .texts: emit("\(name) += \(expression(pick([.texts, .text]), 1))")
    case .pair: emit("\(name) = \(name)[::-1]")
    case .table: emit("\(name) |= \(expression(.table, 1))")
    case .bag: emit("\(name) \(pick(["|=", "&=", "-=", "^="])) \(expression(.bag, 1))")
    }
  }

  private mutating func unpack() {
    let (a, b) = (fresh("v"), fresh("v"))
    switch below(8) {
    case 0:
      emit("\(a), *\(b) = \(expression(.ints, 1))")
      declare(a, .int)
      declare(b, .ints)
    case 1:
      emit("*\(a), \(b) = \(expression(pick([.ints, .pair]), 1))")
      declare(a, .ints)
      declare(b, .int)
    case 2:
      emit("(\(a), \(b)) = \(expression(.pair, 1))")
      declare(a, .int)
      declare(b, .int)
    case 3:
      emit("\(a), (\(b), _) = \(expression(.text, 1)), \(expression(.pair, 1))")
      declare(a, .text)
      declare(b, .int)
    case 4:
      emit("\(a) = \(b) = \(expression(.ints, 1))")
      declare(a, .ints)
      declare(b, .ints)
    case 5, 6:
      // Another name of what may change in place.
      let kind = pick([Kind.ints, .table, .bag])
      guard let name = visible(kind).last else { return assignFresh(kind) }
      emit("\(a) = \(name)")
      declare(a, kind)
    default:
      let names = settable(.int)
      guard names.count > 1 else { return }
      let (first, second) = (pick(names), pick(names))
      emit("\(first), \(second) = \(second), \(first)")
    }
  }

  private mutating func store() {
    switch below(5) {
    case 0, 1:
      guard let name = visible(.table).last else { return }
      emit("\(name)[\(expression(.text, 1))] \(pick(["=", "=", "+="])) \(expression(.int, 2))")
    case 2:
      guard let name = visible(.ints).last else { return }
      emit(
        "if \(name): \(name)[\(pick(["0", "-1", "t(0)"]))] \(pick(["=", "+=", "*="])) \(expression(.int, 1))"
      )
    case 3:
      guard let name = visible(.ints).last else { return }
      emit("\(name)[\(pick(["1:", ":1", "1:2", "-1:", "5:"]))] = \(expression(.ints, 1))")
    default:
      guard let name = visible(.ints).last else { return }
      emit("\(name)[::2] = [\(expression(.int, 0))] * len(\(name)[::2])")
    }
  }

  private mutating func delete() {
    switch below(4) {
    case 0:
      guard let name = visible(.ints).last else { return }
      emit("if \(name): del \(name)[\(pick(["0", "-1"]))]")
    case 1:
      guard let name = visible(.ints).last else { return }
      emit("del \(name)[\(pick(["1:", ":1", "::2", "1:3"]))]")
    case 2:
      guard let name = visible(.table).last else { return }
      emit("if \"a\" in \(name): del \(name)[\"a\"]")
    default:
      guard chance(0.3), let name = settable(.int).last else { return }
      emit("del \(name)")
      if chance(0.7) { frames[frames.count - 1].variables.removeAll { $0.name == name } }
    }
  }

  private mutating func method() {
    let calls: [(Kind, [String])] = [
      (
        .ints,
        [
          "append(\(expression(.int, 1)))", "insert(\(expression(.int, 0)), 8)", "reverse()",
          "sort()",
          "extend(\(expression(pick([.ints, .pair]), 1)))", "pop()", "remove(\(leafInt()))",
          "clear()",
        ]
      ),
      (.texts, ["append(\(expression(.text, 1)))", "pop(0)", "sort()"]),
      (
        .table,
        [
          "pop(\"a\", 0)", "setdefault(\(expression(.text, 0)), 5)",
          "update(\(expression(.table, 1)))", "clear()",
        ]
      ),
      (.bag, ["add(\(expression(.int, 1)))", "discard(\(expression(.int, 0)))", "remove(3)"]),
    ]
    let (kind, names) = pick(calls)
    let known = visible(kind)
    guard !known.isEmpty else { return }
    let name = pick(known)
    let call = pick(names)
    let isRisky = call == "pop()" || call == "pop(0)" || call == "remove(3)"
    emit(
      (isRisky && chance(0.85) ? "if \(call == "remove(3)" ? "3 in " : "")\(name): " : "")
        + "\(name).\(call)")
  }

  private mutating func leafInt() -> String { expression(.int, 0) }

  /// A name of an outer frame becomes a variable of this one.
  private mutating func shadow() {
    guard frames.count > 1, chance(0.25), let outer = frames[0].variables.last else {
      return emit("print(\(printable()))")
    }
    emit("\(outer.name) = \(expression(outer.kind, 1))")
    declare(outer.name, outer.kind)
  }

  private mutating func conditional(_ depth: Int) {
    emit("if \(expression(.bool, 2)):")
    block(depth: depth)
    if chance(0.25) {
      emit("elif \(expression(.bool, 1)):")
      block(depth: depth)
    }
    if chance(0.5) {
      emit("else:")
      block(depth: depth)
    }
  }

  private mutating func loopBody(_ depth: Int, _ first: String? = nil) {
    frames[frames.count - 1].loops += 1
    block(depth: depth, first)
    frames[frames.count - 1].loops -= 1
    if chance(0.25) {
      emit("else:")
      block(depth: depth, count: 1)
    }
  }

  private mutating func forLoop(_ depth: Int) {
    let (a, b) = (fresh("i"), fresh("j"))
    let table = visible(.table).last ?? "{\"p\": 1}"
    let items = dialect == .python ? "list(\(table).items())" : "\(table).items()"
    let bag = dialect == .python ? "sorted(\(expression(.bag, 1)))" : expression(.bag, 1)
    let heads: [(String, [(String, Kind)])] = [
      ("\(a) in range(\(pick(["3", "4", "1, 4", "3, 0, -1", "2"])))", [(a, .int)]),
      ("\(a) in range(\(pick(["3", "2"])))", [(a, .int)]),
      ("\(a) in \(expression(.ints, 1))[:4]", [(a, .int)]),
      ("\(a) in \(expression(.text, 1))[:4]", [(a, .text)]),
      ("\(a) in \(table)", [(a, .text)]),
      ("\(a), \(b) in \(items)", [(a, .text), (b, .int)]),
      ("\(a), \(b) in enumerate(\(expression(.ints, 1))[:3])", [(a, .int), (b, .int)]),
      (
        "\(a), \(b) in zip(\(expression(.ints, 1))[:3], \(expression(.texts, 1)))",
        [(a, .int), (b, .text)]
      ),
      ("\(a) in reversed(\(expression(.ints, 1))[:4])", [(a, .int)]),
      ("\(a) in \(bag)", [(a, .int)]),
      ("\(a) in filter(lambda q: q % 2, \(expression(.ints, 1)))", [(a, .int)]),
    ]
    if chance(0.15), let name = visible(.ints).last {
      // The list changes under the loop.
      emit("for \(a) in \(name):")
      declare(a, .int)
      return loopBody(depth, "if len(\(name)) < 6: \(name).\(pick(["append", "remove"]))(\(a))")
    }
    let (head, variables) = pick(heads)
    emit("for \(head):")
    for (name, kind) in variables { declare(name, kind) }
    loopBody(depth)
  }

  private mutating func whileLoop(_ depth: Int) {
    let name = fresh("w")
    emit("\(name) = 0")
    emit(
      "while \(name) < \(pick(["2", "3", "4"]))\(chance(0.3) ? " and \(expression(.bool, 1))" : ""):"
    )
    loopBody(depth, "\(name) += 1")
  }

  private mutating func attempt(_ depth: Int) {
    let risk = pick([
      nil, nil, "raise \(pick(Self.kinds))(\"own\")", "[][1]", "{}[\"q\"]", "1 // 0", "int(\"x\")",
      "None + 1",
      "if \(expression(.bool, 1)): raise \(pick(Self.kinds))(\"own\")",

    ])
    emit("try:")
    if let risk {
      chance(0.5) ? block(depth: depth, risk) : block(depth: depth, count: 1)
      if chance(0.5) {
        indent += 1
        emit(risk)
        indent -= 1
      }
    } else {
      block(depth: depth)
    }
    let handlers = below(3)
    var names: [String] = []
    for index in 0..<handlers {
      let name = fresh("e")
      let isNamed = chance(0.5)
      let several = "(\(pick(Self.kinds)), \(pick(Self.kinds)))"
      let kind =
        index > 0 ? "Exception" : pick(["Exception", several, pick(Self.kinds), pick(Self.kinds)])
      let isBare = index == handlers - 1 && chance(0.2)
      if isNamed, !isBare { names.append(name) }
      emit(isBare ? "except:" : isNamed ? "except \(kind) as \(name):" : "except \(kind):")
      frames[frames.count - 1].handlers += 1
      block(depth: depth, isNamed && !isBare ? "print(\"caught\", kind(\(name)))" : nil)
      frames[frames.count - 1].handlers -= 1
    }
    if handlers > 0, chance(0.4) {
      emit("else:")
      block(depth: depth, count: 1)
    }
    if handlers == 0 || chance(0.5) {
      emit("finally:")
      // A bare raise there would mean the error that an outer handler has.
      let outer = frames[frames.count - 1].handlers
      frames[frames.count - 1].handlers = 0
      block(depth: depth, "print(\"finally\")")
      frames[frames.count - 1].handlers = outer
    }
    // The name of an error means nothing behind its handler.
    if let name = names.last, chance(0.05) { emit("print(\(name) is None)") }
  }

  private mutating func function(_ depth: Int) {
    let name = fresh("f")
    var signature = Signature(name: name, required: below(3))
    signature.result = kind()
    var parameters = (0..<signature.required).map { _ in fresh("p") }
    var frame = Frame(isFunction: true)
    frame.variables = parameters.map { Variable(name: $0, kind: .int) }
    func add(_ name: String, _ kind: Kind) {
      frame.variables.append(Variable(name: name, kind: kind))
    }
    for _ in 0..<below(3) {
      let option = fresh("o")
      signature.optional.append(option)
      parameters.append("\(option)=\(expression(.int, 1))")
      add(option, .int)
    }
    if chance(0.3) {
      signature.takesRest = true
      let rest = fresh("r")
      parameters.append("*\(rest)")
      add(rest, .pair)
    }
    if signature.takesRest, chance(0.5) {
      let option = fresh("k")
      signature.keywordOnly.append(option)
      parameters.append("\(option)=\(expression(.int, 0))")
      add(option, .int)
    }
    if chance(0.2) {
      signature.takesMore = true
      let more = fresh("m")
      parameters.append("**\(more)")
      add(more, .table)
    }
    if chance(0.15) { emit("@(lambda f: lambda *a, **k: f(*a, **k))") }
    emit("def \(name)(\(parameters.joined(separator: ", "))):")
    indent += 1
    let isInner = frames.count > 1
    let outer = (isInner ? frames[frames.count - 1] : frames[0]).variables
    if !outer.isEmpty, chance(0.4) {
      let borrowed = pick(outer)
      emit("\(isInner ? "nonlocal" : "global") \(borrowed.name)")
      frame.borrowed = [borrowed]
    }
    frames.append(frame)
    indent -= 1
    block(depth: depth + 1, count: 1 + below(4))
    indent += 1
    emit("return \(expression(signature.result, 2))")
    indent -= 1
    frames.removeLast()
    frames[frames.count - 1].functions.append(signature)
    if chance(0.7), let call = call(returning: signature.result, 1) {
      let isBag = signature.result == .bag && dialect == .python
      emit(isBag ? "print(sorted(\(call)))" : "print(\(call))")
    }
  }

  /// Functions that outlive the call or the step of the loop that made them.
  private mutating func closures() {
    let (name, other) = (fresh("c"), fresh("g"))
    switch below(3) {
    case 0:
      emit("\(name) = []")
      emit(
        "for \(other) in range(3): \(name).append(lambda\(pick(["", " \(other)=\(other)", " z=\(leafInt())"])): \(other) * 2)"
      )
      emit("print([h() for h in \(name)])")
    case 1:
      emit(
        "\(name) = [lambda y=\(leafInt()): (\(other), y) for \(other) in \(expression(.ints, 1))]")
      emit("print([h() for h in \(name)])")
    default:
      emit("def \(name)(n):")
      emit("    total = n")
      emit("    def add(k=1):")
      emit("        nonlocal total, n")
      emit("        total \(pick(["+=", "-="])) k")
      emit("        n += 1")
      emit("        return (total, n)")
      emit("    return add")
      emit("\(other) = \(name)(\(expression(.int, 1)))")
      emit("print(\(other)(), \(other)(\(leafInt())), \(name)(2)(k=3), \(other)())")
    }
  }
}
