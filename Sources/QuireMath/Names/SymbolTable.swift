/// The symbols by their TeX names, and by the characters themselves.
enum SymbolTable {
  /// Names and characters in turn. Where one character has several names, any may be written.
  private static let rows: [(mathClass: MathClass, limits: Bool, text: String)] = [
    (
      .ordinary, false,
      """
      infty ∞ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ partial ∂ nabla ∇
      hbar ℏ hslash ℏ ell ℓ wp ℘ Re ℜ Im ℑ aleph ℵ beth ℶ gimel ℷ daleth ℸ imath ı jmath ȷ
      top ⊤ bot ⊥ angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ square □ Box □ blacksquare ■
      Diamond ◊ lozenge ◊ blacklozenge ⧫ bigstar ★ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠
      flat ♭ natural ♮ sharp ♯ surd √ degree ° prime ′ backprime ‵ checkmark ✓
      complement ∁ mho ℧ eth ð Finv Ⅎ Game ⅁ S § P ¶ copyright © pounds £ yen ¥ euro € vert |
      Vert ‖ | ‖ backslash \\ % % # # $ $ & & _ _ QED ∎ diagup ╱ diagdown ╲
      """
    ),
    (
      .large, true,
      """
      sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀
      biguplus ⨄ bigsqcup ⨆
      """
    ),
    (.large, false, "int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ oiiint ∰ smallint ∫"),
    (
      .binary, false,
      """
      pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓
      sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ diamond ⋄
      bigtriangleup △ bigtriangledown ▽ triangleleft ◃ triangleright ▹ oplus ⊕ ominus ⊖ otimes ⊗
      oslash ⊘ odot ⊙ circledast ⊛ circledcirc ⊚ circleddash ⊝ bigcirc ◯ dagger † ddagger ‡
      amalg ⨿ ltimes ⋉ rtimes ⋊ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ dotplus ∔ curlyvee ⋎
      curlywedge ⋏ barwedge ⊼ veebar ⊻ centerdot ⋅ intercal ⊺ divideontimes ⋇ lhd ⊲ rhd ⊳
      """
    ),
    (
      .relation, false,
      """
      leq ≤ le ≤ geq ≥ ge ≥ lt < gt > leqq ≦ geqq ≧ leqslant ⩽ geqslant ⩾ ll ≪ gg ≫ lll ⋘ ggg ⋙
      neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ approxeq ≊ cong ≅ ncong ≇ asymp ≍ doteq ≐ propto ∝
      varpropto ∝ in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊
      supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ prec ≺
      succ ≻ preceq ⪯ succeq ⪰ precsim ≾ succsim ≿ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⟂
      vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ nvdash ⊬ bowtie ⋈ smile ⌣ frown ⌢ lesssim ≲
      gtrsim ≳ lessgtr ≶ gtrless ≷ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ triangleq ≜ coloneqq ≔ coloneq ≔
      eqqcolon ≕ eqcirc ≖ circeq ≗ backsim ∽ therefore ∴ because ∵ vartriangleleft ⊲ Join ⋈
      vartriangleright ⊳ trianglelefteq ⊴ trianglerighteq ⊵ between ≬ pitchfork ⋔ Subset ⋐ Supset ⋑
      to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐
      Leftrightarrow ⇔ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹
      Longleftarrow ⟸ Longleftrightarrow ⟺ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼
      hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼
      leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ nearrow ↗ searrow ↘ swarrow ↙
      nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝ rightrightarrows ⇉ leftleftarrows ⇇
      leftrightarrows ⇆ rightleftarrows ⇄ twoheadrightarrow ↠ twoheadleftarrow ↞ rightarrowtail ↣
      leftarrowtail ↢ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ nLeftarrow ⇍ nleftrightarrow ↮
      uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ curvearrowright ↷
      curvearrowleft ↶ circlearrowright ↻ circlearrowleft ↺ multimap ⊸ dashrightarrow ⇢ upharpoonright ↾
      dashleftarrow ⇠ restriction ↾
      """
    ),
    (
      .opening, false,
      "lbrace { { { lbrack [ lparen ( langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ⟮ lmoustache ⎰ ulcorner ⌜ llcorner ⌞ llbracket ⟦"
    ),
    (
      .closing, false,
      "rbrace } } } rbrack ] rparen ) rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ⟯ rmoustache ⎱ urcorner ⌝ lrcorner ⌟ rrbracket ⟧"
    ),
    (.punctuation, false, "colon : cdotp ⋅ ldotp ."),
    (
      .inner, false,
      "ldots … dots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ ddots ⋱ iddots ⋰ adots ⋰ mathellipsis …"
    ),
    (.ordinary, false, "vdots ⋮"),
  ]

  /// The symbol that `\name` stands for.
  static let named: [String: Symbol] = {
    var table: [String: Symbol] = [:]
    for row in rows {
      let words = row.text.split(whereSeparator: \.isWhitespace)
      for pair in stride(from: 0, to: words.count - 1, by: 2) {
        table[String(words[pair])] = Symbol(
          String(words[pair + 1]), row.mathClass, takesLimits: row.limits)
      }
    }
    return table
  }()

  /// What the keys of a keyboard mean in formulas.
  private static let keys: [Character: Symbol] = [
    "+": Symbol("+", .binary), "-": Symbol("−", .binary), "*": Symbol("∗", .binary),
    "=": Symbol("=", .relation), "<": Symbol("<", .relation), ">": Symbol(">", .relation),
    ":": Symbol(":", .relation), "(": Symbol("(", .opening), "[": Symbol("[", .opening),
    ")": Symbol(")", .closing), "]": Symbol("]", .closing), "?": Symbol("?", .closing),
    "!": Symbol("!", .closing), ",": Symbol(",", .punctuation), ";": Symbol(";", .punctuation),
    "/": Symbol("/", .ordinary), "|": Symbol("|", .ordinary), ".": Symbol(".", .ordinary),
    "@": Symbol("@", .ordinary), "\"": Symbol("\"", .ordinary), "`": Symbol("‘", .ordinary),
    "·": Symbol("⋅", .binary), "•": Symbol("∙", .binary), "‘": Symbol("‘", .ordinary),
    "’": Symbol("’", .ordinary), "“": Symbol("“", .ordinary), "”": Symbol("”", .ordinary),
    "¦": Symbol("¦", .ordinary), "–": Symbol("−", .binary), "⊥": Symbol("⟂", .relation),
  ]

  /// The symbol that a character means by itself.
  static let characters: [Character: Symbol] = {
    var table = keys
    // A character with several names is what the last of them says: ‖ is a plain sign.
    for row in rows {
      let words = row.text.split(whereSeparator: \.isWhitespace)
      for place in stride(from: 1, to: words.count, by: 2) {
        guard let character = words[place].first, !character.isASCII, keys[character] == nil
        else { continue }
        let known = table[character]
        if known == nil || row.mathClass == .ordinary {
          table[character] = Symbol(String(character), row.mathClass, takesLimits: row.limits)
        }
      }
    }
    return table
  }()

  /// The crossed-out form where Unicode has one: `\not\in`.
  static let negations: [String: String] = {
    let pairs =
      """
      = ≠ < ≮ > ≯ ≤ ≰ ≥ ≱ ∈ ∉ ∋ ∌ ≡ ≢ ∼ ≁ ≃ ≄ ≈ ≉ ≅ ≇ ⊂ ⊄ ⊃ ⊅ ⊆ ⊈ ⊇ ⊉ ∃ ∄ ∣ ∤ ∥ ∦ | ∤ ‖ ∦ → ↛ ← ↚
      ↔ ↮ ⇒ ⇏ ⇐ ⇍ ⇔ ⇎ ≺ ⊀ ≻ ⊁ ⪯ ⋠ ⪰ ⋡ ⊑ ⋢ ⊒ ⋣ ⊢ ⊬ ⊨ ⊭ ≍ ≭ ≲ ≴ ≳ ≵
      """.split(whereSeparator: \.isWhitespace)
    var table: [String: String] = [:]
    for pair in stride(from: 0, to: pairs.count - 1, by: 2) {
      table[String(pairs[pair])] = String(pairs[pair + 1])
    }
    return table
  }()
}
