import QuireTestSupport

/// Writes programs at random: mostly well-typed, with bounded loops, printing what they do.
///
/// The same seed gives the same program.
package struct ProgramGenerator {
  package enum Dialect: Sendable {
    /// Whatever Quire has.
    case quire
    /// What means the same in Python: nothing shows the order of a set, no list is expected where Python has
    /// a view or an iterator.
    case python
  }

  /// What an expression is mostly of.
  enum Kind: CaseIterable {
    case int, float, bool, text, ints, texts, pair, table, bag
  }

  struct Variable {
    let name: String
    var kind: Kind
  }

  struct Blueprint {
    let name: String
    /// Methods that take nothing but `self`, and one whole number more or not.
    var methods: [String]
  }

  struct Signature {
    let name: String
    var required: Int
    var optional: [String] = []
    var takesRest = false
    var keywordOnly: [String] = []
    var takesMore = false
    var result: Kind = .int
  }

  /// The variables of the module or of a function that is being written.
  struct Frame {
    var variables: [Variable] = []
    var functions: [Signature] = []
    var blueprints: [Blueprint] = []
    /// Variables of outer frames that `nonlocal` and `global` let it assign.
    var borrowed: [Variable] = []
    var loops = 0
    var handlers = 0
    var isFunction = false
  }

  let dialect: Dialect
  var random: SplitMix64
  var lines: [String] = []
  var indent = 0
  var frames = [Frame()]
  private var count = 0
  private let size: Int

  init(seed: UInt64, dialect: Dialect, size: Int) {
    random = SplitMix64(seed: seed)
    self.dialect = dialect
    self.size = size
  }

  /// - Parameter size: About how many lines.
  package static func program(seed: UInt64, dialect: Dialect = .quire, size: Int = 40) -> String {
    var generator = ProgramGenerator(seed: seed, dialect: dialect, size: size)
    generator.write()
    return generator.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write() {
    emit("def t(x):")
    emit("    print(\"t\", x)")
    emit("    return x")
    emit("def kind(e): return type(e).__name__.replace(\"UnboundLocalError\", \"NameError\")")
    // In a function variables live elsewhere than in the module.
    let isInside = chance(0.5)
    if isInside {
      emit("def main():")
      indent += 1
      frames.append(Frame())
    }
    for kind in Kind.allCases where chance(0.6) { assignFresh(kind) }
    while lines.count < size {
      guard chance(0.6) else {
        statement(depth: 0)
        continue
      }
      emit("try:")
      block(depth: 0, count: 1 + below(3))
      emit("except Exception as e: print(\"ended\", kind(e))")
    }
    for variable in frames.last?.variables ?? [] {
      emit("print(\"\(variable.name)\", \(shown(variable)))")
    }
    if isInside {
      indent -= 1
      frames.removeLast()
      emit("main()")
    }
  }

  /// A variable as `print` may show it.
  func shown(_ variable: Variable) -> String {
    variable.kind == .bag && dialect == .python ? "sorted(\(variable.name))" : variable.name
  }

  // MARK: - Tools

  mutating func emit(_ line: String) {
    lines.append(String(repeating: "    ", count: indent) + line)
  }

  mutating func chance(_ probability: Double) -> Bool {
    Double(random.next() >> 11) / Double(1 << 53) < probability
  }

  mutating func below(_ bound: Int) -> Int { random.next(below: bound) }

  mutating func pick<Element>(_ items: [Element]) -> Element { items[below(items.count)] }

  mutating func fresh(_ prefix: String) -> String {
    count += 1
    return "\(prefix)\(count)"
  }

  mutating func kind() -> Kind {
    pick([.int, .int, .int, .ints, .ints, .text, .float, .bool, .texts, .pair, .table, .bag])
  }

  /// A kind where another is meant: in Python none whose text differs, as that of strings in a list does.
  mutating func wrongKind() -> Kind {
    dialect == .python ? pick([.int, .float, .bool, .ints, .pair]) : kind()
  }

  /// Variables that can be read here.
  func visible(_ kind: Kind) -> [String] {
    frames.flatMap(\.variables).filter { $0.kind == kind }.map(\.name)
  }

  /// Variables that can be assigned here without becoming others.
  func settable(_ kind: Kind) -> [String] {
    guard let frame = frames.last else { return [] }
    return (frame.variables + frame.borrowed).filter { $0.kind == kind }.map(\.name)
  }

  mutating func declare(_ name: String, _ kind: Kind) {
    let last = frames.count - 1
    if let place = frames[last].variables.firstIndex(where: { $0.name == name }) {
      frames[last].variables[place].kind = kind
    } else if !frames[last].borrowed.contains(where: { $0.name == name }) {
      frames[last].variables.append(Variable(name: name, kind: kind))
    }
  }

  mutating func assignFresh(_ kind: Kind) {
    let name = fresh("v")
    emit("\(name) = \(expression(kind, 2))")
    declare(name, kind)
  }

  /// A block of one to three statements; what it declares is mostly forgotten behind it.
  mutating func block(depth: Int, count: Int? = nil, _ first: String? = nil) {
    indent += 1
    let last = frames.count - 1
    let before = (
      frames[last].variables.count, frames[last].functions.count, frames[last].blueprints.count
    )
    if let first { emit(first) }
    let start = lines.count
    for _ in 0..<(count ?? 1 + below(3)) { statement(depth: depth + 1) }
    if first == nil, lines.count == start { emit("pass") }
    if chance(0.97) {
      frames[last].variables.removeLast(max(0, frames[last].variables.count - before.0))
      frames[last].functions.removeLast(max(0, frames[last].functions.count - before.1))
      frames[last].blueprints.removeLast(max(0, frames[last].blueprints.count - before.2))
    }
    indent -= 1
  }
}
