/// The sizes and colours of everything a figure draws that is not data. Lengths are points.
enum Theme {
  static let ink = Color(gray: 0.15)
  static let frame = Color(gray: 0.3)
  static let grid = Color(gray: 0.87)
  static let legendEdge = Color(gray: 0.8)

  static let figureTitleSize = 14.0
  static let titleSize = 12.0
  static let labelSize = 10.5
  static let tickSize = 9.5
  static let noteSize = 8.5
  static let legendSize = 9.5
  static let textSize = 10.0

  static let frameWidth = 0.7
  static let gridWidth = 0.6
  static let tickLength = 3.0
  static let minorTickLength = 1.8
  static let tickGap = 2.5
  static let labelGap = 4.0
  static let titleGap = 6.0
  static let figureTitleGap = 10.0
  static let figureMargin = 7.0
  static let columnGap = 10.0
  static let rowGap = 8.0

  static let colorBarGap = 8.0
  static let colorBarWidth = 11.0

  static let legendPadding = 5.0
  static let legendKeyWidth = 20.0
  static let legendKeyGap = 6.0
  static let legendRowGap = 3.0
  static let legendColumnGap = 12.0
  static let legendInset = 6.0
}
