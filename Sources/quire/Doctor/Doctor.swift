import Glibc
import QuireBuiltins
import QuireData
import QuireRuntime
import QuireTensor

/// Asks the system, section by section.
enum Doctor {
  typealias Line = DoctorReport.Line
  typealias Section = DoctorReport.Section

  static func examine() -> DoctorReport {
    DoctorReport(sections: [
      program, machine, Section(title: "Libraries", lines: SystemLibrary.all.map(\.line)), fonts,
      data, files, terminal,
    ])
  }

  // MARK: Program and machine

  private static var program: Section {
    let executable = real("/proc/self/exe") ?? CommandLine.arguments.first ?? ""
    return Section(
      title: "Program",
      lines: [
        Line(label: "version", text: Version.current),
        Line(label: "executable", text: executable),
      ])
  }

  private static var machine: Section {
    let asked = variable("QUIRE_THREADS").map { "QUIRE_THREADS is \($0)" }
    let cores = Machine.cores
    var lines = [
      Line(label: "processor", text: field("model name", of: "/proc/cpuinfo") ?? "unknown"),
      Line(label: "instruction set", text: Machine.instructionSet),
      Line(
        label: "threads",
        text: "\(Threads.count) (\(asked ?? "QUIRE_THREADS is not set"); "
          + "\(cores == 1 ? "1 core" : "\(cores) cores"))"),
      Line(label: "memory", text: bytes(Machine.memory)),
    ]
    if let free = field("MemAvailable", of: "/proc/meminfo")?.split(separator: " ").first,
      let kibibytes = Int(free)
    {
      lines[lines.count - 1].text += ", \(bytes(kibibytes << 10)) free"
    }
    lines.append(
      Line(label: "memory limit", text: "\(bytes(Limits().memory)) for values and tensors"))
    return Section(title: "Machine", lines: lines)
  }

  // MARK: Fonts and data

  private static var fonts: Section {
    let search = FontSearch()
    func line(
      _ label: String, _ character: Unicode.Scalar, _ package: String, _ state: DoctorReport.State
    ) -> Line {
      guard let search else {
        return Line(label: label, text: "unknown without fontconfig", state: .absent)
      }
      guard let font = search.font("DejaVu Sans,Noto Sans CJK SC", having: character) else {
        return Line(
          label: label, text: "missing: apt install \(package); needed for text in pictures",
          state: state)
      }
      return Line(label: label, text: "\(font.family)  \(font.file)", state: .good)
    }
    return Section(
      title: "Fonts",
      lines: [
        line("Latin", "a", "fonts-dejavu-core", .missing),
        line("Chinese", "深", "fonts-noto-cjk", .absent),
      ])
  }

  private static var data: Section {
    let folders = DataFolders.standard
    var lines = [
      Line(
        label: "QUIRE_DATA",
        text: variable("QUIRE_DATA").map { $0 + (isFolder($0) ? "" : "  (not a folder)") }
          ?? "not set"),
      Line(
        label: "Debian's folder",
        text: DataFolders.system + (isFolder(DataFolders.system) ? "" : "  (not there)")),
    ]
    for set in ImageFiles.all {
      if let folder = folders.folder(named: set.folder) {
        let missing = set.missingFiles(in: folder)
        lines.append(
          missing.isEmpty
            ? Line(label: set.title, text: folder, state: .good)
            : Line(
              label: set.title, text: "\(folder) lacks \(missing.joined(separator: ", "))",
              state: .absent))
      } else {
        lines.append(Line(label: set.title, text: "missing: \(set.advice)", state: .absent))
      }
    }
    lines += ShippedSet.all.map { Line(label: $0.name, text: "inside the program", state: .good) }
    return Section(title: "Data", lines: lines)
  }

  // MARK: Files and terminal

  private static var files: Section {
    let path = variable("QUIRE_PATH")
    return Section(
      title: "Files",
      lines: [
        Line(label: "history", text: history),
        Line(
          label: "standard library",
          text: "inside the program: \(StandardLibrary.embeddedModules.joined(separator: ", "))"),
        Line(label: "QUIRE_PATH", text: path ?? "not set"),
      ])
  }

  private static var history: String {
    guard let file = HistoryFile(environment: variable)?.path else {
      return "not kept: neither XDG_STATE_HOME nor HOME is set"
    }
    return file + (access(file, F_OK) == 0 ? "" : "  (not there yet)")
  }

  private static var terminal: Section {
    let terminal = Terminal(descriptor: STDOUT_FILENO)
    let colors =
      switch terminal.style.colors {
      case .none: "none"
      case .indexed: "the terminal's palette"
      case .full: "all"
      }
    return Section(
      title: "Terminal",
      lines: [
        Line(
          label: "output",
          text: isatty(STDOUT_FILENO) == 1
            ? "a terminal (\(variable("TERM") ?? "TERM is not set"))" : "a file or pipe"),
        Line(label: "width", text: "\(terminal.width) columns"),
        Line(label: "colours", text: colors),
        Line(
          label: "Unicode", text: terminal.style.isUnicode ? "yes" : "no: the locale is not UTF-8"),
      ])
  }

  // MARK: Asking

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// What stands behind `name:` in a file of `/proc`.
  private static func field(_ name: String, of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix(name), let colon = text.firstIndex(of: ":") else { continue }
      return String(text[text.index(after: colon)...].drop(while: \.isWhitespace))
        .trimmingTrailingSpace
    }
    return nil
  }

  private static func bytes(_ count: Int) -> String {
    let tenths = (count >> 20) * 10 / 1024
    return tenths >= 10 ? "\(tenths / 10).\(tenths % 10) GiB" : "\(count >> 20) MiB"
  }
}

extension String {
  fileprivate var trimmingTrailingSpace: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
