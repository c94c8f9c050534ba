import QuireNN
import QuireRuntime
import QuireTensor

/// Metrics as objects that add up batches.
enum MetricType {
  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.text = { _, value in "<Metric name=\(try total(value).name)>" }
    hooks.call = { call in
      try update(call.rest.map { $0 }, total(call[0]), call.interpreter)
      return try result(call[0], call.interpreter)
    }
    return TypeRecord(
      "Metric", "A mean over batches.",
      methods: [
        Builtin(
          "update_state", "Adds a batch.", [Parameter("self"), .variadic("values")]
        ) { call in
          try update(call.rest.map { $0 }, total(call[0]), call.interpreter)
          return .null
        },
        Builtin("result", "The mean so far.", [Parameter("self")], returns: "Tensor") { call in
          try result(call[0], call.interpreter)
        },
        Builtin("reset_state", "Begins again.", [Parameter("self")]) { call in
          try total(call[0]).reset()
          return .null
        },
      ],
      properties: [
        TypeRecord.Property("name", "As a history calls it.") { interpreter, value in
          interpreter.make(try total(value).name)
        }
      ], hooks: hooks)
  }()

  static let types =
    zip(
      kinds,
      [
        "Accuracy of probabilities above one half.", "Accuracy for one-hot labels.",
        "Accuracy for whole-number labels.", "The mean squared difference.",
        "The mean absolute difference.",
      ]
    ).map { kind, summary in
      type(kind.name, summary, kind.kind)
    } + [type("Mean", "The mean of numbers.", nil)]

  private static let kinds: [(name: String, kind: Metric.Kind)] = [
    ("BinaryAccuracy", .binaryAccuracy), ("CategoricalAccuracy", .categoricalAccuracy),
    ("SparseCategoricalAccuracy", .sparseCategoricalAccuracy),
    ("MeanSquaredError", .meanSquaredError), ("MeanAbsoluteError", .meanAbsoluteError),
  ]

  private static func type(_ name: String, _ summary: String, _ kind: Metric.Kind?) -> TypeRecord {
    TypeRecord(
      name, summary, base: record,
      constructor: Builtin(
        name, summary, [Parameter("name", .string, default: .null)], returns: name
      ) { call in
        call.interpreter.makeHost(
          MetricTotal(kind, name: try call.optionalString(0)), record)
      })
  }

  private static func update(
    _ values: [Value], _ total: MetricTotal, _ interpreter: Interpreter
  ) throws {
    let tensors = try values.map { try interpreter.tensor(from: $0) }
    guard tensors.count == (total.metric == nil ? 1 : 2) else {
      throw ScriptError(
        .type,
        total.metric == nil
          ? "update_state() expected values" : "update_state() expected y_true and y_pred")
    }
    if tensors.count == 1 {
      try total.add(tensors[0])
    } else {
      try total.add(labels: tensors[0], predictions: tensors[1])
    }
  }

  private static func result(_ value: Value, _ interpreter: Interpreter) throws -> Value {
    interpreter.make(try Tensor(scalar: Float(total(value).result)))
  }

  private static func total(_ value: Value) throws -> MetricTotal {
    if case .host(let host) = value, let total = host.object.object as? MetricTotal {
      return total
    }
    throw ScriptError(.type, "expected a Metric, got \(value.typeName)")
  }
}
