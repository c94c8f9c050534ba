import QuireSyntax

/// What puts the arguments of a call in their places: the same for built-ins and functions of the
/// program, at run time and when a program is only checked.
protocol CallSignature {
  var name: String { get }
  /// `name(a, b=1, *rest)`
  var signature: String { get }
  /// The parameters that have a place each: all but `*` and `**`.
  var placeCount: Int { get }
  func placeName(_ index: Int) -> String
  func mayBeLeftOut(_ index: Int) -> Bool
  /// How many places may be filled by position.
  var positionalCount: Int { get }
  /// How many of those cannot be filled by name: the `self` of methods, `/`.
  var unnamedCount: Int { get }
  var takesMorePositional: Bool { get }
  var takesMoreKeywords: Bool { get }
  /// What is said about more positional arguments than fit.
  func tooMany(_ given: Int) -> String
  /// What mends more positional arguments than fit, where that is known.
  var hintForMore: String? { get }
}

extension CallSignature {
  var hintForMore: String? { nil }

  /// The place of each keyword argument, nil for one that goes into `**`.
  /// - Parameter positional: How many arguments are given by position, a method's `self` included.
  func places(positional: Int, keywords: some Collection<String>) throws(ScriptError) -> [Int?] {
    if positional > positionalCount, !takesMorePositional {
      throw ScriptError(
        .type, "\(name)() takes \(tooMany(positional))",
        hint: hintForMore ?? surplusHint(positional - positionalCount, Array(keywords)),
        argument: positionalCount)
    }
    var places: [Int?] = []
    for keyword in keywords {
      if let index = (unnamedCount..<max(unnamedCount, placeCount)).first(where: {
        placeName($0) == keyword
      }) {
        guard index >= positional || index >= positionalCount, !places.contains(index) else {
          var error = ScriptError(
            .type, "\(name)() got the argument \(keyword) twice",
            hint: "an argument before it is \(keyword) already", keyword: keyword)
          error.isAboutName = true
          throw error
        }
        places.append(index)
      } else if takesMoreKeywords {
        places.append(nil)
      } else {
        throw unknownKeyword(keyword)
      }
    }
    return places
  }

  /// The error of places that nothing fills, nil when all that are needed are filled.
  func missing(isFilled: (Int) -> Bool) -> ScriptError? {
    let names = (0..<placeCount).filter { !isFilled($0) && !mayBeLeftOut($0) }.map(placeName)
    guard !names.isEmpty else { return nil }
    return ScriptError(
      .type, "\(name)() misses \(names.joined(separator: " and "))",
      hint: "its signature is \(shortSignature)")
  }

  /// What other systems and earlier versions call a parameter.
  private static var aliases: [String: [String]] {
    [
      "lr": ["learning_rate"], "dim": ["axis"], "p": ["rate"], "nb_epoch": ["epochs"],
      "num_epochs": ["epochs"], "input_dim": ["input_shape"], "desc": ["reverse"],
      "descending": ["reverse"], "out_features": ["units"], "colour": ["color"],
      "separator": ["sep"], "seperator": ["sep"],
    ]
  }

  /// The signature, cut short where it does not fit on a line.
  var shortSignature: String {
    let text = signature
    guard text.count > 100, let cut = text.prefix(80).lastIndex(of: ",") else { return text }
    return text[..<cut] + ", …)"
  }

  private static func cut(_ start: String, _ names: [String]) -> String {
    var text = start
    for (index, name) in names.enumerated() {
      if text.count + name.count > 100 { return text + ", …" }
      text += (index == 0 ? "" : ", ") + name
    }
    return text
  }

  private func unknownKeyword(_ keyword: String) -> ScriptError {
    if takesMorePositional, keyword == "x" || keyword == "y" {
      var error = ScriptError(
        .type, "\(name)() has no parameter \(keyword)",
        hint: "what stands in front takes no names: \(name)(x, y)", keyword: keyword)
      error.isAboutName = true
      return error
    }
    let known = (unnamedCount..<max(unnamedCount, placeCount)).map(placeName)
    var error = ScriptError(
      .type, "\(name)() has no parameter \(keyword)",
      hint: (Self.aliases[keyword]?.first(where: known.contains)
        ?? NearestName.suggest(keyword, among: known)).map { "did you mean \($0)?" }
        ?? (known.isEmpty ? "it takes no keyword arguments" : Self.cut("it takes ", known)),
      keyword: keyword)
    error.isAboutName = true
    return error
  }

  /// What mends too many arguments by position.
  private func surplusHint(_ surplus: Int, _ given: [String]) -> String {
    let named = (positionalCount..<max(positionalCount, placeCount)).filter { !mayBeLeftOut($0) }
      .map(placeName)
    if surplus == 1, let first = named.first(where: { !given.contains($0) }) {
      return "\(first) is given by name: \(first)=…"
    }
    return "its signature is \(shortSignature)"
  }
}

extension Builtin: CallSignature {
  var placeCount: Int { fixed.count }
  func placeName(_ index: Int) -> String { fixed[index].name }
  func mayBeLeftOut(_ index: Int) -> Bool {
    fixed[index].defaultValue != nil || fixed[index].isOptional
  }
  var unnamedCount: Int { fixed.first?.name == "self" ? 1 : 0 }
  var takesMorePositional: Bool { variadic != nil }
  var takesMoreKeywords: Bool { variadicKeyword != nil }
  var hintForMore: String? { fixed.last?.hint }

  func tooMany(_ given: Int) -> String {
    let most = positionalCount - unnamedCount
    let got = ", got \(given - unnamedCount)"
    if most == 0 { return "no positional arguments" + got }
    let hasOptional = (unnamedCount..<placeCount).contains(where: mayBeLeftOut)
    return (hasOptional ? "at most " : "") + most.counted("argument") + got
  }
}
