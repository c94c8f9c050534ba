import QuireNN
import QuireRuntime
import QuireTensor

/// compile, fit and what else a model learns and answers with.
enum TrainingMethods {
  static let all = [compile, fit, evaluate, predict, trainOnBatch]

  static let compile = Builtin(
    "compile", "Chooses how the model learns.",
    [
      Parameter("self"),
      Parameter("optimizer", .any, "a name such as \"adam\", or Adam(…)"),
      Parameter("loss", .any, "a name such as \"mse\", or a Loss"),
      Parameter("metrics", .any, default: .null, "names such as [\"accuracy\"]"),
    ]
  ) { call in
    let model = try call.host(0, as: Model.self)
    let (optimizer, loss) = (try call.optimizer(1), try call.loss(2))
    try model.checkHead(loss)
    try model.compile(optimizer: optimizer, loss: loss, metrics: call.metrics(3))
    return .null
  }

  static let fit = Builtin(
    "fit", "Trains the model on inputs and labels.",
    [
      Parameter("self"), Parameter("x", .any, "one row for each sample"),
      Parameter("y", .any, "one label for each sample"),
      Parameter("batch_size", .int, default: .int(32), "samples for each step"),
      Parameter("epochs", .int, default: .int(1), "how often to go through all samples"),
      Parameter(
        "verbose", .any, default: .string("auto"), "0 silent, 1 progress, 2 a line an epoch"),
      Parameter(
        "validation_split", .float, default: .float(0), "the part at the end that only measures"),
      Parameter("validation_data", .any, default: .null, "(x, y) that only measures"),
      Parameter(
        "shuffle", .bool, default: .bool(true), "whether each epoch has an order of its own"),
    ], returns: "History"
  ) { call in
    let model = try call.host(0, as: Model.self)
    // The present seed is the model's for this training's shuffles.
    _ = call.interpreter.networkScope
    var options = FitOptions()
    options.batchSize = try call.int(3)
    options.epochs = try call.int(4)
    options.validationSplit = try call.double(6)
    if !call.isAbsent(7) {
      options.validationData = try call.validationData(7)
    }
    options.shuffle = try call.bool(8)
    let reporter = try TrainingReporter(call.interpreter, verbose: call.verbosity(5))
    options.observer = reporter
    options.poll = call.interpreter.poll
    defer { reporter.end() }
    let history = try model.fit(call.samples(1), call.labels(2), options)
    return call.interpreter.makeHost(HistoryValue(history), HistoryType.record)
  }

  static let evaluate = Builtin(
    "evaluate", "The loss and the metrics on inputs and labels.",
    [
      Parameter("self"), Parameter("x"), Parameter("y"),
      Parameter("batch_size", .int, default: .null, "without effect: batches are chosen for speed"),
      Parameter("verbose", .any, default: .string("auto")),
      Parameter("return_dict", .bool, default: .bool(false), "a dict instead of a list")
        .keywordOnly,
    ], returns: "float, list or dict"
  ) { call in
    let reporter = try TrainingReporter(call.interpreter, verbose: call.verbosity(4))
    defer { reporter.end() }
    let logs = try call.host(0, as: Model.self).evaluate(
      call.samples(1), call.labels(2), observer: reporter, poll: call.interpreter.poll)
    return try call.interpreter.make(logs, asDict: call.bool(5))
  }

  static let predict = Builtin(
    "predict", "The outputs for inputs, computed in batches.",
    [
      Parameter("self"), Parameter("x"),
      Parameter("batch_size", .int, default: .null, "without effect: batches are chosen for speed"),
      Parameter("verbose", .any, default: .string("auto")),
    ], returns: "Tensor"
  ) { call in
    let reporter = try TrainingReporter(call.interpreter, verbose: call.verbosity(3))
    defer { reporter.end() }
    return call.interpreter.make(
      try call.host(0, as: Model.self).predict(
        call.samples(1), observer: reporter, poll: call.interpreter.poll))
  }

  static let trainOnBatch = Builtin(
    "train_on_batch", "One step of the optimizer; the loss and metrics before it.",
    [
      Parameter("self"), Parameter("x"), Parameter("y"),
      Parameter("return_dict", .bool, default: .bool(false)).keywordOnly,
    ], returns: "float, list or dict"
  ) { call in
    let logs = try call.host(0, as: Model.self).trainOnBatch(call.samples(1), call.labels(2))
    return try call.interpreter.make(logs, asDict: call.bool(3))
  }
}

extension Call {
  /// Keras's verbose: 0, 1, 2 or "auto", which is 1.
  fileprivate func verbosity(_ index: Int) throws -> Int {
    if case .string(let text) = self[index] {
      if text.object.text == "auto" { return 1 }
    } else if case .bool(let flag) = self[index] {
      return flag ? 1 : 0
    } else if let level = try optionalInt(index), (0...2).contains(level) {
      return level
    }
    throw fail(
      .value, "\(builtin.name)() expected 0, 1, 2 or \"auto\" for verbose", at: index,
      hint: "0 is silent, 1 shows a bar, 2 writes a line an epoch")
  }

  /// Inputs: a tensor or what one is made of.
  fileprivate func samples(_ index: Int) throws -> Tensor {
    if case .tuple(let pair) = self[index],
      pair.object.values.contains(where: { interpreter.existingTensor($0) != nil })
    {
      throw fail(
        .type,
        "\(builtin.name)() expected a tensor for \(builtin.parameters[index].name), got a tuple of "
          + "\(pair.object.values.count)", at: index,
        hint: "(x_train, y_train), (x_test, y_test) = ….load_data() takes the pairs apart")
    }
    return try checking(index) { try interpreter.tensor(from: self[index]) }
  }

  /// Labels: numbers; text has none.
  fileprivate func labels(_ index: Int) throws -> Tensor {
    do {
      return try checking(index) { try interpreter.tensor(from: self[index]) }
    } catch var error as ScriptError {
      if error.kind == .type {
        error.hint =
          "labels are numbers: [names.index(label) for label in labels] counts names from 0"
      }
      throw error
    }
  }

  /// The pair of inputs and labels that only measures.
  fileprivate func validationData(_ index: Int) throws -> (x: Tensor, y: Tensor) {
    let parts: [Value]? =
      switch self[index] {
      case .tuple, .list: try values(index)
      default: nil
      }
    guard let parts, parts.count == 2 else {
      throw fail(
        .value,
        "\(builtin.name)() expected (x, y) for validation_data, got "
          + (parts.map { "\($0.count) element\($0.count == 1 ? "" : "s")" }
            ?? interpreter.brief(self[index]) ?? self[index].typeName),
        at: index, hint: "validation_data=(x_test, y_test)")
    }
    return try checking(index) {
      (try interpreter.tensor(from: parts[0]), try interpreter.tensor(from: parts[1]))
    }
  }
}

extension Interpreter {
  /// Losses and metrics as Keras returns them: a number, a list or a dict.
  fileprivate func make(_ logs: Logs, asDict: Bool) throws -> Value {
    if asDict {
      return try makeDict(logs.entries.map { (make($0.name), Value.double($0.value)) })
    }
    if logs.entries.count == 1, let only = logs.entries.first { return .double(only.value) }
    return makeList(logs.entries.map { .double($0.value) })
  }
}
