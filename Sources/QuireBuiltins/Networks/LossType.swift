import QuireNN
import QuireRuntime
import QuireTensor

/// A loss as a value.
final class LossValue {
  let loss: Loss

  init(_ loss: Loss) { self.loss = loss }
}

/// Losses as types and as functions.
enum LossType {
  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.call = { call in
      guard call.rest.count == 2 else {
        throw ScriptError(
          .type, "a loss is called on y_true and y_pred, got \(call.rest.count) arguments")
      }
      return try value(loss(call[0]), call.rest[0], call.rest[1], call.interpreter) {
        (loss, labels, predictions, logits) in
        try loss(labels, predictions, logits: logits)
      }
    }
    hooks.text = { _, value in "<\(typeName(try loss(value).kind))>" }
    return TypeRecord(
      "Loss", "What training makes smaller.",
      properties: [
        TypeRecord.Property("name", "As compile takes it.") { interpreter, value in
          interpreter.make(try loss(value).name)
        }
      ], hooks: hooks)
  }()

  static let types = Loss.Kind.allCases.map(type)
  static let functions =
    Loss.Kind.allCases.map { function($0, name: $0.rawValue) } + [
      function(.meanSquaredError, name: "mse")
    ]

  private static func type(_ kind: Loss.Kind) -> TypeRecord {
    let summary = summary(kind)
    return TypeRecord(
      typeName(kind), summary, base: record,
      constructor: Builtin(
        typeName(kind), summary, options(kind).map(\.keywordOnly), returns: typeName(kind)
      ) { call in
        let loss = try loss(kind, call, from: 0)
        return call.interpreter.makeHost(LossValue(loss), record(of: kind))
      })
  }

  private static func record(of kind: Loss.Kind) -> TypeRecord {
    zip(Loss.Kind.allCases, types).first { $0.0 == kind }?.1 ?? record
  }

  private static func function(_ kind: Loss.Kind, name: String) -> Builtin {
    Builtin(
      name, "\(summary(kind)) One value for each sample.",
      [Parameter("y_true"), Parameter("y_pred")] + options(kind), returns: "Tensor"
    ) { call in
      try call.checking("y_true") {
        try value(loss(kind, call, from: 2), call[0], call[1], call.interpreter) {
          (loss, labels, predictions, logits) in
          try loss.perSample(labels, predictions, logits: logits)
        }
      }
    }
  }

  /// A loss from the options that stand at an index.
  private static func loss(_ kind: Loss.Kind, _ call: Call, from index: Int) throws -> Loss {
    switch kind {
    case .meanSquaredError: try Loss(kind)
    case .sparseCategoricalCrossentropy: try Loss(kind, fromLogits: call.bool(index))
    case .binaryCrossentropy, .categoricalCrossentropy:
      try Loss(kind, fromLogits: call.bool(index), labelSmoothing: call.double(index + 1))
    }
  }

  private static func options(_ kind: Loss.Kind) -> [Parameter] {
    let fromLogits = Parameter(
      "from_logits", .bool, default: .bool(false), "whether predictions come without softmax")
    switch kind {
    case .meanSquaredError: return []
    case .sparseCategoricalCrossentropy: return [fromLogits]
    case .binaryCrossentropy, .categoricalCrossentropy:
      return [
        fromLogits,
        Parameter(
          "label_smoothing", .float, default: .float(0), "the part spread over all classes"),
      ]
    }
  }

  /// Applies a loss to values of the language, with the logits behind the predictions if a model of
  /// this session just gave them.
  private static func value(
    _ loss: Loss, _ labels: Value, _ predictions: Value, _ interpreter: Interpreter,
    _ apply: (Loss, Tensor, Tensor, Logits?) throws -> Tensor
  ) throws -> Value {
    let predictions = try interpreter.tensor(from: predictions)
    let logits = interpreter.networks.logits(behind: predictions)
    if loss.fromLogits, let logits, logits.activation == loss.activation {
      interpreter.warn(
        "\(loss.name) has from_logits=True, but the predictions come from "
          + "\(logits.activation.rawValue), whose output is no logits; its logits are used")
    }
    let labels = try interpreter.tensor(from: labels)
    return interpreter.make(try apply(loss, labels, predictions, logits))
  }

  private static func loss(_ value: Value) throws -> Loss {
    if case .host(let host) = value, let loss = host.object.object as? LossValue {
      return loss.loss
    }
    throw ScriptError(.type, "expected a Loss, got \(value.typeName)")
  }

  private static func typeName(_ kind: Loss.Kind) -> String {
    switch kind {
    case .meanSquaredError: "MeanSquaredError"
    case .binaryCrossentropy: "BinaryCrossentropy"
    case .categoricalCrossentropy: "CategoricalCrossentropy"
    case .sparseCategoricalCrossentropy: "SparseCategoricalCrossentropy"
    }
  }

  private static func summary(_ kind: Loss.Kind) -> String {
    switch kind {
    case .meanSquaredError: "The mean squared difference of labels and predictions."
    case .binaryCrossentropy: "Cross-entropy of yes-or-no labels and probabilities."
    case .categoricalCrossentropy: "Cross-entropy of one-hot labels and probabilities."
    case .sparseCategoricalCrossentropy: "Cross-entropy of whole-number labels and probabilities."
    }
  }
}
