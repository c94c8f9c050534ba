extension ProgramGenerator {
  /// An expression of a kind; now and then of another one, now and then one that says that it is evaluated.
  mutating func expression(_ kind: Kind, _ depth: Int) -> String {
    if chance(0.004) { return expression(wrongKind(), depth - 1) }
    if chance(0.03), depth > 0, kind != .bag || dialect == .quire {
      return "t(\(expression(kind, depth - 1)))"
    }
    if depth <= 0 || chance(0.2) { return leaf(kind) }
    if chance(0.06) {
      return "(\(expression(kind, depth - 1)) if \(expression(.bool, depth - 1)) else "
        + "\(expression(kind, depth - 1)))"
    }
    if chance(0.12), let call = call(returning: kind, depth - 1) { return call }
    switch kind {
    case .int: return int(depth - 1)
    case .float: return float(depth - 1)
    case .bool: return bool(depth - 1)
    case .text: return text(depth - 1)
    case .ints: return ints(depth - 1)
    case .texts: return texts(depth - 1)
    case .pair: return pair(depth - 1)
    case .table: return table(depth - 1)
    case .bag: return bag(depth - 1)
    }
  }

  private mutating func leaf(_ kind: Kind) -> String {
    let names = visible(kind)
    if !names.isEmpty, chance(0.7) { return pick(names) }
    switch kind {
    case .int: return pick(["0", "1", "2", "3", "7", "10", "-1", "-4"])
    case .float: return pick(["0.5", "1.5", "-2.25", "4.0", "0.1"])
    case .bool: return pick(["True", "False"])
    case .text: return pick(["\"\"", "\"a\"", "\"bc\"", "\"a b\"", "\"xyx\"", "\"é1\""])
    case .ints: return pick(["[]", "[1, 2, 3]", "[5]", "[3, -1, 3, 0]"])
    case .texts: return pick(["[]", "[\"a\", \"b\"]", "[\"x\"]"])
    case .pair: return pick(["(1, 2)", "(0, -3)"])
    case .table: return pick(["{}", "{\"a\": 1}", "{\"a\": 1, \"b\": 2}"])
    case .bag: return pick(["set()", "{1, 2}", "{0, 3, 5}"])
    }
  }

  private mutating func int(_ depth: Int) -> String {
    switch below(17) {
    case 0...3:
      return "(\(expression(.int, depth)) \(pick(["+", "-", "*"])) \(expression(.int, depth)))"
    case 4:
      return
        "\(expression(.int, depth)) \(pick(["//", "%"])) \(pick(["3", "-2", "5", expression(.int, depth)]))"
    case 5:
      return "(\(expression(.int, depth)) \(pick(["&", "|", "^"])) \(expression(.int, depth)))"
    case 6: return "-\(leaf(.int))"
    case 7: return "len(\(expression(pick([.text, .ints, .texts, .table, .bag, .pair]), depth)))"
    case 8:
      return
        "\(expression(.table, depth)).get(\(expression(.text, depth)), \(expression(.int, depth)))"
    case 9:
      let name = leaf(.ints)
      return chance(0.9)
        ? "(\(name)[\(below(3))] if len(\(name)) > 2 else \(leaf(.int)))"
        : "\(name)[\(expression(.int, depth))]"
    case 10: return "sum(\(expression(.ints, depth)))"
    case 11:
      return "\(pick(["min", "max"]))(\(expression(.int, depth)), \(expression(.int, depth)))"
    case 12: return "abs(\(expression(.int, depth)))"
    case 13: return "\(expression(.text, depth)).\(pick(["count", "find"]))(\(leaf(.text)))"
    case 14: return "\(expression(.pair, depth))[\(pick(["0", "1", "-1"]))]"
    case 15: return "(\(expression(.int, depth)) \(pick(["and", "or"])) \(expression(.int, depth)))"
    default:
      let name = fresh("x")
      return
        "(lambda \(name), y=\(leaf(.int)): \(name) \(pick(["+", "-"])) y)(\(expression(.int, depth)))"
    }
  }

  private mutating func float(_ depth: Int) -> String {
    switch below(4) {
    case 0: return "\(expression(.int, depth)) / \(pick(["2", "4", "8", expression(.int, depth)]))"
    case 1:
      return "(\(expression(.float, depth)) \(pick(["+", "-", "*"])) \(expression(.int, depth)))"
    case 2: return "float(\(expression(.int, depth)))"
    default:
      return "(\(expression(.float, depth)) \(pick(["//", "%"])) \(pick(["2", "0.5", "-3"])))"
    }
  }

  private mutating func bool(_ depth: Int) -> String {
    let order = ["<", "<=", ">", ">=", "==", "!="]
    switch below(9) {
    case 0, 1: return "\(expression(.int, depth)) \(pick(order)) \(expression(.int, depth))"
    case 2:
      return "\(expression(.int, depth)) \(pick(order)) \(expression(.int, depth)) \(pick(order)) "
        + expression(.int, depth)
    case 3: return "not \(leaf(self.kind()))"
    case 4:
      return "(\(expression(.bool, depth)) \(pick(["and", "or"])) \(expression(.bool, depth)))"
    case 5:
      return
        "\(expression(.int, depth)) \(pick(["in", "not in"])) \(expression(pick([.ints, .pair, .bag]), depth))"
    case 6: return "\(leaf(.text)) in \(expression(pick([.text, .texts, .table]), depth))"
    case 7:
      let kind = self.kind()
      return "\(expression(kind, depth)) \(pick(["==", "!="])) \(expression(kind, depth))"
    default:
      let name = fresh("x")
      return
        "\(pick(["any", "all"]))(\(pick([name, "t(\(name))"])) \(pick(order)) \(leaf(.int)) for \(name) in \(expression(.ints, depth)))"
    }
  }

  private mutating func text(_ depth: Int) -> String {
    switch below(9) {
    case 0: return "(\(expression(.text, depth)) + \(expression(.text, depth)))"
    case 1: return "\(expression(.text, depth)) * \(pick(["0", "2", "3", "True"]))"
    case 2: return "str(\(expression(pick([.int, .float, .bool, .ints, .pair]), depth)))"
    case 3:
      return "\(leaf(.text)).\(pick(["upper()", "lower()", "strip()", "replace(\"a\", \"zz\")"]))"
    case 4: return "\(leaf(.text))\(slice())"
    case 5: return "\(pick(["\"-\"", "\"\"", leaf(.text)])).join(\(expression(.texts, depth)))"
    case 6: return "f\"{\(leaf(.int))}|{\(leaf(.int)) + 1:>5}|{\(named(.text) ?? "'q'"):4}\""
    case 7: return "f\"<{\(named(.float) ?? "1.5")}{\(leaf(.int)):<3}>\""
    default: return "(\(expression(.text, depth)) or \(leaf(.text)))"
    }
  }

  /// A variable, whose text has no quotes in it.
  private mutating func named(_ kind: Kind) -> String? {
    let names = visible(kind)
    return names.isEmpty ? nil : pick(names)
  }

  private mutating func slice() -> String {
    pick(["[1:]", "[:2]", "[::-1]", "[::2]", "[-2:]", "[1:-1]", "[2:0:-1]", "[\(leaf(.int)):]"])
  }

  private mutating func loop(_ name: String, _ depth: Int) -> String {
    "for \(name) in \(expression(.ints, depth))"
      + (chance(0.4) ? " if \(name) \(pick(["> 0", "% 2", "!= 3"]))" : "")
  }

  private mutating func ints(_ depth: Int) -> String {
    let name = fresh("x")
    let isPython = dialect == .python
    switch below(14) {
    case 0, 1: return "[\(expression(.int, depth)), \(expression(.int, depth))]"
    case 2: return "[\(expression(.int, depth)), *\(expression(pick([.ints, .pair]), depth))]"
    case 3: return "(\(expression(.ints, depth)) + \(expression(.ints, depth)))"
    case 4: return "\(expression(.ints, depth))\(slice())"
    case 5: return "[\(name) \(pick(["+", "*", "-"])) \(leaf(.int)) \(loop(name, depth))]"
    case 6: return "sorted(\(expression(pick([.ints, .bag, .pair]), depth)))"
    case 7:
      return
        "sorted(\(expression(.ints, depth)), key=lambda \(name): \(pick(["-\(name)", "\(name) % 3", "abs(\(name))"])), reverse=\(leaf(.bool)))"
    case 8: return "list(range(\(pick(["3", "1, 4", "5, 0, -2"]))))"
    case 9: return "\(expression(.ints, depth)) * \(pick(["2", "0", "-1"]))"
    case 10:
      let call = "map(lambda \(name): \(name) + \(leaf(.int)), \(expression(.ints, depth)))"
      return isPython ? "list(\(call))" : call
    case 11: return "list(\(leaf(.table)).values())"
    case 12: return "list(reversed(\(expression(.ints, depth))))"
    default:
      return
        "[\(name) * 10 + y for \(name) in \(leaf(.ints)) for y in range(\(pick(["2", "\(name) % 3"])))]"
    }
  }

  private mutating func texts(_ depth: Int) -> String {
    switch below(6) {
    case 0: return "[\(expression(.text, depth)), \(expression(.text, depth))]"
    case 1: return "\(expression(.text, depth)).split(\(pick(["", "\"a\"", "\"b\""])))"
    case 2: return "list(\(expression(pick([.text, .table]), depth)))"
    case 3:
      let name = fresh("x")
      return "[\(name) + \(leaf(.text)) for \(name) in \(expression(.texts, depth))]"
    case 4: return "sorted(\(expression(.texts, depth)))"
    default: return "\(expression(.texts, depth))\(slice())"
    }
  }

  private mutating func pair(_ depth: Int) -> String {
    switch below(4) {
    case 0, 1: return "(\(expression(.int, depth)), \(expression(.int, depth)))"
    case 2: return "(\(leaf(.pair))[1], \(leaf(.pair))[0])"
    default: return "tuple(\(expression(.ints, depth)))"
    }
  }

  private mutating func table(_ depth: Int) -> String {
    let name = fresh("x")
    switch below(5) {
    case 0: return "{\(expression(.text, depth)): \(expression(.int, depth))}"
    case 1: return "{**\(expression(.table, depth)), \"k\": \(expression(.int, depth))}"
    case 2: return "{\(name): len(\(name)) for \(name) in \(expression(.texts, depth))}"
    case 3: return "dict(zip(\(expression(.texts, depth)), \(expression(.ints, depth))))"
    default: return "(\(expression(.table, depth)) | \(expression(.table, depth)))"
    }
  }

  private mutating func bag(_ depth: Int) -> String {
    let name = fresh("x")
    switch below(5) {
    case 0: return "{\(expression(.int, depth)), \(expression(.int, depth))}"
    case 3: return "{\(expression(.int, depth)), *\(expression(pick([.ints, .pair, .bag]), depth))}"
    case 1: return "set(\(expression(.ints, depth)))"
    case 2: return "{\(name) % 4 \(loop(name, depth))}"
    default:
      return "(\(expression(.bag, depth)) \(pick(["|", "&", "-", "^"])) \(expression(.bag, depth)))"
    }
  }

  /// A call of a function of the program, its arguments given in one of many ways.
  mutating func call(returning kind: Kind, _ depth: Int) -> String? {
    let known = frames.flatMap(\.functions).filter { $0.result == kind }
    guard !known.isEmpty else { return nil }
    let function = pick(known)
    var arguments = (0..<function.required).map { _ in expression(.int, depth) }
    var keywords: [String] = []
    var isComplete = true
    for name in function.optional where chance(0.5) {
      if isComplete, chance(0.6) {
        arguments.append(expression(.int, depth))
      } else {
        isComplete = false
        keywords.append("\(name)=\(expression(.int, depth))")
      }
    }
    isComplete = isComplete && arguments.count == function.required + function.optional.count
    for name in function.keywordOnly where chance(0.7) {
      keywords.append("\(name)=\(expression(.int, depth))")
    }
    if function.takesMore, chance(0.5) { keywords.append("**\(expression(.table, depth))") }
    if function.takesRest, isComplete, chance(0.6) {
      arguments.append("*\(expression(pick([.ints, .pair]), depth))")
    }
    if chance(0.15), !arguments.isEmpty {
      let last = arguments.removeLast()
      arguments.append(last.hasPrefix("*") ? last : "*[\(last)]")
    }
    // A wrong call goes by another name: what is known to be wrong would be refused before it runs.
    if chance(0.02) {
      return
        "[\(function.name)][0](\((arguments + ["9", "9", "9"]).filter { !$0.hasPrefix("*") }.joined(separator: ", ")))"
    }
    return "\(function.name)(\((arguments + keywords).joined(separator: ", ")))"
  }
}
