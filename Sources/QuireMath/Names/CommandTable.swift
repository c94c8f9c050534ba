/// Every command that is no macro.
enum CommandTable {
  static let table: [String: Command] = {
    var table = SymbolTable.named.mapValues { Command.symbol($0) }
    for (name, letters) in LetterNames.table { table[name] = .letters(letters) }
    for (name, text, limits) in functions { table[name] = .function(text, limits: limits) }
    for (name, width) in spaces { table[name] = .space(width) }
    for (name, accent) in accents { table[name] = .accent(accent) }
    for (name, style) in styles { table[name] = .style(style) }
    for (name, enclosure) in enclosures { table[name] = .enclosed(enclosure) }
    for (name, arrow) in arrows { table[name] = .labelledArrow(Symbol(arrow, .relation)) }
    for (name, command) in structures { table[name] = command }
    for (size, prefix) in ["big", "Big", "bigg", "Bigg"].enumerated() {
      for (suffix, mathClass) in delimiterClasses {
        table[prefix + suffix] = .delimiterSize(size + 1, mathClass)
      }
    }
    return table
  }()

  /// The names of all commands, built-in macros included.
  static var names: [String] { Array(table.keys) + Array(BuiltinMacros.table.keys) }

  private static let functions: [(String, String, limits: Bool)] =
    [
      "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos",
      "arctan", "arccot", "sinh", "cosh", "tanh", "coth", "sech", "csch", "arg", "deg", "dim",
      "hom", "ker", "sgn", "erf", "tr", "Tr", "rank", "diag", "softmax", "sigmoid", "Var", "Cov",
      "arsinh", "arcosh", "artanh", "tg", "ctg", "arctg", "sh", "ch", "th",
    ].map { ($0, $0, false) }
    + ["max", "min", "sup", "inf", "lim", "det", "gcd", "Pr"].map { ($0, $0, true) }
    + [
      ("limsup", "lim\u{2009}sup", true), ("liminf", "lim\u{2009}inf", true),
      ("injlim", "inj\u{2009}lim", true), ("projlim", "proj\u{2009}lim", true),
      ("plim", "plim", true),
    ]

  private static let thin = 3.0 / 18
  private static let medium = 4.0 / 18
  private static let thick = 5.0 / 18

  private static let spaces: [(String, Double)] = [
    (",", thin), ("thinspace", thin), (":", medium), (">", medium), ("medspace", medium),
    (";", thick), ("thickspace", thick), ("!", -thin), ("negthinspace", -thin),
    ("negmedspace", -medium), ("negthickspace", -thick), ("quad", 1), ("qquad", 2),
    ("enspace", 0.5), ("enskip", 0.5), (" ", 0.25), ("space", 0.25), ("nobreakspace", 0.25),
    ("hfill", 1), ("hfil", 1), ("strut", 0), ("mathstrut", 0), ("null", 0), ("allowbreak", 0),
    ("nobreak", 0), ("newline", 0), ("/", 0),
  ]

  private static let accents: [(String, Accent)] = [
    ("hat", Accent("ˆ")), ("tilde", Accent("˜")), ("bar", Accent("¯")), ("vec", Accent("→")),
    ("dot", Accent("˙")), ("ddot", Accent("¨")), ("dddot", Accent("⋯")), ("check", Accent("ˇ")),
    ("breve", Accent("˘")), ("acute", Accent("´")), ("grave", Accent("`")),
    ("mathring", Accent("˚")), ("widehat", Accent("\u{302}", wide: true)),
    ("widetilde", Accent("~", wide: true)), ("widecheck", Accent("ˇ", wide: true)),
    ("overline", Accent("¯", wide: true)), ("widebar", Accent("¯", wide: true)),
    ("underline", Accent("_", below: true, wide: true)),
    ("underbar", Accent("_", below: true, wide: true)),
    ("overrightarrow", Accent("→", wide: true)), ("overleftarrow", Accent("←", wide: true)),
    ("overleftrightarrow", Accent("↔", wide: true)),
    ("underrightarrow", Accent("→", below: true, wide: true)),
    ("underleftarrow", Accent("←", below: true, wide: true)),
    ("overbrace", Accent("⏞", wide: true, limits: true)),
    ("underbrace", Accent("⏟", below: true, wide: true, limits: true)),
    ("overbracket", Accent("⎴", wide: true, limits: true)),
    ("underbracket", Accent("⎵", below: true, wide: true, limits: true)),
    ("utilde", Accent("~", below: true, wide: true)),
  ]

  private static let styles: [(String, LetterStyle)] = [
    ("mathrm", .roman), ("mathup", .roman), ("mathnormal", .automatic), ("mathit", .italic),
    ("mathbf", .bold), ("symbf", .bold), ("boldsymbol", .boldItalic), ("bm", .boldItalic),
    ("pmb", .boldItalic), ("mathbfit", .boldItalic), ("symbfit", .boldItalic), ("bold", .bold),
    ("mathbb", .doubleStruck), ("Bbb", .doubleStruck), ("symbb", .doubleStruck),
    ("mathds", .doubleStruck), ("mathbbm", .doubleStruck), ("mathcal", .script),
    ("mathscr", .script), ("symcal", .script), ("mathbfcal", .boldScript), ("mathfrak", .fraktur),
    ("frak", .fraktur), ("mathsf", .sansSerif), ("mathbfsf", .boldSansSerif),
    ("mathtt", .monospaced),
  ]

  private static let enclosures: [(String, Enclosure)] =
    Enclosure.allCases.map { ($0.rawValue, $0) }
    + [
      ("fbox", .box), ("bbox", .box), ("mathrlap", .overlapRight), ("mathllap", .overlapLeft),
    ]

  private static let arrows: [(String, String)] = [
    ("xrightarrow", "→"), ("xleftarrow", "←"), ("xleftrightarrow", "↔"), ("xRightarrow", "⇒"),
    ("xLeftarrow", "⇐"), ("xLeftrightarrow", "⇔"), ("xmapsto", "↦"), ("xlongequal", "="),
    ("xhookrightarrow", "↪"), ("xhookleftarrow", "↩"), ("xrightharpoonup", "⇀"),
  ]

  private static let delimiterClasses: [(String, MathClass)] = [
    ("", .ordinary), ("l", .opening), ("r", .closing), ("m", .relation),
  ]

  private static let structures: [(String, Command)] = [
    ("frac", .fraction(.plain)), ("cfrac", .fraction(.plain.sized(.display))),
    ("dfrac", .fraction(.plain.sized(.display))), ("tfrac", .fraction(.plain.sized(.text))),
    ("binom", .fraction(.binomial)), ("dbinom", .fraction(.binomial.sized(.display))),
    ("tbinom", .fraction(.binomial.sized(.text))),
    ("over", .infixFraction(.plain)), ("atop", .infixFraction(.withoutBar("", ""))),
    ("choose", .infixFraction(.binomial)), ("brack", .infixFraction(.withoutBar("[", "]"))),
    ("brace", .infixFraction(.withoutBar("{", "}"))),
    ("sqrt", .root), ("left", .fence), ("begin", .environment),
    ("displaystyle", .size(.display)), ("textstyle", .size(.text)),
    ("scriptstyle", .size(.script)), ("scriptscriptstyle", .size(.scriptscript)),
    ("text", .text(.normal)), ("textrm", .text(.normal)), ("textnormal", .text(.normal)),
    ("textup", .text(.normal)), ("mbox", .text(.normal)), ("hbox", .text(.normal)),
    ("textbf", .text(.bold)), ("textit", .text(.italic)), ("emph", .text(.italic)),
    ("texttt", .text(.monospaced)), ("textsf", .text(.sansSerif)),
    ("rm", .styleSwitch(.roman)), ("bf", .styleSwitch(.bold)), ("it", .styleSwitch(.italic)),
    ("cal", .styleSwitch(.script)), ("sf", .styleSwitch(.sansSerif)),
    ("tt", .styleSwitch(.monospaced)), ("boldmath", .styleSwitch(.boldItalic)),
    ("overset", .stacked(.over)), ("stackrel", .stacked(.over)), ("underset", .stacked(.under)),
    ("mathord", .classed(.ordinary)), ("mathop", .classed(.large)),
    ("mathbin", .classed(.binary)), ("mathrel", .classed(.relation)),
    ("mathopen", .classed(.opening)), ("mathclose", .classed(.closing)),
    ("mathpunct", .classed(.punctuation)), ("mathinner", .classed(.inner)),
    ("color", .color(.rest)), ("textcolor", .color(.argument)),
    ("colorbox", .color(.background)),
    ("limits", .placement(.aboveAndBelow)), ("nolimits", .placement(.atCorners)),
    ("displaylimits", .placement(.automatic)),
    ("not", .negation), ("operatorname", .operatorName), ("substack", .substack),
    ("hspace", .lengthSpace), ("hskip", .lengthSpace), ("kern", .lengthSpace),
    ("mkern", .lengthSpace), ("mskip", .lengthSpace), ("mspace", .lengthSpace),
    ("tag", .tag), ("label", .ignored(arguments: 1)), ("require", .ignored(arguments: 1)),
    ("nonumber", .ignored(arguments: 0)), ("notag", .ignored(arguments: 0)),
    ("relax", .ignored(arguments: 0)), ("protect", .ignored(arguments: 0)),
    ("noindent", .ignored(arguments: 0)), ("centering", .ignored(arguments: 0)),
    ("usepackage", .ignored(arguments: 1)), ("-", .ignored(arguments: 0)),
    ("newcommand", .definition(.newCommand)), ("renewcommand", .definition(.newCommand)),
    ("providecommand", .definition(.newCommand)), ("def", .definition(.def)),
    ("gdef", .definition(.def)), ("let", .definition(.letCommand)),
    ("DeclareMathOperator", .definition(.mathOperator)),
    ("right", .separator), ("middle", .separator), ("end", .separator), ("\\", .separator),
    ("cr", .separator), ("hline", .separator), ("hdashline", .separator), ("(", .separator),
    (")", .separator), ("[", .separator), ("]", .separator),
  ]
}

extension Fraction {
  static let plain = Fraction(numerator: [], denominator: [])
  static let binomial = withoutBar("(", ")")

  /// Two rows without a line, between delimiters unless they are empty.
  static func withoutBar(_ left: String, _ right: String) -> Fraction {
    Fraction(
      numerator: [], denominator: [], hasBar: false,
      left: left.isEmpty ? nil : Symbol(left, .opening),
      right: right.isEmpty ? nil : Symbol(right, .closing))
  }

  func sized(_ size: MathSize) -> Fraction {
    var copy = self
    copy.size = size
    return copy
  }

  func of(_ numerator: [Node], _ denominator: [Node]) -> Fraction {
    var copy = self
    copy.numerator = numerator
    copy.denominator = denominator
    return copy
  }
}
