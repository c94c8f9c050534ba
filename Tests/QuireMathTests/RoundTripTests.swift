import QuireTestSupport
import Testing

@testable import QuireMath

/// Random trees, written as TeX, are read back as they were.
@Suite struct RoundTripTests {
  @Test(arguments: 0..<40)
  func readsWhatWasWritten(seed: Int) throws {
    var writer = RandomFormula(seed: UInt64(seed))
    for _ in 0..<10 {
      let (tex, nodes) = writer.row(depth: 4)
      #expect(try TeX.parse(tex).nodes == nodes, "\(tex)")
    }
  }

  /// What a node's range holds is the node.
  @Test(arguments: 0..<40)
  func rangesHoldTheirNodes(seed: Int) throws {
    var writer = RandomFormula(seed: UInt64(seed) + 1_000)
    let (tex, _) = writer.row(depth: 3)
    let bytes = Array(tex.utf8)
    for node in try TeX.parse(tex).nodes {
      let part = String(decoding: bytes[node.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
      #expect(try TeX.parse(part).nodes == [node], "\(part) of \(tex)")
    }
  }
}

/// Writes formulas at random, as TeX and as the trees that they mean.
private struct RandomFormula {
  typealias Part = (tex: String, node: Node)

  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[random.next(below: values.count)]
  }

  mutating func row(depth: Int) -> (tex: String, nodes: [Node]) {
    var texts: [String] = []
    var nodes: [Node] = []
    for _ in 0...random.next(below: 4) {
      let part = depth > 0 ? self.part(depth: depth - 1) : sign()
      texts.append(part.tex)
      nodes.append(part.node)
    }
    return (texts.joined(separator: " "), nodes)
  }

  private func node(_ kind: Node.Kind) -> Node { Node(kind, 0..<0) }

  private mutating func sign() -> Part {
    let signs: [(String, Node.Kind)] = [
      ("x", .letters("x", .automatic)), (#"\theta"#, .letters("θ", .automatic)),
      (#"\mathbf{w}"#, .letters("w", .bold)), (#"\mathbb{R}"#, .letters("R", .doubleStruck)),
      ("12.5", .number("12.5", .automatic)), ("+", .symbol(Symbol("+", .binary), .automatic)),
      ("-", .symbol(Symbol("−", .binary), .automatic)),
      (#"\leq"#, .symbol(Symbol("≤", .relation), .automatic)),
      ("(", .symbol(Symbol("(", .opening), .automatic)),
      (",", .symbol(Symbol(",", .punctuation), .automatic)),
      (#"\log"#, .function("log", limits: false)), (#"\quad"#, .space(1)),
      (#"\sum"#, .symbol(Symbol("∑", .large, takesLimits: true), .automatic)),
      (#"\text{if 若}"#, .text([.plain("if 若", .normal)])),
      (#"\bigl["#, .delimiter(Symbol("[", .opening), size: 1)),
    ]
    let (tex, kind) = pick(signs)
    return (tex, node(kind))
  }

  private mutating func part(depth: Int) -> Part {
    let a = row(depth: depth)
    let b = row(depth: depth)
    switch random.next(below: 12) {
    case 0: return sign()
    case 1: return ("{\(a.tex)}", node(.group(a.nodes)))
    case 2:
      let fraction = Fraction(numerator: a.nodes, denominator: b.nodes)
      return ("\\frac{\(a.tex)}{\(b.tex)}", node(.fraction(fraction)))
    case 3:
      let hasIndex = random.next(below: 2) == 0
      let option = hasIndex ? "[{\(b.tex)}]" : ""
      return (
        "\\sqrt\(option){\(a.tex)}",
        node(.root(a.nodes, index: hasIndex ? [node(.group(b.nodes))] : nil))
      )
    case 4, 5: return scripts(a, b, depth)
    case 6:
      let fenced = Fenced(
        left: Symbol("(", .opening), right: nil, parts: [a.nodes, b.nodes],
        middles: [Symbol("|", .relation)])
      return ("\\left(\(a.tex)\\middle|\(b.tex)\\right.", node(.fenced(fenced)))
    case 7:
      let rows = [
        Table.Row(cells: [a.nodes, b.nodes]), Table.Row(cells: [b.nodes], gapBelow: 0.5),
        Table.Row(cells: [a.nodes]),
      ]
      let cases = Environment(name: "cases", layout: .cases, left: Symbol("{", .opening))
      return (
        "\\begin{cases}\(a.tex)&\(b.tex)\\\\ \(b.tex)\\\\[5pt]\(a.tex)\\end{cases}",
        node(.table(Table(environment: cases, rows: rows)))
      )
    case 8: return ("\\hat{\(a.tex)}", node(.accent(Accent("ˆ"), a.nodes)))
    case 9:
      let stacked = Stacked(base: b.nodes, over: a.nodes)
      return ("\\overset{\(a.tex)}{\(b.tex)}", node(.stacked(stacked)))
    case 10:
      return (
        "\\textcolor{red}{\(a.tex)}", node(.colored(Color(value: "red"), a.nodes))
      )
    default:
      return ("{\\displaystyle \(a.tex)}", node(.group([node(.sized(.display, a.nodes))])))
    }
  }

  private mutating func scripts(
    _ a: (tex: String, nodes: [Node]), _ b: (tex: String, nodes: [Node]), _ depth: Int
  ) -> Part {
    let base = sign()
    // Spaces take scripts in TeX, but no one writes them.
    if case .space = base.node.kind { return base }
    var scripts = Scripts(base: base.node)
    var tex = base.tex
    if random.next(below: 2) == 0 {
      scripts.primes = 2
      tex += "''"
    }
    if random.next(below: 2) == 0 {
      scripts.lower = a.nodes
      tex += "_{\(a.tex)}"
    }
    if random.next(below: 2) == 0 || scripts.primes == 0 && scripts.lower == nil {
      scripts.upper = b.nodes
      tex += "^{\(b.tex)}"
    }
    return (tex, node(.scripts(scripts)))
  }
}
