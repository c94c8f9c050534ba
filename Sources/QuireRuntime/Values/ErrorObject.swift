/// An error as a value: what `except Kind as e` binds.
///
/// Programs raise and catch errors in loops: most are never looked at. Such a one has its kind, what it was
/// made with and where it passed; the rest is made when someone asks for `error`.
package final class ErrorObject: Object {
  private(set) var kind: ErrorKind
  /// What it was made with; nothing for an error of Quire's own.
  private(set) var arguments: Arguments
  /// What Quire says of it; nil for one that the program made and nobody has asked about.
  private var report: ScriptError?
  /// The frames that it has left since, innermost first.
  private var firstStep: Step?
  private var outerSteps: [Step] = []
  /// The last frame that it left, counted from the outermost: each is noted once.
  private var leftFrame = Int32.max

  enum Arguments {
    case none
    case one(Value)
    /// A tuple.
    case several(Value)
    /// Of Quire's own: what was not there.
    case missing(ScriptError.Missing)
  }

  /// An instruction of a function, which the error keeps alive.
  private struct Step {
    let closure: Ref<ClosureObject>
    let position: Int
  }

  init(_ kind: ErrorKind, _ arguments: Arguments) {
    self.kind = kind
    self.arguments = arguments
    super.init(pool: ObjectPools.error)
  }

  /// Becomes a new error after it was freed.
  func begin(_ kind: ErrorKind, _ arguments: Arguments) {
    self.kind = kind
    self.arguments = arguments
  }

  override func retire() -> Bool {
    if report != nil { report = nil }
    forgetSteps()
    if outerSteps.capacity > 8 { outerSteps = [] }
    leftFrame = .max
    return true
  }

  /// All that is known about it, on its way through Swift.
  var error: ScriptError {
    get {
      var error = report ?? ScriptError(kind, "")
      if report == nil, case .missing(let missing) = arguments { error.missing = missing }
      for step in steps {
        error.note(ScriptError.Site(code: step.closure.object.code.object, position: step.position))
      }
      error.notedFrame = leftFrame
      return error
    }
    set {
      kind = newValue.kind
      leftFrame = newValue.notedFrame
      report = newValue
      forgetSteps()
    }
  }

  private var steps: [Step] { (firstStep.map { [$0] } ?? []) + outerSteps }

  private func forgetSteps() {
    firstStep = nil
    if !outerSteps.isEmpty { outerSteps.removeAll(keepingCapacity: true) }
  }

  /// Notes that it leaves a frame at an instruction.
  @inline(__always)
  func leave(_ frame: Int, _ closure: Ref<ClosureObject>, _ position: Int, isNoted: Bool) {
    guard frame < leftFrame else { return }
    leftFrame = Int32(truncatingIfNeeded: frame)
    guard isNoted else { return }
    let step = Step(closure: closure, position: position)
    if firstStep == nil { firstStep = step } else { outerSteps.append(step) }
  }

  static let byteCount = 256

  override var byteCount: Int { ErrorObject.byteCount }

  override func visit(_ mark: (Value) -> Void) {
    switch arguments {
    case .none: break
    case .one(let value), .several(let value): mark(value)
    case .missing(let missing): visit(missing, mark)
    }
    for step in steps { mark(.closure(step.closure)) }
    guard let report else { return }
    if let raised = report.raised { mark(raised) }
    if let site = report.firstSite { mark(.module(.passUnretained(site.code.module))) }
    for site in report.outerSites { mark(.module(.passUnretained(site.code.module))) }
    if let missing = report.missing { visit(missing, mark) }
  }

  private func visit(_ missing: ScriptError.Missing, _ mark: (Value) -> Void) {
    if case .key(let key, let dict) = missing {
      mark(key)
      mark(.dict(dict))
    }
  }
}

extension Interpreter {
  /// A new error with what Quire says of it.
  func makeError(_ error: ScriptError) -> Value {
    let object = heap.makeError(error.kind, .none)
    object.with { $0.error = error }
    return .error(object)
  }

  /// The error of a kind that a program makes by calling it.
  func makeError(_ kind: ErrorKind, _ values: UnsafeBufferPointer<Value>) -> Ref<ErrorObject> {
    let arguments: ErrorObject.Arguments =
      values.count == 1
      ? .one(values[0])
      : .several(.tuple(heap.makeTuple(copying: values.baseAddress, count: values.count)))
    return heap.makeError(kind, arguments)
  }

  /// What a program gave to an error when it made it; nil for an error of Quire's own.
  func arguments(of error: ErrorObject) -> [Value]? {
    switch error.arguments {
    case .none, .missing: nil
    case .one(let value): [value]
    case .several(let tuple):
      if case .tuple(let tuple) = tuple { Array(tuple.object.values) } else { nil }
    }
  }
}
