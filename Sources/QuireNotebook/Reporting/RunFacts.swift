import QuireDocument

/// What the outputs say about the run that made them: `quire` of the notebook's metadata.
///
/// Version, seed, threads and instruction set are what the same bits depend on; there are no times,
/// so that two runs of one notebook give the same files.
package struct RunFacts: Hashable, Sendable {
  package var version: String
  package var seed: UInt64
  package var threads: Int
  /// The widest vector instructions used: `AVX-512`, `AVX2`.
  package var instructionSet: String
  package var profile: String?
  /// The parameters set from outside.
  package var parameters: [MetadataValue.Member]
  /// nil as long as the run goes on.
  package var status: RunStatus?
  /// The number of code cells that were not reached.
  package var unreached: Int

  package init(
    version: String, threads: Int, instructionSet: String, profile: String? = nil,
    parameters: [MetadataValue.Member] = []
  ) {
    self.version = version
    self.threads = threads
    self.instructionSet = instructionSet
    self.profile = profile
    self.parameters = parameters
    seed = 0
    unreached = 0
  }

  static let key = "quire"
  private static let running = "running"

  /// The facts that a notebook was given by a run.
  package init?(_ notebook: Notebook) {
    guard let value = notebook.metadata[Self.key], let version = value["version"]?.text,
      case .int(let threads) = value["threads"],
      let instructionSet = value["instruction_set"]?.text, let status = value["status"]?.text,
      let seed = Self.seed(value["seed"])
    else { return nil }
    self.init(version: version, threads: threads, instructionSet: instructionSet)
    self.seed = seed
    self.status = RunStatus.allCases.first { $0.name == status }
    profile = value["profile"]?.text
    if case .object(let members) = value["parameters"] { parameters = members }
    if case .int(let count) = value["unreached"] { unreached = count }
  }

  private static func seed(_ value: MetadataValue?) -> UInt64? {
    switch value {
    case .int(let seed): UInt64(exactly: seed)
    case .string(let seed): UInt64(seed)
    default: nil
    }
  }

  /// Readers of JSON lose digits of numbers beyond 2^53: such a seed is a text.
  private var seedValue: MetadataValue {
    seed < 1 << 53 ? .int(Int(seed)) : .string("\(seed)")
  }

  private var members: [MetadataValue.Member] {
    [
      .init("instruction_set", .string(instructionSet)), .init("parameters", .object(parameters)),
      .init("profile", profile.map { .string($0) } ?? .null), .init("seed", seedValue),
      .init("status", .string(status?.name ?? Self.running)), .init("threads", .int(threads)),
      .init("unreached", .int(unreached)), .init("version", .string(version)),
    ]
  }

  /// The metadata of a notebook with these facts; what else it says stays.
  func added(to metadata: MetadataValue) -> MetadataValue {
    guard case .object(var all) = metadata else { return metadata }
    guard let place = all.firstIndex(where: { $0.key == Self.key }) else {
      return .object(all + [.init(Self.key, .object(members))])
    }
    let names = Set(members.map(\.key))
    if case .object(let others) = all[place].value {
      all[place].value = .object(others.filter { !names.contains($0.key) } + members)
    }
    return .object(all)
  }
}
