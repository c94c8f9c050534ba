import QuireRuntime
import QuireTensor

/// The functions of one and two numbers, made from the tables of the tensor layer.
enum ElementFunctions {
  /// A function for each entry of the table, and for each of its aliases.
  static func unary(
    aliases: [String: [String]] = [:], skipping: [String] = [], only: [String]? = nil
  ) -> [NativeModule.Member] {
    UnaryFunction.all.flatMap { function -> [NativeModule.Member] in
      if skipping.contains(function.name) || function.name == "round" && only == nil {
        return (aliases[function.name] ?? []).map { unary(function, $0) }
      }
      if let only, !only.contains(function.name) { return [] }
      return ([function.name] + (aliases[function.name] ?? [])).map { unary(function, $0) }
    }
  }

  static func unary(_ function: UnaryFunction, _ name: String) -> NativeModule.Member {
    .function(
      Builtin(name, function.summary, [Parameter("x", .tensor)], returns: "Tensor") { call in
        call.interpreter.make(try Unary(function)(call.tensor(0)), likeAll: call[0])
      })
  }

  static func binary(aliases: [String: [String]] = [:]) -> [NativeModule.Member] {
    BinaryFunction.all.flatMap { function in
      ([function.name] + (aliases[function.name] ?? [])).map { binary(function, $0) }
    }
  }

  static func binary(_ function: BinaryFunction, _ name: String) -> NativeModule.Member {
    .function(
      Builtin(
        name, function.summary, [Parameter("x1", .tensor), Parameter("x2", .tensor)],
        returns: "Tensor"
      ) { call in
        call.interpreter.make(
          try Binary(function)(call.operand(0), call.operand(1)), likeAll: call[0], call[1])
      })
  }

  static let logical: [NativeModule.Member] = [
    logical("logical_and", "Whether both are not zero.") { try $0.logicalAnd($1) },
    logical("logical_or", "Whether one or both are not zero.") { try $0.logicalOr($1) },
    logical("logical_xor", "Whether exactly one is not zero.") { try $0.logicalXor($1) },
    .function(
      Builtin("logical_not", "Whether x is zero.", [Parameter("x", .tensor)], returns: "Tensor") {
        call in
        call.interpreter.make(try call.tensor(0).logicalNot(), likeAll: call[0])
      }),
  ]

  private static func logical(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
  ) -> NativeModule.Member {
    .function(
      Builtin(
        name, summary, [Parameter("x1", .tensor), Parameter("x2", .tensor)], returns: "Tensor"
      ) { call in
        call.interpreter.make(
          try body(call.tensor(0), call.tensor(1)), likeAll: call[0], call[1])
      })
  }
}
