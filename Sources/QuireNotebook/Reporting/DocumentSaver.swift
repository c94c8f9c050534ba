import Glibc
import QuireDocument
import Synchronization

/// Keeps the documents of a run up to date, on a thread of its own.
///
/// Every document is written whole. Once that has taken a second in all, documents are written a part of the time
/// only, at most a second behind the run, whatever the run is busy with by then: a thousand short cells do not write
/// a thousand long documents.
final class DocumentSaver: Sendable {
  private struct State {
    var notebook: Notebook
    /// When it is to be written; nil when all is.
    var due: ContinuousClock.Instant?
    /// Whether the run waits until it is written.
    var isWaitedFor = false
    var failure: FileError?
    var pictures: Set<String> = []
    var lastWritten = ContinuousClock.now
    var lastCost = Duration.zero
    var cost = Duration.zero
    var isClosed = false
  }

  private let state: Mutex<State>
  private let forms: [OutputForm]
  private let path: String
  private let name: String
  /// Posted when there is something to do, and when that is done.
  private let wake = Semaphore()
  private let done = Semaphore()

  /// What may be spent on writing after every cell, and the longest that outputs wait to be written.
  private static let freeCost = Duration.seconds(1)
  private static let longestWait = Duration.seconds(1)

  /// - Throws: `FileError` when there can be no thread.
  init(path: String, name: String, notebook: Notebook, forms: [OutputForm]) throws(FileError) {
    state = Mutex(State(notebook: notebook))
    self.forms = forms
    self.path = path
    self.name = name
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let failed = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<DocumentSaver>.fromOpaque(context).takeRetainedValue().work() }
        return nil
      }, context.toOpaque())
    guard failed == 0 else {
      context.release()
      throw FileError(path: path, errno: failed)
    }
    pthread_detach(thread)
  }

  /// The names of the pictures that were written.
  var pictures: Set<String> { state.withLock { $0.pictures } }

  /// Takes over cells and what is said of the run.
  func change(_ cells: [(Int, Cell)], metadata: MetadataValue) {
    state.withLock { state in
      for (place, cell) in cells { state.notebook.cells[place] = cell }
      state.notebook.metadata = metadata
    }
  }

  /// Writes all documents; gives what was in the way.
  func save() -> FileError? {
    state.withLock { state in
      state.due = .now
      state.isWaitedFor = true
    }
    wake.post()
    done.wait()
    return state.withLock { $0.failure }
  }

  /// Writes all documents, now or within a second; gives what was in the way the last time.
  func saveSoon() -> FileError? {
    let isAtOnce = state.withLock { state in
      if state.cost < Self.freeCost || state.failure != nil { return true }
      guard state.due == nil else { return false }
      state.due = state.lastWritten + min(state.lastCost * 10, Self.longestWait)
      wake.post()
      return false
    }
    return isAtOnce ? save() : state.withLock { $0.failure }
  }

  /// Ends the thread.
  func close() {
    state.withLock { $0.isClosed = true }
    wake.post()
  }

  // MARK: The thread

  private func work() {
    var files = DocumentFiles(path: path, name: name, forms: forms)
    var due: ContinuousClock.Instant?
    while true {
      wake.wait(until: due)
      let (isClosed, task) = state.withLock { state -> (Bool, (Notebook, isWaitedFor: Bool)?) in
        due = state.due
        guard let wanted = state.due, wanted <= .now else { return (state.isClosed, nil) }
        defer {
          state.due = nil
          state.isWaitedFor = false
        }
        due = nil
        return (state.isClosed, (state.notebook, state.isWaitedFor))
      }
      if isClosed { return }
      guard let (notebook, isWaitedFor) = task else { continue }
      let start = ContinuousClock.now
      let failure = files.write(notebook)
      let pictures = files.pictureNames
      state.withLock { state in
        state.failure = failure
        state.pictures = pictures
        state.lastWritten = .now
        state.lastCost = state.lastWritten - start
        state.cost += state.lastCost
      }
      if isWaitedFor { done.post() }
    }
  }
}
