/// The colours of terminals, as classes of the style sheet: it has a light and a dark form of each,
/// so that every text can be read on either ground.
enum TerminalColor: String, CaseIterable {
  case black, red, green, yellow, blue, magenta, cyan, white

  /// The nearest of them to a colour of 8-bit channels.
  init(red: Int, green: Int, blue: Int) {
    let high = max(red, green, blue)
    let low = min(red, green, blue)
    if high - low < 40 {
      self = high > 128 ? .white : .black
      return
    }
    let middle = (high + low) / 2
    self =
      Self.allCases[
        (red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0)]
  }

  /// One of the 256 colours of xterm.
  init(index: Int) {
    switch index {
    case 0..<16: self = Self.allCases[index % 8]
    case 16..<232:
      let place = index - 16
      self.init(red: place / 36 * 51, green: place / 6 % 6 * 51, blue: place % 6 * 51)
    default: self = index > 243 ? .white : .black
    }
  }
}

extension TerminalText.Style {
  /// Takes the numbers of ECMA-48's SGR.
  mutating func apply(_ numbers: [Int]) {
    var rest = (numbers.isEmpty ? [0] : numbers)[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: self = .plain
      case 1: isBold = true
      case 2: isFaint = true
      case 3: isItalic = true
      case 4: isUnderlined = true
      case 7: isInverse = true
      case 22:
        isBold = false
        isFaint = false
      case 23: isItalic = false
      case 24: isUnderlined = false
      case 27: isInverse = false
      case 30...37: color = TerminalColor(index: number - 30)
      case 90...97: color = TerminalColor(index: number - 90)
      case 39: color = nil
      case 38, 48:
        // Grounds are left out: the text on them would be hard to read.
        let found = Self.color(&rest)
        if number == 38 { color = found }
      default: break
      }
    }
  }

  /// `5;n` or `2;r;g;b`.
  private static func color(_ rest: inout ArraySlice<Int>) -> TerminalColor? {
    switch rest.popFirst() {
    case 5: return rest.popFirst().map { TerminalColor(index: max(0, min(255, $0))) }
    case 2:
      guard let red = rest.popFirst(), let green = rest.popFirst(), let blue = rest.popFirst()
      else {
        return nil
      }
      return TerminalColor(red: red, green: green, blue: blue)
    default: return nil
    }
  }
}
