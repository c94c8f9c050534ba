/// How an operator differs from what a browser makes of it by itself.
struct OperatorForm {
  var position = OperatorDictionary.Position.middle
  /// What stands left and right of it, in em.
  var left = 0.0
  var right = 0.0
  /// True for the sign of −x where a browser would see a difference.
  var isPrefix = false
  /// False for limits that stand above and below in any size.
  var movesLimits = true
  /// True for the only node of its row: a browser stretches arrows there.
  var isAlone = false
}

extension MathMLPrinter {
  /// `nodes` one beside the other, with TeX's spaces between them.
  /// - Parameter continues: true when an invisible ordinary sign stands before the first, as before the
  ///   sign of an aligned equation.
  mutating func row(_ nodes: [Node], _ size: MathSize, continues: Bool = false) {
    var forms = [OperatorForm](repeating: OperatorForm(), count: nodes.count)
    let gaps = arrange(nodes, size, continues, &forms)
    for index in nodes.indices {
      let node = nodes[index]
      self.node(node, size, forms[index])
      guard let gap = gaps[index] else { continue }
      if gap.appliesFunction { output += "<mo>&#x2061;</mo>" }
      if gap.width > 0 { space(gap.width) }
    }
  }

  private struct Gap {
    var width: Double
    var appliesFunction: Bool
  }

  /// Decides the form of every operator, and what is written behind a node.
  private func arrange(
    _ nodes: [Node], _ size: MathSize, _ continues: Bool, _ forms: inout [OperatorForm]
  ) -> [Int: Gap] {
    let atoms = nodes.indices.filter { nodes[$0].mathClass != nil }
    let written = atoms.map { nodes[$0].mathClass ?? .ordinary }
    let classes =
      continues
      ? Array(Spacing.resolved([.ordinary] + written).dropFirst()) : Spacing.resolved(written)
    let operators = atoms.map { nodes[$0].coreOperator }
    place(nodes, &forms)
    for (place, index) in atoms.enumerated() {
      if let symbol = operators[place], written[place] == .binary, classes[place] == .ordinary,
        forms[index].position != .first, nodes.count > 1,
        symbol.text.unicodeScalars.allSatisfy(OperatorDictionary.prefixes.contains)
      {
        forms[index].isPrefix = true
      }
    }
    if continues, let first = atoms.first, let mathClass = classes.first {
      forms[first].left = Spacing.between(.ordinary, mathClass, isScript: size.isScript)
    }
    var gaps: [Int: Gap] = [:]
    for place in atoms.indices.dropLast() {
      let (left, right) = (atoms[place], atoms[place + 1])
      let width = Spacing.between(classes[place], classes[place + 1], isScript: size.isScript)
      switch (operators[place], operators[place + 1]) {
      case (let a?, let b?):
        let before = defaultSpaces(of: a, forms[left]).right
        let after = defaultSpaces(of: b, forms[right]).left
        let isLeft = abs(before - width) < 0.001 || abs(after - width) > 0.001
        forms[left].right = isLeft ? width : 0
        forms[right].left = isLeft ? 0 : width
      case (_?, nil): forms[left].right = width
      case (nil, _?): forms[right].left = width
      case (nil, nil):
        let takesArgument =
          nodes[left].isFunction
          && [.ordinary, .opening, .inner].contains(classes[place + 1])
        if takesArgument || width > 0 {
          gaps[left] = Gap(width: width, appliesFunction: takesArgument)
        }
      }
      if nodes[left].isFunction, classes[place + 1] == .opening {
        gaps[left] = Gap(width: 0, appliesFunction: true)
      }
    }
    return gaps
  }

  /// Finds out which nodes a browser takes for first and last.
  private func place(_ nodes: [Node], _ forms: inout [OperatorForm]) {
    let solid = nodes.indices.filter { !nodes[$0].isSpaceLike }
    if nodes.count == 1 { forms[0].isAlone = true }
    guard let first = solid.first, let last = solid.last, first < last else { return }
    forms[first].position = .first
    forms[last].position = .last
  }

  func defaultSpaces(of symbol: Symbol, _ form: OperatorForm) -> OperatorDictionary.Spaces {
    form.isPrefix
      ? .none : OperatorDictionary.spaces(around: symbol.text, at: form.position)
  }

  /// The attributes for the spaces that differ from a browser's own.
  func spaceAttributes(_ symbol: Symbol, _ form: OperatorForm) -> String {
    let standard = defaultSpaces(of: symbol, form)
    var attributes = form.isPrefix ? " form=\"prefix\"" : ""
    if abs(standard.left - form.left) > 0.001 {
      attributes += " lspace=\"\(Markup.em(form.left))\""
    }
    if abs(standard.right - form.right) > 0.001 {
      attributes += " rspace=\"\(Markup.em(form.right))\""
    }
    return attributes
  }
}
