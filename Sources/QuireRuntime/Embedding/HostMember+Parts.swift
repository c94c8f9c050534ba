import QuireSyntax

extension HostMember {
  /// A type on its way to becoming a record.
  struct Parts {
    let name: String
    var constructor: Builtin?
    var methods: [Builtin] = []
    var properties: [TypeRecord.Property] = []
    var operators: [Operator] = []
    var hooks = TypeRecord.Hooks()
    /// Why the type cannot be used as it is written.
    var failure: ScriptFailure?

    struct Operator {
      let symbol: HostOperator
      let isReflected: Bool
      let body: @Sendable (Interpreter, Object, Value) throws -> Value?

      init(
        symbol: HostOperator, isReflected: Bool,
        _ body: @escaping @Sendable (Interpreter, Object, Value) throws -> Value?
      ) {
        self.symbol = symbol
        self.isReflected = isReflected
        self.body = body
      }
    }

    init(name: String) { self.name = name }

    /// The record of a closure; one that fails when the closure and its parameters do not fit.
    mutating func function<each Argument: ScriptConvertible>(
      _ function: HostFunction, hasReceiver: Bool = false,
      _ body: @escaping @Sendable (Call, repeat each Argument) throws -> ScriptValue
    ) -> Builtin {
      do {
        return try function.builtin(hasReceiver: hasReceiver, body)
      } catch {
        failure = failure ?? error
        return Builtin(function.name, function.help) { _ in throw error }
      }
    }

    var finishedHooks: TypeRecord.Hooks {
      var hooks = hooks
      let operators = operators
      guard !operators.isEmpty else { return hooks }
      @Sendable func result(
        _ symbol: String, _ interpreter: Interpreter, _ left: Value, _ right: Value
      ) throws -> Value? {
        for (isReflected, own, other) in [(false, left, right), (true, right, left)] {
          guard let object = HostBox.object(own, as: Object.self) else { continue }
          for member in operators
          where member.symbol.rawValue == symbol && member.isReflected == isReflected {
            if let value = try member.body(interpreter, object, other) { return value }
          }
        }
        return nil
      }
      hooks.binary = { try result($1.rawValue, $0, $2, $3) }
      hooks.compare = { interpreter, op, left, right in
        if let value = try result(op.rawValue, interpreter, left, right) { return value }
        // What `==` and `<` say of the other four.
        switch op {
        case .notEqual:
          return try result("==", interpreter, left, right).map {
            .bool(try !interpreter.isTrue($0))
          }
        case .greater: return try result("<", interpreter, right, left)
        case .lessOrEqual:
          return try result("<", interpreter, right, left).map {
            .bool(try !interpreter.isTrue($0))
          }
        case .greaterOrEqual:
          return try result("<", interpreter, left, right).map {
            .bool(try !interpreter.isTrue($0))
          }
        case .less, .equal, .isIn, .isNotIn, .isSame, .isNotSame: return nil
        }
      }
      return hooks
    }
  }
}
