/// Output as text for a closure.
final class OutputClosure: OutputSink {
  private let receive: (String) -> Void

  init(_ receive: @escaping (String) -> Void) { self.receive = receive }

  func write(_ text: String) { receive(text) }

  func show(_ value: Value, in interpreter: Interpreter) throws {
    if !value.isNull { receive(try interpreter.representation(of: value) + "\n") }
  }

  func progress(_ progress: Progress?) {
    guard let text = progress?.milestone else { return }
    receive(text + "\n")
  }
}
