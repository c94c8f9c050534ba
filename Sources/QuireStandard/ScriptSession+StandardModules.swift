import QuireRuntime

extension ScriptSession {
  /// Lets scripts import the modules that Python programs know: `json`, `re`, `collections`, `itertools`,
  /// `functools`, `dataclasses`, `statistics` and others.
  ///
  /// None reaches beyond the program: `os` and `pathlib` know the text of paths, not the files.
  /// `re` opens the system's library `libpcre2-8` when it is first used.
  public func addStandardModules() {
    add(StandardModules.modules, texts: StandardModules.namesOfPlainTexts) { name in
      StandardModules.needTensors.contains(name) ? nil : ShippedModules.source(of: name)
    }
  }
}
