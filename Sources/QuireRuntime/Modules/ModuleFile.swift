import QuireSyntax

/// The text of a module, as an import found it.
package struct ModuleFile: Sendable {
  /// The one name of the file, however imports spell its path: a module runs once.
  package let identity: String
  /// What it is found as. A file stands before the modules of the library, a plain folder behind them.
  package let origin: Origin
  private let read: @Sendable () throws -> SourceFile

  package enum Origin: Sendable {
    case file
    case library
    /// A folder of modules without a text of its own.
    case folder
  }

  package init(
    identity: String, origin: Origin, read: @escaping @Sendable () throws -> SourceFile
  ) {
    self.identity = identity
    self.origin = origin
    self.read = read
  }

  /// A module whose text is at hand.
  package init(_ source: SourceFile) {
    self.init(identity: source.name, origin: .library) { source }
  }

  /// The text.
  /// - Throws: ImportError when the file cannot be read.
  package func source() throws -> SourceFile { try read() }
}
