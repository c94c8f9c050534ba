extension MathMLPrinter {
  mutating func scripts(_ scripts: Scripts, _ size: MathSize, _ form: OperatorForm) {
    let isStacked =
      switch scripts.placement {
      case .aboveAndBelow: true
      case .atCorners: false
      case .automatic:
        size == .display && (scripts.base?.takesLimits ?? false)
          || (scripts.base?.alwaysTakesLimits ?? false)
      }
    var form = form
    form.isAlone = false
    if scripts.placement == .aboveAndBelow { form.movesLimits = false }
    let base: (inout MathMLPrinter) -> Void = { $0.base(of: scripts, size, form) }
    if isStacked {
      limits(under: scripts.lower, over: scripts.upper, size, base: base)
    } else {
      attach(("msub", "msup", "msubsup"), scripts.lower, scripts.upper, size.ofScripts, base: base)
    }
  }

  /// A base with something below it, above it, or both.
  mutating func limits(
    under: [Node]?, over: [Node]?, _ size: MathSize, base: (inout MathMLPrinter) -> Void
  ) {
    attach(("munder", "mover", "munderover"), under, over, size.ofScripts, base: base)
  }

  private mutating func attach(
    _ names: (lower: String, upper: String, both: String), _ lower: [Node]?, _ upper: [Node]?,
    _ size: MathSize, base: (inout MathMLPrinter) -> Void
  ) {
    let name: String
    switch (lower, upper) {
    case (nil, nil): return base(&self)
    case (_?, nil): name = names.lower
    case (nil, _?): name = names.upper
    case (_?, _?): name = names.both
    }
    element(name) { printer in
      base(&printer)
      if let lower { printer.single(lower, size) }
      if let upper { printer.single(upper, size) }
    }
  }

  /// The base with its primes. Fonts draw them raised, so they are no superscripts.
  private mutating func base(of scripts: Scripts, _ size: MathSize, _ form: OperatorForm) {
    var nodes = scripts.base.map { [$0] } ?? []
    if scripts.primes > 0 {
      let signs = ["′", "″", "‴", "⁗"]
      let text =
        scripts.primes <= signs.count
        ? signs[scripts.primes - 1] : String(repeating: "′", count: scripts.primes)
      nodes.append(Node(.symbol(Symbol(text, .ordinary), .automatic), 0..<0))
    }
    if scripts.primes == 0, let base = scripts.base {
      node(base, size, form)
    } else {
      single(nodes, size)
    }
  }

  mutating func accent(
    _ accent: Accent, _ nodes: [Node], _ size: MathSize, _ form: OperatorForm
  ) {
    if accent.isLine {
      let side = accent.isBelow ? "bottom" : "top"
      // Few fonts have a line that grows.
      return element("mrow", " style=\"border-\(side):0.05em solid;padding-\(side):0.15em\"") {
        $0.content(nodes, size, form)
      }
    }
    let attribute = accent.isBelow ? " accentunder=\"true\"" : " accent=\"true\""
    element(accent.isBelow ? "munder" : "mover", attribute) { printer in
      printer.inner(nodes, size, form)
      printer.leaf(
        "mo", accent.mark, " stretchy=\"\(accent.isWide)\"" + Self.adjustment(of: accent))
    }
  }

  /// What brings the marks that fonts have to the size and place of TeX's.
  private static func adjustment(of accent: Accent) -> String {
    switch accent.mark {
    case "→" where !accent.isWide, "⋯": " style=\"font-size:0.65em\""
    case "¯": " style=\"padding-bottom:0.1em\""
    default: ""
    }
  }

  mutating func labelledArrow(
    _ arrow: Symbol, over: [Node], under: [Node]?, _ size: MathSize, _ form: OperatorForm
  ) {
    // The arrow reaches beyond what stands above it.
    func padded(_ nodes: [Node]) -> [Node] {
      let space = Node(.space(0.4), 0..<0)
      return [space] + nodes + [space]
    }
    limits(under: under.map(padded), over: padded(over), size) { printer in
      printer.leaf("mo", arrow.text, printer.spaceAttributes(arrow, form) + " stretchy=\"true\"")
    }
  }
}

extension Node {
  /// True when limits stand above and below in display size.
  fileprivate var takesLimits: Bool {
    switch kind {
    case .symbol(let symbol, _): symbol.takesLimits
    case .function(_, let limits): limits
    case .classed(.large, _): true
    case .stacked, .labelledArrow: mathClass == .large
    default: alwaysTakesLimits
    }
  }

  /// True for braces above and below.
  fileprivate var alwaysTakesLimits: Bool {
    if case .accent(let accent, _) = kind { accent.takesLimits } else { false }
  }
}
