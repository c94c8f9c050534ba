import QuireSyntax

/// The parameters of a function of the program.
struct FunctionSignature: CallSignature, Sendable {
  /// `lambda` for one without a name.
  var name: String
  /// Every parameter but `*` and `**`, those by keyword only last.
  let names: [String]
  /// Which have defaults; defaults themselves belong to the closure.
  let hasDefault: [Bool]
  /// How the signature shows each default.
  private let defaultTexts: [String]
  /// The annotation of each parameter as written, those of `*` and `**` too, and that of the result.
  private let annotations: [String: String]
  private let resultAnnotation: String?
  /// How many of `names` may be given by position.
  let positionalCount: Int
  /// How many of those may be given by position only.
  let positionalOnlyCount: Int
  /// The name of `*args`, if there is one.
  let variadic: String?
  /// The name of `**kwargs`, if there is one.
  let variadicKeyword: String?
  /// How many of the first parameters the call itself fills: 1 for the object of a method.
  var boundCount = 0
  /// Whether it stands in the body of a class, where calls through an object fill the first parameter.
  var isMethod = false

  /// Of the top level of a program, which takes no arguments.
  init() {
    name = ""
    names = []
    hasDefault = []
    defaultTexts = []
    annotations = [:]
    resultAnnotation = nil
    positionalCount = 0
    positionalOnlyCount = 0
    variadic = nil
    variadicKeyword = nil
  }

  /// Of a class body, which takes the class's base.
  init(oneCalled name: String) {
    self.name = name
    names = ["base"]
    hasDefault = [false]
    defaultTexts = [""]
    annotations = [:]
    resultAnnotation = nil
    positionalCount = 1
    positionalOnlyCount = 1
    variadic = nil
    variadicKeyword = nil
  }

  init(_ function: Function, in source: SourceFile) {
    name = function.name?.text ?? "lambda"
    let fixed = function.parameters.filter { $0.form != .variadic && $0.form != .variadicKeyword }
    names = fixed.map(\.name.text)
    hasDefault = fixed.map { $0.defaultValue != nil }
    defaultTexts = fixed.map { $0.defaultValue?.plainText ?? "…" }
    annotations = function.parameters.reduce(into: [:]) { texts, parameter in
      texts[parameter.name.text] = parameter.annotation.map { source.line(of: $0.span) }
    }
    resultAnnotation = function.returns.map { source.line(of: $0.span) }
    positionalCount = fixed.count { $0.form != .keywordOnly }
    positionalOnlyCount = fixed.count { $0.form == .positionalOnly }
    variadic = function.parameters.last { $0.form == .variadic }?.name.text
    variadicKeyword = function.parameters.last { $0.form == .variadicKeyword }?.name.text
  }

  /// `name(a: int, b=1, *rest) -> str`; a default that is not plain is `…`.
  var signature: String {
    var parts: [String] = []
    for (i, name) in names.enumerated() where i >= boundCount {
      if i == positionalCount { parts.append(variadic.map { "*\(annotated($0))" } ?? "*") }
      parts.append(annotated(name) + (hasDefault[i] ? "=\(defaultTexts[i])" : ""))
      if i + 1 == positionalOnlyCount { parts.append("/") }
    }
    if let variadic, positionalCount == names.count { parts.append("*\(annotated(variadic))") }
    if let variadicKeyword { parts.append("**\(annotated(variadicKeyword))") }
    let result = resultAnnotation.map { " -> \($0)" } ?? ""
    return "\(name)(\(parts.joined(separator: ", ")))\(result)"
  }

  private func annotated(_ name: String) -> String {
    name + (annotations[name].map { ": \($0)" } ?? "")
  }

  var placeCount: Int { names.count }
  func placeName(_ index: Int) -> String { names[index] }
  func mayBeLeftOut(_ index: Int) -> Bool { hasDefault[index] }
  var unnamedCount: Int { max(positionalOnlyCount, boundCount) }
  var takesMorePositional: Bool { variadic != nil }
  var takesMoreKeywords: Bool { variadicKeyword != nil }

  var hintForMore: String? {
    guard isMethod, boundCount == 1, let first = names.first, first != "self", first != "cls" else {
      return nil
    }
    return
      "the first parameter of a method is the object: def \(name)(self, \(signatureOfAll.dropFirst(name.count + 1))"
  }

  private var signatureOfAll: String {
    var all = self
    all.boundCount = 0
    return all.signature
  }

  func tooMany(_ given: Int) -> String {
    "\(max(0, positionalCount - boundCount).counted("positional argument")), got \(given - boundCount)"
  }
}

extension Expression {
  /// The text of a short literal; nil for everything else.
  fileprivate var plainText: String? {
    switch kind {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): Interpreter.text(of: value)
    case .string(let text) where text.count <= 20 && !text.contains("\n"): "\"\(text)\""
    case .unary(.minus, let operand): operand.plainText.map { "-" + $0 }
    default: nil
    }
  }
}
