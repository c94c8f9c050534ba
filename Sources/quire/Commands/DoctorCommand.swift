import ArgumentParser
import Glibc

/// `quire doctor`: what this machine offers, as the system itself says.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Show what this machine offers.",
    discussion: """
      Libraries, fonts and data sets with their places, or how to get what is missing.

      Exit codes: 0 all is there that notebooks need, 1 something is missing.
      """)

  func run() throws {
    let report = Doctor.examine()
    OutputStream(descriptor: STDOUT_FILENO)
      .writeLines(report.lines(on: Terminal(descriptor: STDOUT_FILENO)))
    throw ExitCode(report.isWell ? 0 : 1)
  }
}
