/// What must be equal for a run to give the same bits, besides its seed, as the head of its outputs
/// states it.
package struct RunDescription: Sendable {
  package var version: String
  package var threads: Int
  /// The widest vector instructions used: `AVX-512`, `AVX2`.
  package var instructionSet: String
  /// The parameters set from outside, as `name = value`.
  package var parameters: [String]

  package init(
    version: String, threads: Int, instructionSet: String, parameters: [String] = []
  ) {
    self.version = version
    self.threads = threads
    self.instructionSet = instructionSet
    self.parameters = parameters
  }
}
