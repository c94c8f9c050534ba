extension StringType {
  static let classify: [Builtin] = [
    test("isdigit", "Whether all characters are digits.", #""42".isdigit() => True"#) {
      $0.properties.numericType == .decimal || $0.properties.numericType == .digit
    },
    test("isdecimal", "Whether all characters are decimal digits.", #""4²".isdecimal() => False"#) {
      $0.properties.numericType == .decimal
    },
    test("isnumeric", "Whether all characters stand for numbers.", #""½".isnumeric() => True"#) {
      $0.properties.numericType != nil
    },
    test("isalpha", "Whether all characters are letters.", #""abc".isalpha() => True"#, isLetter),
    test("isalnum", "Whether all characters are letters or digits.", #""a1".isalnum() => True"#) {
      isLetter($0) || $0.properties.numericType != nil
    },
    test(
      "isspace", "Whether all characters are white space.", #"" \n".isspace() => True"#, isSpace),
    Builtin(
      "isascii", "Whether all characters are ASCII.", [itself], returns: "bool",
      examples: [#""é".isascii() => False"#]
    ) { .bool(try $0.stringObject(0).isASCII) },
    Builtin(
      "isupper", "Whether there are letters and all are capitals.", [itself], returns: "bool",
      examples: [#""AB 1".isupper() => True"#]
    ) { .bool(try isCased($0) { $0.isUppercase }) },
    Builtin(
      "islower", "Whether there are letters and all are small.", [itself], returns: "bool",
      examples: [#""ab 1".islower() => True"#]
    ) { .bool(try isCased($0) { $0.isLowercase }) },
    Builtin(
      "istitle", "Whether every word begins large and goes on small.", [itself], returns: "bool",
      examples: [#""Hello World".istitle() => True"#], body: isTitle),
    Builtin(
      "isidentifier", "Whether the text could be a name.", [itself], returns: "bool",
      examples: [#""x_1".isidentifier() => True"#]
    ) { call in
      let scalars = try call.string(0).unicodeScalars
      guard let first = scalars.first else { return .bool(false) }
      return .bool(
        (first == "_" || first.properties.isXIDStart)
          && scalars.dropFirst().allSatisfy { $0.properties.isXIDContinue })
    },
  ]

  private static func test(
    _ name: String, _ summary: String, _ example: String,
    _ holds: @escaping @Sendable (Unicode.Scalar) -> Bool
  ) -> Builtin {
    Builtin(name, summary, [itself], returns: "bool", examples: [example]) { call in
      let scalars = try call.string(0).unicodeScalars
      return .bool(
        try !scalars.isEmpty
          && scalars.allSatisfy {
            try call.interpreter.spend(4)
            return holds($0)
          })
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  private static func isCased(
    _ call: Call, _ wanted: (Unicode.Scalar.Properties) -> Bool
  ) throws -> Bool {
    var found = false
    for scalar in try call.string(0).unicodeScalars {
      try call.interpreter.spend(4)
      let properties = scalar.properties
      if wanted(properties) {
        found = true
      } else if properties.isUppercase || properties.isLowercase
        || properties.generalCategory == .titlecaseLetter
      {
        return false
      }
    }
    return found
  }

  private static func isTitle(_ call: Call) throws -> Value {
    var found = false
    var isInWord = false
    for scalar in try call.string(0).unicodeScalars {
      try call.interpreter.spend(4)
      let properties = scalar.properties
      if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
        if isInWord { return .bool(false) }
        isInWord = true
        found = true
      } else if properties.isLowercase {
        if !isInWord { return .bool(false) }
      } else {
        isInWord = false
      }
    }
    return .bool(found)
  }
}
