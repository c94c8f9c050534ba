extension Parser {
  /// The next sign with its scripts, or nil for what leaves nothing to see.
  mutating func scripted(_ end: RowEnd) throws(TeXError) -> Node? {
    guard let first = try tokens.peek() else { return nil }
    var base: Node?
    let startsWithScript =
      first.isCharacter("^") || first.isCharacter("_") || first.isCharacter("'")
      || first.isCharacter("′") || SmallDigits.isScript(first)
    if !startsWithScript {
      base = try atom(end)
      if base == nil { return nil }
    }
    return try scripts(of: base, from: first)
  }

  private mutating func scripts(of base: Node?, from first: Token) throws(TeXError) -> Node? {
    var scripts = Scripts(base: base)
    var end = base?.range.upperBound ?? first.range.lowerBound
    var found = false
    while let token = try nextScript() {
      _ = try tokens.next()
      end = max(end, token.range.upperBound)
      switch token.kind {
      case .character("^"):
        guard scripts.upper == nil else {
          throw TeXError(.doubleScript("superscript"), token.range)
        }
        scripts.upper = try argument(of: token, expected: "a superscript")
      case .character("_"):
        guard scripts.lower == nil else { throw TeXError(.doubleScript("subscript"), token.range) }
        scripts.lower = try argument(of: token, expected: "a subscript")
      case .character("'"), .character("′"):
        guard scripts.upper == nil else {
          throw TeXError(.doubleScript("superscript"), token.range)
        }
        scripts.primes += 1
      case .command(let name):
        if case .placement(let placement) = CommandTable.table[name] {
          scripts.placement = placement
        }
        continue
      case .character, .space:
        try add(smallDigits: token, to: &scripts)
      }
      found = true
      end = max(end, tokens.lastByte)
    }
    guard found else { return base }
    let start = base?.range.lowerBound ?? first.range.lowerBound
    return Node(.scripts(scripts), start..<max(start, end))
  }

  /// The next token when it belongs to a script.
  private mutating func nextScript() throws(TeXError) -> Token? {
    try tokens.skipSpaces()
    guard let token = try tokens.peek() else { return nil }
    switch token.kind {
    case .character("^"), .character("_"), .character("'"), .character("′"): return token
    case .command(let name):
      if case .placement = CommandTable.table[name] { return token }
      return nil
    case .character, .space: return SmallDigits.isScript(token) ? token : nil
    }
  }

  /// `x²`: the small digits of Unicode are scripts.
  private mutating func add(smallDigits first: Token, to scripts: inout Scripts) throws(TeXError) {
    guard case .character(let character) = first.kind,
      let (plain, isRaised) = SmallDigits.table[character]
    else { return }
    guard (isRaised ? scripts.upper : scripts.lower) == nil else {
      throw TeXError(.doubleScript(isRaised ? "superscript" : "subscript"), first.range)
    }
    var nodes = [sign(plain, at: first.range)]
    while let next = try tokens.peek(), case .character(let character) = next.kind,
      let (plain, raised) = SmallDigits.table[character], raised == isRaised
    {
      _ = try tokens.next()
      nodes.append(sign(plain, at: next.range))
    }
    if isRaised { scripts.upper = nodes } else { scripts.lower = nodes }
  }
}
