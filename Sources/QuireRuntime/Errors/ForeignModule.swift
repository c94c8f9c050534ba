/// Modules of Python that programs often import, and what Quire has instead.
enum ForeignModule {
  static func hint(_ name: String) -> String? {
    hints[String(name.prefix { $0 != "." })]
  }

  private static let hints: [String: String] = [
    "torch": "Quire builds networks as Keras does: Sequential, Dense, model.fit are in scope",
    "jax": "Quire has np for arrays and GradientTape for gradients",
    "pandas": "Quire has no data frames; np.array and dicts of lists hold tables",
    "polars": "Quire has no data frames; np.array and dicts of lists hold tables",
    "sklearn": "networks learn with model.fit; the data sets are in scope, as iris.load_data()",
    "scipy": "np and math hold what Quire has of it",
    "cv2": "Quire reads no picture files; its data sets are in scope: fashion_mnist.load_data()",
    "PIL": "Quire reads no picture files; its data sets are in scope: fashion_mnist.load_data()",
    "os": "Quire programs do not look at the file system",
    "pathlib": "Quire programs do not look at the file system",
    "shutil": "Quire programs do not look at the file system",
    "re": "texts have find, replace, split, startswith and more: dir(\"\")",
    "json": "a dict prints as it is written; Quire does not read JSON",
    "csv": "a line is cut by line.split(\",\")",
    "collections": "dict.setdefault(key, []) and d.get(key, 0) + 1 do what its types do",
    "itertools": "write loops and comprehensions",
    "functools": "write a def; decorators work",
    "typing": "annotations need no import",
    "warnings": "remove the line",
    "tqdm": "model.fit shows its progress itself",
  ]
}
