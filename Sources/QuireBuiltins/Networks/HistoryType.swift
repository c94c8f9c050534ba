import QuireNN
import QuireRuntime

/// A history as a value.
final class HistoryValue {
  let history: History

  init(_ history: History) { self.history = history }
}

/// What `fit` returns.
enum HistoryType {
  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.text = { _, value in table(try history(value)) }
    hooks.getItem = { interpreter, value, index in
      _ = try history(value)
      throw ScriptError(
        .type, "a History has no elements",
        hint: "h.history[\(try interpreter.representation(of: index))]")
    }
    return TypeRecord(
      "History", "The losses and metrics of every epoch of a training.",
      properties: [
        TypeRecord.Property("history", "A dict of lists, one value for each epoch.") {
          interpreter, value in
          try interpreter.makeDict(
            history(value).series.map { name, values in
              (interpreter.make(name), interpreter.makeList(values.map { Value.double($0) }))
            })
        },
        TypeRecord.Property("epoch", "The numbers of the epochs, from 0.") { interpreter, value in
          interpreter.makeList(try history(value).epochs.map { Value.int($0) })
        },
        TypeRecord.Property("params", "The numbers of epochs and of steps in each.") {
          interpreter, value in
          let history = try history(value)
          return interpreter.makeDict([
            "epochs": .int(history.epochCount), "steps": .int(history.stepCount),
          ])
        },
      ], hooks: hooks)
  }()

  private static func history(_ value: Value) throws -> History {
    if case .host(let host) = value, let history = host.object.object as? HistoryValue {
      return history.history
    }
    throw ScriptError(.type, "expected a History, got \(value.typeName)")
  }

  /// A number in four decimals, or as it is when that says nothing.
  private static func short(_ value: Double) -> String {
    guard value.magnitude >= 1e-3, value.magnitude < 1e6 else { return value.description }
    let digits = String(Int((value.magnitude * 10_000).rounded()))
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return (value < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
  }

  /// A line for each epoch under the names of the measures.
  private static func table(_ history: History) -> String {
    var columns = [["epoch"] + history.epochs.map { String($0 + 1) }]
    for (name, values) in history.series {
      columns.append([name] + values.map { short($0) })
    }
    let widths = columns.map { $0.map(\.count).max() ?? 0 }
    let lines = (0...history.epochs.count).map { row in
      zip(columns, widths).map { column, width in
        String(repeating: " ", count: width - column[row].count) + column[row]
      }.joined(separator: "  ")
    }
    return lines.joined(separator: "\n")
  }
}
