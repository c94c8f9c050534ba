extension ProgramGenerator {
  /// A class, mostly upon another one, and what instances of it do.
  mutating func classes(_ depth: Int) {
    let name = fresh("C")
    let base = frames.flatMap(\.blueprints).last
    var blueprint = Blueprint(name: name, methods: base?.methods ?? [])
    emit("class \(name)\(base.map { "(\($0.name))" } ?? ""):")
    indent += 1
    emit("made = \(expression(.int, 1))")
    if chance(0.3) { emit("also = [made, \(expression(.int, 0))]") }
    if base == nil || chance(0.4) {
      emit("def __init__(self, a=1, *rest):")
      indent += 1
      if base != nil, chance(0.8) { emit("super().__init__(\(pick(["a", "a + 1", "a, *rest"])))") }
      emit("self.a = a")
      emit("self.log = [a, *rest]")
      if chance(0.3) { emit("\(name).made += 1") }
      indent -= 1
    }
    let operators = [
      (
        "__add__(self, other)",
        "return \(name)(self.a + (other.a if isinstance(other, \(name)) else other))"
      ),
      ("__radd__(self, other)", "return other + self.a * 100"),
      ("__eq__(self, other)", "return isinstance(other, \(name)) and self.a == other.a"),
      ("__lt__(self, other)", "return self.a < other.a"), ("__len__(self)", "return len(self.log)"),
      ("__getitem__(self, i)", "return self.log[i]"), ("__call__(self, x=2)", "return self.a * x"),
      ("__contains__(self, x)", "return x in self.log"),
      ("__str__(self)", "return \"s\" + str(self.a)"),
      ("__bool__(self)", "return self.a > 1"),
    ]
    for (head, body) in operators where chance(0.35) { method(head, [body]) }
    if base == nil || chance(0.3) {
      method("__repr__(self)", ["return \"\(name)(\" + str(self.a) + \")\""])
    }
    for _ in 0..<(1 + below(2)) {
      let isNew = blueprint.methods.isEmpty || chance(0.5)
      let called = isNew ? fresh("m") : pick(blueprint.methods)
      let above = isNew ? "" : " + super().\(called)(k)"
      method(
        "\(called)(self, k=\(expression(.int, 0)))",
        [
          pick(["self.a += k", "self.log.append(k)", "self.made = k", "self.log[0] *= 2"]),
          "if self.a > 50: raise ValueError(\"own\")",
          "return self.a + k * \(pick(["len(self.log)", "self.made", "\(name).made", "2"]))"
            + (base == nil ? "" : above),
        ])
      if isNew { blueprint.methods.append(called) }
    }
    indent -= 1
    frames[frames.count - 1].blueprints.append(blueprint)
    use(blueprint)
  }

  private mutating func method(_ head: String, _ body: [String]) {
    emit("def \(head):")
    indent += 1
    body.forEach { emit($0) }
    indent -= 1
  }

  private mutating func use(_ blueprint: Blueprint) {
    let name = fresh("o")
    let number = { (this: inout ProgramGenerator) in this.expression(.int, 1) }
    emit("try:")
    indent += 1
    emit("\(name) = \(blueprint.name)(\(number(&self)))")
    emit("print(\(name), [\(name)], \(name).a, \(name).log, \(blueprint.name).made)")
    for method in blueprint.methods where chance(0.6) {
      emit("print(\(name).\(method)(\(pick(["", number(&self), "k=3"]))), \(name).made)")
    }
    for line in [
      "\(name).b = \(name).a", "print(\(name) + \(number(&self)))", "print(1 + \(name))",
      "print(\(name) == \(blueprint.name)(), \(name) == \(name), \(name) in [\(name)], \(name) != 1)",
      "print(len(\(name)), \(name)[0], 1 in \(name))",
      "print(\(name)(\(number(&self))), bool(\(name)))",
      "print(sorted([\(blueprint.name)(3), \(name)])[0].a)", "print(\(name).absent)",
      "print(max(\(name), \(blueprint.name)(9)))",
      "print(type(\(name)).__name__, isinstance(\(name), \(blueprint.name)))", "\(name).a += 1",
      "del \(name).b",
    ] where chance(0.35) { emit(line) }
    indent -= 1
    emit("except Exception as e: print(\"ended\", kind(e))")
  }
}
