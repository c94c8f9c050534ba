import QuireRuntime
import QuireTensor

/// The memory that the limit of a session leaves to tensors. Those of all sessions in the process count.
final class SessionBudget: MemoryBudget {
  private unowned let interpreter: Interpreter

  init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  var room: (limit: Int, used: Int) {
    if interpreter.heap.isStressed { interpreter.reclaim() }
    return interpreter.memoryRoom
  }

  func makeRoom() { interpreter.reclaim() }
}
