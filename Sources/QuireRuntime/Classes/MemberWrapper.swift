/// What `@property`, `@staticmethod` and `@classmethod` make of a function.
final class MemberWrapper {
  enum Kind {
    case property
    case staticMethod
    case classMethod
  }

  let kind: Kind
  /// The function; of a property the one that reads it.
  let function: Value
  let setter: Value
  let deleter: Value

  init(_ kind: Kind, _ function: Value, setter: Value = .null, deleter: Value = .null) {
    self.kind = kind
    self.function = function
    self.setter = setter
    self.deleter = deleter
  }

  /// The wrapper that a value is, if it is one.
  static func of(_ value: Value) -> MemberWrapper? {
    guard case .host(let host) = value else { return nil }
    return host.object.object as? MemberWrapper
  }
}

extension ClassObject.Member.Kind {
  /// How a class treats a value that is put into it.
  init(of value: Value) {
    switch value {
    case .closure: self = .function
    case .host:
      switch MemberWrapper.of(value)?.kind {
      case .property: self = .property
      case .staticMethod: self = .staticMethod
      case .classMethod: self = .classMethod
      case nil: self = .data
      }
    default: self = .data
    }
  }
}

extension ClassObject.Member {
  /// The function in a wrapper, or the value itself.
  var unwrapped: Value { MemberWrapper.of(box.pointee)?.function ?? box.pointee }
}
