import Glibc
import QuireRuntime
import QuireSyntax

extension Prompt {
  /// `quire` without a file: a conversation on standard input.
  /// - Returns: The exit code.
  static func start(limits: Limits = Limits(), timeLimit: Duration? = nil) -> Int32 {
    let output = Terminal(descriptor: STDOUT_FILENO)
    let errors = Terminal(descriptor: STDERR_FILENO)
    let presenter = RunPresenter(
      detail: .outputs, terminal: output,
      renderer: DiagnosticRenderer(isColoured: errors.isColoured, width: max(errors.width, 60)))
    let signals = PromptSignals()
    guard isatty(STDIN_FILENO) == 1,
      let terminal = [STDOUT_FILENO, STDERR_FILENO].first(where: { isatty($0) == 1 })
    else {
      return Prompt(
        reader: PipeReader(descriptor: STDIN_FILENO), presenter: presenter, isColoured: false,
        interruption: signals.interruption, limits: limits, timeLimit: timeLimit
      ).run()
    }
    useUnicode()
    let style = terminal == STDOUT_FILENO ? output : errors
    guard
      let reader = TerminalReader(
        signals: signals,
        history: HistoryFile { name in getenv(name).map { String(cString: $0) } },
        terminal: terminal, isColoured: style.isColoured)
    else {
      presenter.errors.writeLines(["quire: the terminal cannot be used"])
      return 2
    }
    let prompt = Prompt(
      reader: reader, presenter: presenter, isColoured: style.isColoured,
      interruption: signals.interruption, limits: limits, timeLimit: timeLimit)
    reader.complete = { [unowned prompt] in prompt.completion(of: $0, at: $1) }
    reader.report = { presenter.errors.writeLines(["warning: " + $0]) }
    let dot = style.style.isUnicode ? "·" : "-"
    presenter.output.writeLines([
      prompt.ink("Quire \(Version.current)", .bold)
        + prompt.ink(" \(dot) ? for help \(dot) Tab completes \(dot) Ctrl-D leaves", .faint)
    ])
    return prompt.run()
  }

  /// Readline counts columns by the locale; where that is the bare C one, text is UTF-8 all the same.
  private static func useUnicode() {
    setlocale(LC_CTYPE, "")
    if String(cString: nl_langinfo(nl_item(CODESET))) == "ANSI_X3.4-1968" {
      setlocale(LC_CTYPE, "C.UTF-8")
    }
  }
}
