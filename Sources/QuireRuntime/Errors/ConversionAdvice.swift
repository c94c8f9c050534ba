/// What makes the type that is wanted of the one that was given.
enum ConversionAdvice {
  private static let it = HintText.here

  /// The hint for an argument of the wrong type.
  static func hint(wanted: ParameterType, given: Value) -> String? {
    func takes(_ type: CoreType) -> Bool { wanted.takes(type) }
    switch given.coreType {
    case .null: return "None stands here; does the function that made it return a value?"
    case .int where takes(.list) && takes(.range):
      return "range(\(it)) counts 0, 1, 2, …; [\(it)] is a list of one"
    case .int where takes(.string) && !takes(.int), .float where takes(.string) && !takes(.float):
      return "str(\(it)) makes text of a number"
    case .list where takes(.string) && takes(.tuple): return "tuple(\(it)) makes a tuple of it"
    case .int where takes(.list), .float where takes(.list): return "[\(it)] is a list of one"
    case .function where !takes(.function), .builtin where !takes(.builtin):
      return "\(it) is a function: call it, \(it)()"
    case _ where takes(.function) && !takes(given.coreType):
      return "give the function itself: its name without ( )"
    default: return nil
    }
  }
}

extension Call {
  /// The hint for an argument that a body found to be of another type than the one named.
  func conversionHint(_ index: Int, _ expected: String) -> String? {
    let wanted: ParameterType? =
      switch expected {
      case "int": .int
      case "float": .float
      case "str": .string
      case "list": .list
      default: nil
      }
    return wanted.flatMap { interpreter.conversion(of: self[index], to: $0) }
  }
}

extension ParameterType {
  func takes(_ type: CoreType) -> Bool { mask & (1 << UInt32(type.rawValue)) != 0 }
}
