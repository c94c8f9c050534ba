import ArgumentParser
import QuireNotebook

/// `--from`: the form in which a notebook is read.
struct InputForm: ExpressibleByArgument {
  let format: NotebookFormat

  init?(argument: String) {
    guard let format = NotebookFormat.named(argument), format.read != nil else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] {
    NotebookFormat.all.filter { $0.read != nil }.map(\.name)
  }

  static let help = ArgumentHelp(
    "The form of the notebook, where its name or text does not tell: "
      + "\(NotebookFormat.names { $0.read != nil }).", valueName: "form")
}
