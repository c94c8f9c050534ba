import QuireStandard

extension StandardLibrary {
  /// The modules written in Quire that lie inside the program.
  package static var embeddedModules: [String] {
    ShippedModules.names
  }
}
