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
    "shutil": "Quire programs do not look at the file system",
    "csv": "a line is cut by line.split(\",\")",
    "datetime": "Quire has no dates; time.time() counts seconds",
    "enum": "write a class with the names as attributes",
    "abc": "write a class whose methods raise NotImplementedError",
    "io": "collect texts in a list and join them: \"\".join(parts)",
    "pickle": "json.dumps(x) and json.loads(text) keep plain values",
    "glob": "Quire programs do not look at the file system",
    "tempfile": "Quire programs do not look at the file system",
    "argparse": "sys.argv holds the arguments; quire run takes -p name=value",
    "logging": "print(…) writes a line",
    "subprocess": "Quire programs start no others",
    "threading": "Quire programs run on one thread; tensor operations use all of them",
    "multiprocessing": "Quire programs run on one thread; tensor operations use all of them",
    "asyncio": "Quire has no async; write plain calls",
    "socket": "Quire programs use no network",
    "urllib": "Quire programs use no network",
    "requests": "Quire programs use no network",
    "heapq": "sorted(xs), min(xs) and list.sort() order values",
    "bisect": "np.searchsorted(xs, x) finds a place",
    "decimal": "integers are exact; math.isclose compares floats",
    "fractions": "integers are exact; math.gcd reduces a fraction",
    "hashlib": "hash(x) is the same in every run",
    "unittest": "write assert; quire test checks notebooks",
    "pytest": "write assert; quire test checks notebooks",
    "warnings": "remove the line",
    "tqdm": "model.fit shows its progress itself",
  ]
}
