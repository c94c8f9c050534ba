import Glibc
import QuireDocument
import QuireNotebook

/// Inputs of earlier sessions, in the user's state folder: raw text, each input behind a line `# %%`.
struct HistoryFile {
  static let maximumCount = 10_000
  /// Of a longer file only the end is read.
  static let maximumBytes = 8 << 20
  private static let marker = "# %%"

  let path: String

  /// The file of this user: `$XDG_STATE_HOME/quire/history`, or in `~/.local/state`
  /// (XDG Base Directory Specification 0.8). nil where there is no home.
  init?(environment: (String) -> String?) {
    let home = environment("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    let state = environment("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let folder = state ?? home.map({ $0 + "/.local/state" }) else { return nil }
    path = folder + "/quire/history"
  }

  init(path: String) { self.path = path }

  /// The inputs kept, oldest first. A file that has grown to twice as many as are kept is cut.
  /// - Throws: `FileError` when the file is there and cannot be read.
  func load() throws -> [String] {
    guard let end = try readEnd() else { return [] }
    let inputs = Self.inputs(in: String(decoding: end.bytes, as: UTF8.self))
    let kept = Array(inputs.suffix(Self.maximumCount))
    if inputs.count > 2 * Self.maximumCount || end.size > 2 * Self.maximumBytes {
      try AtomicFile.write(Array(kept.map(Self.entry).joined().utf8), to: path, mode: 0o600)
    }
    return kept
  }

  /// The last bytes of the file and its size; nil when there is none.
  private func readEnd() throws -> (bytes: [UInt8], size: Int)? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw FileError(path: path, errno: errno)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw FileError(path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path: path, problem: "is not a file")
    }
    let size = Int(status.st_size)
    var bytes = [UInt8](repeating: 0, count: min(size, Self.maximumBytes))
    var known = 0
    while known < bytes.count {
      let offset = size - bytes.count + known
      let count = bytes.withUnsafeMutableBytes { bytes in
        let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[known...])
        return pread(file, rest.baseAddress, rest.count, offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path: path, errno: errno) }
      // Another session may have cut it meanwhile.
      if count == 0 { break }
      known += count
    }
    return (Array(bytes.prefix(known)), size)
  }

  /// Adds an input.
  /// - Throws: `FileError`.
  func append(_ input: String) throws {
    try FileError.makeFolder(path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 })
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw FileError(path: path, errno: errno) }
    defer { close(file) }
    var entry = Self.entry(input)
    // One write, so that the inputs of two sessions do not mix.
    let count = entry.withUTF8 { write(file, $0.baseAddress, $0.count) }
    guard count == entry.utf8.count else { throw FileError(path: path, errno: errno) }
  }

  static func entry(_ input: String) -> String { marker + "\n" + input + "\n" }

  static func inputs(in text: String) -> [String] {
    var inputs: [[Substring]] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == marker {
        inputs.append([])
      } else if !inputs.isEmpty {
        inputs[inputs.count - 1].append(line)
      }
    }
    return inputs.map { lines in
      var lines = lines[...]
      while lines.last?.isEmpty == true { lines.removeLast() }
      return lines.joined(separator: "\n")
    }.filter { !$0.isEmpty }
  }
}
