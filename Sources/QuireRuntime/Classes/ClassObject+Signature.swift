/// What documentation and completion tell of a class.
extension ClassObject {
  private var initializer: ClosureObject? {
    guard case .closure(let function) = special(.initialize) else { return nil }
    return function.object
  }

  /// `Name(a, b=1)`
  package var signature: String {
    guard var parameters = initializer?.parameters else { return name + "()" }
    parameters.boundCount = 1
    return name + parameters.signature.dropFirst(parameters.name.count)
  }

  /// The parameters that a call can name.
  var parameterNames: [String] { Array((initializer?.parameterNames ?? []).dropFirst()) }

  /// The first line of the docstring.
  var summary: String { docstring?.split(separator: "\n").first.map(String.init) ?? "" }
}
