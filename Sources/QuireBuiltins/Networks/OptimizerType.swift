import QuireNN
import QuireRuntime
import QuireTensor

/// Optimizers as the language sees them.
enum OptimizerType {
  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.text = { _, value in
      let optimizer = try optimizer(value)
      return "<\(type(of: optimizer).kind) learning_rate=\(optimizer.learningRate)>"
    }
    return TypeRecord(
      "Optimizer", "A rule that changes variables by their gradients.",
      methods: [
        Builtin(
          "apply_gradients", "One step from pairs of a gradient and its variable.",
          [
            Parameter("self"),
            Parameter("grads_and_vars", .iterable, "zip(gradients, variables)")
              .hinting("pairs: apply_gradients(zip(gradients, variables))"),
          ]
        ) { call in
          let pairs = try call.values(1).map { pair in
            let values: [Value] =
              switch pair {
              case .tuple, .list: try call.interpreter.values(of: pair)
              default: []
              }
            guard values.count == 2 else {
              throw call.fail(
                .value, "apply_gradients() expected pairs of a gradient and a variable", at: 1,
                hint: "zip(gradients, variables)")
            }
            return (gradient: values[0], variable: values[1])
          }
          try apply(pairs, call)
          return .null
        },
        Builtin(
          "apply", "One step from gradients and their variables.",
          [
            Parameter("self"), Parameter("grads", .iterable),
            Parameter("trainable_variables", .iterable),
          ]
        ) { call in
          let (gradients, variables) = (try call.values(1), try call.values(2))
          guard gradients.count == variables.count else {
            throw call.fail(
              .value,
              "apply() got \(gradients.count) gradient\(gradients.count == 1 ? "" : "s") for "
                + "\(variables.count) variable\(variables.count == 1 ? "" : "s")", at: 1,
              hint: "one gradient for each variable, in the same order")
          }
          try apply(zip(gradients, variables).map { ($0, $1) }, call)
          return .null
        },
        Builtin(
          "build", "Makes room for what is remembered of the variables.",
          [Parameter("self"), Parameter("variables", .iterable)]
        ) { call in
          let variables = try call.values(1).map(call.interpreter.variable(from:))
          try optimizer(call[0]).build(variables)
          return .null
        },
      ],
      properties: [
        TypeRecord.Property(
          "learning_rate", "How far a step goes.",
          set: { interpreter, value, new in
            guard let rate = try interpreter.number(new), rate >= 0, rate.isFinite else {
              throw ScriptError(
                .value, "learning_rate expected a number of at least 0, got \(new.typeName)",
                hint: "such as 0.001")
            }
            try optimizer(value).learningRate = rate
          },
          get: { _, value in .double(try optimizer(value).learningRate) }),
        TypeRecord.Property("iterations", "The number of steps made.") { _, value in
          .int(try optimizer(value).iterations)
        },
      ], hooks: hooks)
  }()

  static let types = [adam, sgd]

  static let adam = TypeRecord(
    "Adam", "Steps scaled by running means of the gradients and of their squares.", base: record,
    constructor: Builtin(
      "Adam", "Steps scaled by running means of the gradients and of their squares.",
      [
        Parameter("learning_rate", .float, default: .float(0.001)),
        Parameter("beta_1", .float, default: .float(0.9)),
        Parameter("beta_2", .float, default: .float(0.999)),
        Parameter("epsilon", .float, default: .float(1e-7)),
      ], returns: "Adam", examples: ["Adam(0.01).learning_rate => 0.01"]
    ) { call in
      call.interpreter.make(
        try Adam(
          learningRate: call.double(0), beta1: call.double(1), beta2: call.double(2),
          epsilon: call.double(3)))
    })

  static let sgd = TypeRecord(
    "SGD", "Gradient descent, with momentum when asked.", base: record,
    constructor: Builtin(
      "SGD", "Gradient descent, with momentum when asked.",
      [
        Parameter("learning_rate", .float, default: .float(0.01)),
        Parameter("momentum", .float, default: .float(0)),
        Parameter("nesterov", .bool, default: .bool(false), "whether to look ahead"),
      ], returns: "SGD"
    ) { call in
      call.interpreter.make(
        try SGD(
          learningRate: call.double(0), momentum: call.double(1), nesterov: call.bool(2)))
    })

  private static func apply(
    _ pairs: [(gradient: Value, variable: Value)], _ call: Call
  ) throws {
    var ready: [(gradient: Tensor?, variable: Variable)] = []
    for (gradient, variable) in pairs {
      try call.checking(1) {
        ready.append(
          (
            gradient.isNull ? nil : try call.interpreter.tensor(from: gradient),
            try call.interpreter.variable(from: variable)
          ))
      }
    }
    let skipped = try optimizer(call[0]).applyGradients(ready)
    if !skipped.isEmpty {
      call.interpreter.warn(
        "no gradient for \(skipped.joined(separator: ", ")): the loss does not depend on it")
    }
  }

  private static func optimizer(_ value: Value) throws -> Optimizer {
    if case .host(let host) = value, let optimizer = host.object.object as? Optimizer {
      return optimizer
    }
    throw ScriptError(.type, "expected an Optimizer, got \(value.typeName)")
  }
}

extension Interpreter {
  func make(_ optimizer: Optimizer) -> Value {
    makeHost(optimizer, optimizer is Adam ? OptimizerType.adam : OptimizerType.sgd)
  }
}
