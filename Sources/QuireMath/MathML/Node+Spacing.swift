extension Node {
  /// What the node is to its neighbours; nil for spaces, which are none.
  var mathClass: MathClass? {
    switch kind {
    case .symbol(let symbol, _), .delimiter(let symbol, _): symbol.mathClass
    case .function: .large
    case .fenced: .inner
    case .labelledArrow: .relation
    case .classed(let mathClass, _): mathClass
    case .space: nil
    case .scripts(let scripts): scripts.base?.mathClass ?? .ordinary
    case .stacked(let stacked): Self.only(stacked.base)?.mathClass ?? .ordinary
    case .sized(_, let nodes), .colored(_, let nodes): Self.only(nodes)?.mathClass ?? .ordinary
    case .table(let table):
      table.environment.left == nil && table.environment.right == nil ? .ordinary : .inner
    case .letters, .number, .group, .fraction, .root, .accent, .text, .enclosed: .ordinary
    }
  }

  /// The sign whose `<mo>` makes the whole node an embellished operator (MathML Core, 3.2.4.1): browsers
  /// put that sign's spaces around the node.
  var coreOperator: Symbol? {
    switch kind {
    case .symbol(let symbol, _): symbol.isOperator ? symbol : nil
    case .delimiter(let symbol, _): symbol
    case .labelledArrow(let symbol, _, _): symbol
    case .scripts(let scripts): scripts.primes == 0 ? scripts.base?.coreOperator : nil
    case .stacked(let stacked): Self.only(stacked.base)?.coreOperator
    case .group(let nodes), .sized(_, let nodes), .colored(_, let nodes), .classed(_, let nodes),
      .accent(_, let nodes), .enclosed(_, let nodes):
      Self.only(nodes)?.coreOperator
    case .letters, .number, .function, .fraction, .root, .fenced, .table, .text, .space: nil
    }
  }

  /// True for a function's name, with or without scripts.
  var isFunction: Bool {
    switch kind {
    case .function: true
    case .scripts(let scripts): scripts.base?.isFunction ?? false
    default: false
    }
  }

  /// True for what does not count when a browser asks which neighbour stands first or last.
  var isSpaceLike: Bool {
    switch kind {
    case .space: true
    case .text(let pieces):
      pieces.allSatisfy { piece in
        switch piece {
        case .plain: true
        case .math: false
        }
      }
    default: false
    }
  }

  static func only(_ nodes: [Node]) -> Node? { nodes.count == 1 ? nodes[0] : nil }
}

extension Symbol {
  private static let ordinaryOperators = Set("/|‖\\!@\".′″‴⁗‵‘’“”¦╱╲")

  /// True for what is written as `<mo>`; the other ordinary signs are `<mi>`.
  var isOperator: Bool {
    mathClass != .ordinary || text.allSatisfy(Self.ordinaryOperators.contains)
  }
}
