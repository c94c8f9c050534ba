/// The environments by their names.
enum EnvironmentTable {
  static let table: [String: Environment] = {
    var table: [String: Environment] = [:]
    for environment in environments {
      table[environment.name] = environment
    }
    // The starred forms differ in equation numbers only, which are not shown.
    for name in ["equation", "align", "gather", "multline", "eqnarray", "flalign", "alignat"] {
      table[name + "*"] = table[name]
    }
    return table
  }()

  private static let environments: [Environment] =
    [
      ("matrix", "", ""), ("pmatrix", "(", ")"), ("bmatrix", "[", "]"), ("Bmatrix", "{", "}"),
      ("vmatrix", "|", "|"), ("Vmatrix", "‖", "‖"),
    ].flatMap { (name: String, left: String, right: String) in
      [
        grid(name, left, right, .none), grid(name + "*", left, right, .optionalAlignment),
      ]
    } + [
      grid("array", "", "", .columns), grid("darray", "", "", .columns, .display),
      grid("smallmatrix", "", "", .none, .script), grid("tabular", "", "", .columns),
      Environment(name: "cases", layout: .cases, left: Symbol("{", .opening)),
      Environment(name: "dcases", layout: .cases, left: Symbol("{", .opening), size: .display),
      Environment(name: "rcases", layout: .cases, right: Symbol("}", .closing)),
      Environment(name: "drcases", layout: .cases, right: Symbol("}", .closing), size: .display),
      Environment(name: "subarray", layout: .script, size: .script, argument: .columns),
      pairs("aligned", .position), pairs("align", .none), pairs("split", .none),
      pairs("eqnarray", .none), pairs("flalign", .none), pairs("alignat", .count),
      pairs("alignedat", .count),
      lines("gathered", .position), lines("gather", .none), lines("multline", .none),
      lines("equation", .none), lines("displaymath", .none), lines("math", .none),
    ]

  /// What `\substack` and rows outside of any environment are laid out as.
  static let substack = Environment(name: "substack", layout: .script, size: .script)
  static let plainLines = lines("gathered", .none)

  private static func grid(
    _ name: String, _ left: String, _ right: String, _ argument: Environment.Argument,
    _ size: MathSize = .text
  ) -> Environment {
    Environment(
      name: name, layout: .grid, left: left.isEmpty ? nil : Symbol(left, .opening),
      right: right.isEmpty ? nil : Symbol(right, .closing), size: size, argument: argument)
  }

  private static func pairs(_ name: String, _ argument: Environment.Argument) -> Environment {
    Environment(name: name, layout: .pairs, size: .display, argument: argument)
  }

  private static func lines(_ name: String, _ argument: Environment.Argument) -> Environment {
    Environment(name: name, layout: .lines, size: .display, argument: argument)
  }
}
