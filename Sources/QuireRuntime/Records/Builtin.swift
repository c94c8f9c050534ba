/// A built-in function or method: one record from which calling, keyword arguments, arity and type errors,
/// `help`, completion and the test of every example derive.
package final class Builtin: Sendable {
  package typealias Body = @Sendable (Call) throws -> Value

  package let name: String
  package let summary: String
  package let parameters: [Parameter]
  /// What it returns, in a word or two; empty for None.
  package let returns: String
  /// Code with its output, as `>>> expression` lines each followed by the text shown.
  package let examples: [String]
  package let body: Body

  /// Parameters other than `*` and `**`, in the order in which `Call` holds them.
  let fixed: [Parameter]
  let variadic: Parameter?
  let variadicKeyword: Parameter?
  /// How many may be given by position.
  let positionalCount: Int
  /// - Parameters:
  ///   - parameters: For a method the first is the value it is called on, named `self`.
  ///   - examples: Each `"code => output"`; the output is the representation of the code's value.
  package init(
    _ name: String, _ summary: String, _ parameters: [Parameter] = [], returns: String = "",
    examples: [String] = [], body: @escaping Body
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.returns = returns
    self.examples = examples
    self.body = body
    fixed = parameters.filter { $0.form == .ordinary || $0.form == .keywordOnly }
    variadic = parameters.first { $0.form == .variadic }
    variadicKeyword = parameters.first { $0.form == .variadicKeyword }
    positionalCount = parameters.prefix { $0.form == .ordinary }.count
  }

  // Called as a method the closure is not retained.
  @inline(__always)
  func run(_ call: Call) throws -> Value { try body(call) }

  /// `name(a, b=1, *rest)` as `help` shows it; `self` is left out.
  package var signature: String { "\(name)(\(signature(of: parameters)))" }

  private func signature(of parameters: [Parameter]) -> String {
    var parts: [String] = []
    var afterStar = false
    for parameter in parameters where parameter.name != "self" {
      switch parameter.form {
      case .variadic:
        parts.append("*\(parameter.name)")
        afterStar = true
      case .variadicKeyword: parts.append("**\(parameter.name)")
      case .ordinary, .keywordOnly:
        if parameter.form == .keywordOnly, !afterStar {
          parts.append("*")
          afterStar = true
        }
        if let value = parameter.defaultValue {
          parts.append("\(parameter.name)=\(value.text)")
        } else if parameter.isOptional {
          parts.append("\(parameter.name)=…")
        } else {
          parts.append(parameter.name)
        }
      }
    }
    return parts.joined(separator: ", ")
  }
}

extension Literal {
  package var text: String {
    switch self {
    case .null: "None"
    case .bool(let b): b ? "True" : "False"
    case .int(let i): String(i)
    case .float(let d): d.description
    case .string(let s): "\"\(s.replacing("\\", with: "\\\\").replacing("\n", with: "\\n"))\""
    }
  }
}

/// A built-in as a value, with the value it is bound to when it is a method taken off one.
package final class BuiltinObject: Object {
  package let record: Builtin
  /// `.undefined` for a plain function.
  package let receiver: Value
  /// The number of positional arguments of a call that needs no arranging; -1 when there is none such.
  let arity: Int
  // Of the record, where calls find them without a detour.
  let fixedCount: Int
  let positionalCount: Int
  let isVariadic: Bool
  /// The kinds of value that what `*values` takes need not be looked at.
  let restMask: UInt32
  /// With so many arguments by position, no parameter is left without a value.
  let neededCount: Int
  /// For each fixed parameter what it is without an argument: `.undefined` where there is no default.
  let defaults: UnsafeMutablePointer<Value>
  /// For each fixed parameter the kinds of value that need no further look.
  let plainMasks: UnsafeMutablePointer<UInt32>

  init(_ record: Builtin, receiver: Value, default value: (Literal) -> Value) {
    self.record = record
    self.receiver = receiver
    let fixed = record.fixed
    let isSimple =
      receiver.isUndefined && record.variadic == nil && record.variadicKeyword == nil
      && record.positionalCount == fixed.count
    arity = isSimple ? fixed.count : -1
    fixedCount = fixed.count
    positionalCount = record.positionalCount
    isVariadic = record.variadic != nil
    restMask = record.variadic?.type.plainMask ?? 0
    neededCount = 1 + (fixed.lastIndex { $0.defaultValue == nil && !$0.isOptional } ?? -1)
    defaults = .allocate(capacity: fixed.count)
    plainMasks = .allocate(capacity: fixed.count)
    for (i, parameter) in fixed.enumerated() {
      (defaults + i).initialize(to: parameter.defaultValue.map(value) ?? .undefined)
      (plainMasks + i).initialize(to: parameter.type.plainMask)
    }
  }

  deinit {
    defaults.deallocate()
    plainMasks.deallocate()
  }

  override var byteCount: Int { 112 + 20 * fixedCount }

  override func visit(_ mark: (Value) -> Void) {
    mark(receiver)
    for i in 0..<fixedCount { mark(defaults[i]) }
  }
}
