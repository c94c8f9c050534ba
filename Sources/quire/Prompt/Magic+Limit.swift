import QuireRuntime

extension Magic {
  static let limit = Magic(
    name: "limit", usage: "[steps=N] [memory=SIZE] [time=SECONDS] [off]",
    summary: "Limits what each input may use; alone, shows the limits.",
    words: ["memory=", "off", "steps=", "time="]
  ) { call in
    let prompt = call.prompt
    var (limits, time) = (prompt.limits, prompt.timeLimit)
    for word in call.line.argument.split(whereSeparator: { $0 == " " || $0 == "," }) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count == 2 ? String(parts[1]) : ""
      switch (String(parts[0]), value) {
      case ("off", ""): (limits, time) = (Limits(), nil)
      case ("steps", "off"): limits.steps = Limits().steps
      case ("memory", "off"): limits.memory = Limits().memory
      case ("time", "off"): time = nil
      case ("steps", _): limits.steps = try count(value)
      case ("memory", _): limits.memory = try size(value)
      case ("time", _): time = .seconds(try seconds(value))
      default:
        throw Mistake(
          message: "%limit knows no \(word)", hint: "%limit steps=1000000 memory=2G time=10, or off"
        )
      }
    }
    (prompt.limits, prompt.timeLimit) = (limits, time)
    call.write([described(limits, time)])
    return .finished
  }

  private static func described(_ limits: Limits, _ time: Duration?) -> String {
    let steps =
      limits.steps == .max ? "any number of steps" : "\(TimeText.grouped(limits.steps)) steps"
    let memory =
      limits.memory == Limits().memory
      ? "half of the machine's memory" : "\(MemorySize(bytes: limits.memory).text) of memory"
    let clock = time.map { TimeText.text(RunPresenter.seconds($0)) } ?? "any time"
    return "Each input may take \(steps), \(memory) and \(clock)."
  }

  private static func count(_ text: String) throws -> Int {
    guard let count = Int(text.filter { $0 != "_" }), count > 0 else {
      throw Mistake(
        message: "steps= needs a number above 0, found \"\(text)\"", hint: "steps=1000000")
    }
    return count
  }

  private static func size(_ text: String) throws -> Int {
    guard let size = MemorySize(text) else {
      throw Mistake(
        message: "memory= needs a size, found \"\(text)\"", hint: "memory=512M or memory=2G")
    }
    return size.bytes
  }

  private static func seconds(_ text: String) throws -> Double {
    guard let seconds = Double(text), seconds > 0, seconds < 1e9 else {
      throw Mistake(
        message: "time= needs a number of seconds above 0, found \"\(text)\"", hint: "time=10")
    }
    return seconds
  }
}
