import ArgumentParser
import QuireRuntime

/// The limits of steps and memory, which all commands that run programs share.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The most steps of each cell or script: loops, calls and work of built-ins.", valueName: "n"))
  var maxSteps: Int?

  @Option(
    name: [.customLong("max-memory"), .customLong("memory")],
    help: ArgumentHelp(
      "The most memory for values and tensors together, as in 512M or 2G.", valueName: "size"))
  var maxMemory: MemorySize?

  func validate() throws {
    if let maxSteps, maxSteps < 1 {
      throw ValidationError("--max-steps needs a number above 0, found \(maxSteps)")
    }
  }

  static func validate(_ option: String, seconds: Double?) throws {
    if let seconds, !(seconds > 0 && seconds < 1e9) {
      throw ValidationError("\(option) needs a number of seconds above 0, found \(seconds)")
    }
  }

  var limits: Limits {
    var limits = Limits()
    if let maxSteps { limits.steps = maxSteps }
    if let maxMemory { limits.memory = maxMemory.bytes }
    return limits
  }
}

extension MemorySize: ExpressibleByArgument {
  init?(argument: String) { self.init(argument) }
}
