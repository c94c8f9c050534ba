import Glibc

/// The program `quire` as the tests run it: the one that `QUIRE` names, or else the one that was built
/// with the tests.
package struct QuireProgram {
  package struct Result: Sendable, Equatable {
    /// The exit code, or 128 and the number of the signal that ended it.
    package var code: Int32
    package var output: String
    package var errors: String

    package init(code: Int32, output: String, errors: String) {
      self.code = code
      self.output = output
      self.errors = errors
    }
  }

  package var path: String
  /// The folder it runs in.
  package var folder: String
  /// Variables added to a small, fixed environment.
  package var environment: [String: String] = [:]

  package init(in folder: String) {
    self.init(named: "quire", in: folder)
    if let path = getenv("QUIRE") { self.path = String(cString: path) }
  }

  /// A program that was built together with the tests.
  package init(named name: String, in folder: String) {
    self.folder = folder
    let tests = CommandLine.arguments.first.map { $0.split(separator: "/").dropLast() } ?? []
    path = "/\(tests.joined(separator: "/"))/\(name)"
  }

  /// Runs it to its end; standard output goes to `outputFile` if there is one. `whileRunning` gets its process number once it has started.
  package func run(
    _ arguments: [String], input: String = "", outputFile: String? = nil,
    whileRunning: (pid_t) -> Void = { _ in }
  ) throws -> Result {
    let files = try TemporaryFolder()
    try files.write("input", input)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "\(files.path)/input", O_RDONLY, 0)
    for (descriptor, name) in [(Int32(1), "output"), (2, "errors")] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor,
        descriptor == 1 ? outputFile ?? "\(files.path)/\(name)" : "\(files.path)/\(name)",
        O_WRONLY | O_CREAT, 0o600)
    }
    let variables = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder]
      .merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
    var argumentPointers = (["env", "-C", folder, path] + arguments).map { strdup($0) } + [nil]
    var variablePointers = variables.map { strdup($0) } + [nil]
    defer { (argumentPointers + variablePointers).forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawn(
      &process, "/usr/bin/env", &actions, nil, &argumentPointers, &variablePointers)
    guard failure == 0 else { throw TemporaryFolder.Failure(errno: failure) }
    whileRunning(process)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Result(
      code: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
      output: files.text("output") ?? "", errors: files.text("errors") ?? "")
  }
}
