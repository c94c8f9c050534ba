/// What a name or an expression is known to be without running anything.
enum Meaning {
  case unknown
  /// A function, type, module or constant of Quire's own.
  case value(Value)
  /// A function that the program or an imported file defines.
  case function(FunctionSignature)
  /// A module that is a file.
  case file(ModuleOutline)
  /// A class of the program, and an object of exactly that class.
  case programClass(ClassOutline)
  case object(ClassOutline)
  /// Some value of a type.
  case instance(TypeRecord)
}
