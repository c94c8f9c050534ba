import QuireRuntime

/// Values that a stream keeps between its steps, where the collector sees them.
struct Kept {
  /// To be one of the stream's sources.
  let value: Value
  private let list: ListObject

  init(_ values: [Value], _ interpreter: Interpreter) {
    list = interpreter.newList(values)
    value = .list(.passUnretained(list))
  }

  var count: Int { list.values.count }
  var values: [Value] { Array(list.values) }

  subscript(index: Int) -> Value {
    get { list.values[index] }
    nonmutating set { list.values[index] = newValue }
  }

  func append(_ value: Value, _ interpreter: Interpreter) {
    list.append(value)
    interpreter.heap.grew(by: 16)
  }

  func replaceAll(by values: [Value]) {
    list.removeAll()
    list.append(contentsOf: values)
  }
}
