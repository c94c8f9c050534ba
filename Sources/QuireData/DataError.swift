/// Why a data set could not be read, and what to do about it.
package struct DataError: Error, Sendable, Equatable {
  /// What went wrong, as code distinguishes it.
  package enum Kind: Sendable {
    /// A file or folder is not there.
    case missing
    /// The file is there but the system does not let it be read.
    case unreadable
    /// The bytes are not what the format asks for.
    case damaged
    /// More data than the caller allows.
    case limit
  }

  package var kind: Kind
  /// The file concerned, as a user would type it.
  package var path: String
  /// What is wrong, as a clause without a full stop.
  package var problem: String
  /// What the user can do.
  package var hint: String?

  package init(_ kind: Kind, path: String, problem: String, hint: String? = nil) {
    self.kind = kind
    self.path = path
    self.problem = problem
    self.hint = hint
  }

  /// The file and what is wrong with it, in one sentence.
  package var message: String { "\(path): \(problem)" }
}

extension DataError: CustomStringConvertible {
  package var description: String { hint.map { "\(message)\nhint: \($0)" } ?? message }
}
