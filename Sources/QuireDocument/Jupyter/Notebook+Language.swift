extension Notebook {
  /// The language that a Jupyter notebook says its code is in; nil when it says none.
  package var language: String? {
    let name =
      metadata["kernelspec"]?["language"]?.text ?? metadata["language_info"]?["name"]?.text
      ?? metadata["kernelspec"]?["name"]?.text
    return name.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Refuses a notebook whose code is in another language; it can be converted, but not run.
  package func checkLanguage() throws(FileError) {
    guard let language else { return }
    let name = language.lowercased()
    guard !["python", "ipython", "quire", "starlark"].contains(where: name.hasPrefix) else {
      return
    }
    throw FileError(
      path: path,
      problem: "its code is in \(language); Quire runs notebooks in its own language and in Python")
  }
}
