import QuireSyntax

extension Interpreter {
  /// Counts a step at a back edge or call, which is also where limits are looked at and memory is freed.
  @inline(__always)
  func tick(_ registers: UnsafeMutablePointer<Value>, _ code: Ref<Code>) throws {
    slice &-= 1
    if slice < 0 { try safepoint(registers, code) }
  }

  /// Counts the step of a built-in whose value stands in a register now, without a look at limits.
  @inline(__always)
  func tickOver() {
    if slice <= 0, nativeDepth == 0 { heap.pin() }
    slice &-= 1
  }

  /// Makes the next tick a safepoint.
  func hurry() {
    if slice > 0 {
      stepsLeft &+= slice
      slice = 0
    }
  }

  /// - Parameter isCall: Whether something is to be called that may make room.
  @inline(never)
  func safepoint(
    _ registers: UnsafeMutablePointer<Value>, _ code: Ref<Code>, isCall: Bool = false
  ) throws {
    if heap.isDue || isFull {
      collect(
        liveEnd: max(registers + code.with { $0.registerCount }, callbackTop),
        isPinning: nativeDepth > 0)
      isFull = bytesHeld > heap.ceiling
      if isFull, !isCall {
        throw stopping(
          for: ScriptError(
            .limit, "the program holds more than \(limits.memory >> 20) MiB",
            hint: "a list or a string may grow without end"))
      }
    }
    try poll()
    if stepsLeft <= 0 { throw outOfSteps() }
    slice = isFull ? 0 : min(stepsLeft, 20_000)
    stepsLeft -= slice
  }

  /// Frees what values given from outside have left behind, between two runs.
  func collectWhenIdle() { if heap.isDue { collect(liveEnd: stack, isPinning: nativeDepth > 0) } }

  /// Frees what nothing reaches, in the middle of an instruction's work: what was made since it began is kept.
  package func reclaim() {
    guard runDepth > 0, !interruption.isDue else { return }
    collect(liveEnd: callbackTop, isPinning: true)
  }

  /// Makes the limits those of a new run; nil is what a machine has that nobody limits.
  func freshLimits(steps: Int?, memory: Int?) {
    limits = Limits()
    if let steps { limits.steps = max(0, steps) }
    if let memory { limits.memory = max(0, memory) }
    renewLimits()
  }

  @inline(never)
  private func collect(liveEnd: UnsafeMutablePointer<Value>, isPinning: Bool) {
    heap.collect(isPinning: isPinning) { mark in
      var p = stack
      while p < liveEnd {
        mark(p.pointee)
        p += 1
      }
      // Dead registers must not keep references to what is freed.
      while p < softEnd {
        p.pointee = .null
        p += 1
      }
      for i in 0..<frameCount { mark(.closure(frames[i].closure)) }
      for core in CoreType.allCases {
        if let type = coreTypes[core.rawValue] { mark(.type(type)) }
      }
      preludeValues.values.forEach(mark)
      modules.values.forEach { mark(.module($0)) }
      permanent.forEach(mark)
      anchors.values.values.forEach(mark)
      handles.values.forEach(mark)
    }
  }
}
