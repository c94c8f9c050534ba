/// Groups, and what else begins with a bracket.
extension PatternReader {
  mutating func readBracket() throws(Failure) {
    let start = position
    if peek() == "*" { throw Failure(message: "nothing to repeat", position: start + 1) }
    guard peek() == "?" else {
      copy()
      try beginGroup(at: start)
      item = .none
      return
    }
    guard let kind = peek(2) else {
      throw Failure(message: "unexpected end of pattern", position: start + 2)
    }
    if kind != "#" { item = .none }
    switch kind {
    case ":", "=", "!", ">":
      copy(3)
      open.append((start, nil, flags))
    case "<":
      guard let next = peek(3) else {
        throw Failure(message: "unexpected end of pattern", position: start + 3)
      }
      guard next == "=" || next == "!" else {
        throw Failure(message: "unknown extension ?<\(next)", position: start + 1)
      }
      copy(4)
      open.append((start, nil, flags))
    case "P": try readNamed(start)
    case "#":
      while position < pattern.count, pattern[position] != ")" { position += 1 }
      guard current == ")" else {
        throw Failure(message: "missing ), unterminated comment", position: start)
      }
      position += 1
    case "(": try readCondition(start)
    default: try readFlags(start)
    }
  }

  private mutating func beginGroup(at start: Int, name: String? = nil) throws(Failure) {
    let group = parents.count
    if let name {
      if let known = names.first(where: { $0.name == name }) {
        throw Failure(
          message: "redefinition of group name '\(name)' as group \(group); "
            + "was group \(known.group)", position: start + 4)
      }
      names.append((name, group))
    }
    parents.append(open.last { $0.group != nil }?.group ?? 0)
    open.append((start, group, flags))
  }

  /// A name up to `end`, which is passed.
  private mutating func readName(until end: UnicodeScalar) throws(Failure) -> String {
    let start = position
    var name = ""
    while let scalar = current, scalar != end {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard current == end else {
      throw Failure(
        message: name.isEmpty ? "missing group name" : "missing \(end), unterminated name",
        position: start)
    }
    position += 1
    guard !name.isEmpty else { throw Failure(message: "missing group name", position: start) }
    return name
  }

  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    return (first == "_" || first.properties.isXIDStart)
      && name.unicodeScalars.allSatisfy(\.properties.isXIDContinue)
  }

  private mutating func readNamed(_ start: Int) throws(Failure) {
    switch peek(3) {
    case "<":
      position += 4
      let name = try readName(until: ">")
      guard Self.isIdentifier(name) else {
        throw Failure(message: "bad character in group name '\(name)'", position: start + 4)
      }
      text += "("
      try beginGroup(at: start, name: name)
    case "=":
      position += 4
      let name = try readName(until: ")")
      guard let known = names.first(where: { $0.name == name }) else {
        throw Failure(message: "unknown group name '\(name)'", position: start + 4)
      }
      guard closed.contains(known.group) else {
        throw Failure(message: "cannot refer to an open group", position: start + 4)
      }
      text += "\\g{\(known.group)}"
      item = .plain
    case nil: throw Failure(message: "unexpected end of pattern", position: start + 3)
    case let other?:
      throw Failure(message: "unknown extension ?P\(other)", position: start + 1)
    }
  }

  private mutating func readCondition(_ start: Int) throws(Failure) {
    position += 3
    let name = try readName(until: ")")
    let group: Int
    if let number = Int(name) {
      group = number
    } else if let known = names.first(where: { $0.name == name }) {
      group = known.group
    } else {
      throw Failure(message: "unknown group name '\(name)'", position: start + 3)
    }
    guard group > 0, group < parents.count else {
      throw Failure(
        message: group == 0 ? "bad group number" : "invalid group reference \(group)",
        position: start + 3)
    }
    text += "(?(\(group))"
    open.append((start, nil, flags))
  }

  /// `(?i)` at the start, `(?i:…)` and `(?-i:…)` anywhere.
  private mutating func readFlags(_ start: Int) throws(Failure) {
    position += 2
    var added = PatternFlags()
    var removed = PatternFlags()
    var isRemoving = false
    while let letter = current, letter != ")", letter != ":" {
      if letter == "-", !isRemoving {
        isRemoving = true
      } else if let flag = PatternFlags(letter: letter) {
        if isRemoving { removed.insert(flag) } else { added.insert(flag) }
      } else {
        let isFirst = position == start + 2
        throw Failure(
          message: isFirst ? "unknown extension ?\(letter)" : "unknown flag",
          position: isFirst ? start + 1 : position)
      }
      position += 1
    }
    guard let end = current else {
      throw Failure(message: "missing -, : or )", position: position)
    }
    position += 1
    if end == ")" {
      guard start == 0, !isRemoving else {
        throw Failure(message: "global flags not at the start of the expression", position: start)
      }
      flags.formUnion(added)
      return
    }
    let outer = flags
    flags.formUnion(added)
    flags.subtract(removed)
    text += "(?\(added.letters)\(removed.isEmpty ? "" : "-\(removed.letters)"):"
    open.append((start, nil, outer))
  }
}
