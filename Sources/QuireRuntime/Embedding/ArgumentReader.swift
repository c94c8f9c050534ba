/// Takes the arguments of a call one after the other, each as a Swift value.
final class ArgumentReader {
  private let call: Call
  private let forms: [HostParameter.Form]
  private var position = 0
  /// The index of the next argument with a place of its own.
  private var index: Int

  init(_ call: Call, _ forms: [HostParameter.Form], first: Int) {
    self.call = call
    self.forms = forms
    index = first
  }

  func next<T: ScriptConvertible>(_ type: T.Type) throws -> T {
    defer { position += 1 }
    let interpreter = call.interpreter
    switch forms[position] {
    case .required, .optional:
      defer { index += 1 }
      return try converted(interpreter.scriptValue(of: call[index]), at: index)
    case .rest:
      return try converted(.list(call.rest.map(interpreter.scriptValue(of:))), at: nil)
    case .options:
      return try converted(
        .dict(
          call.options.map {
            ScriptValue.Entry(
              key: .string($0.name), value: try interpreter.scriptValue(of: $0.value))
          }), at: nil)
    }
  }

  private func converted<T: ScriptConvertible>(_ value: ScriptValue, at index: Int?) throws -> T {
    do {
      return try T(scriptValue: value)
    } catch {
      let name = index.map { call.builtin.fixed[$0].name }
      throw ScriptError(
        error.kind,
        "\(call.builtin.name)()\(name.map { ", \($0)" } ?? ""): \(error.message)",
        hint: error.hint, argument: index, keyword: name)
    }
  }
}
