/// The width of a line's indentation, counted with tabs to the next multiple of eight and with tabs as one:
/// two lines agree only when both counts do, so what an editor shows cannot mislead.
struct Indentation: Equatable {
  var wide = 0
  var narrow = 0
}

extension Lexer {
  /// Measures the next line that holds a token and emits the indents or dedents before it.
  mutating func lexIndentation() {
    var start = offset
    var indentation = Indentation()
    while true {
      start = offset
      indentation = Indentation()
      while isBlank(current) {
        switch current {
        case UInt8(ascii: "\t"):
          indentation.wide = (indentation.wide / 8 + 1) * 8
          indentation.narrow += 1
        case UInt8(ascii: " "):
          indentation.wide += 1
          indentation.narrow += 1
        case 12:
          indentation = Indentation()
        default:
          break
        }
        offset += 1
      }
      if current == UInt8(ascii: "#") { skipComment() }
      guard offset < text.count else { return }
      guard current == UInt8(ascii: "\n") else { break }
      offset += 1
    }
    isAtLineStart = false
    apply(indentation, from: start)
  }

  private mutating func apply(_ indentation: Indentation, from start: Int) {
    let outer = indentations.last ?? Indentation()
    if indentation.wide > outer.wide {
      if indentation.narrow <= outer.narrow { reportMixture(from: start) }
      indentations.append(indentation)
      emit(.indent, from: start)
      return
    }
    while let top = indentations.last, indentation.wide < top.wide {
      indentations.removeLast()
      emit(.dedent, from: offset)
    }
    let top = indentations.last ?? Indentation()
    if indentation.wide != top.wide {
      fail(
        "this line is indented like no block around it", Span(start, offset),
        hint: "the blocks around it begin behind \(top.wide) and \(outer.wide) spaces, "
          + "this line behind \(indentation.wide)")
    } else if indentation.narrow != top.narrow {
      reportMixture(from: start)
    }
  }

  private mutating func reportMixture(from start: Int) {
    fail(
      "tabs and spaces are mixed in the indentation", Span(start, offset),
      hint: "indent with four spaces everywhere")
  }
}
