import QuireBuiltins
import QuireDocument
import QuireRuntime
import QuireSyntax

/// What a notebook's text says about itself, without running anything.
package enum NotebookCheck {
  /// Every mistake found, in the order of the file.
  package static func mistakes(in notebook: Notebook) -> [Diagnostic] {
    let session = Session.standard(output: TextOutput())
    let sources = notebook.codeCells.map(\.code.source)
    let check = ProgramCheck(sources, with: session.interpreter)
    let findings =
      check.findings + parameters(of: notebook, read: check.readNames)
      + sources.flatMap { expectations(in: $0, profiles: notebook.profiles) }
      + profiles(of: notebook)
    return findings.enumerated().sorted { a, b in
      let (first, second) = (place(a.element), place(b.element))
      return (first.line, first.column, a.offset) < (second.line, second.column, b.offset)
    }.map(\.element)
  }

  /// What is in the notebook and has no effect, or is hardly meant.
  package static func warnings(in notebook: Notebook) -> [Diagnostic] {
    notebook.codeCells.flatMap(\.code.remarks)
      + ProgramWarnings(notebook.codeCells.map(\.code.source)).findings
  }

  /// Expectations that are about nothing or that nobody can understand.
  private static func expectations(in source: SourceFile, profiles: [String]) -> [Diagnostic] {
    let program = Parser.parse(source)
    return program.diagnostics.isEmpty
      ? CellExpectations(program, profiles: profiles).mistakes : []
  }

  /// Profiles that set what is no parameter.
  private static func profiles(of notebook: Notebook) -> [Diagnostic] {
    notebook.profiles.compactMap { name in
      do {
        _ = try notebook.applying(try notebook.profile(name))
        return nil
      } catch let diagnostic as Diagnostic {
        return diagnostic
      } catch let error as ParameterError {
        return Diagnostic(
          "ParameterError", error.message,
          source: SourceFile(name: notebook.path, text: notebook.text),
          line: notebook.frontMatter?.lines.lowerBound ?? 1, hint: error.hint)
      } catch {
        return Diagnostic("ParameterError", "\(error)")
      }
    }
  }

  private static func place(_ finding: Diagnostic) -> (line: Int, column: Int) {
    guard let source = finding.source, let span = finding.span else { return (0, 0) }
    return source.position(of: Int(span.start))
  }

  /// Parameters that nothing reads, and cells of parameters beyond the first.
  private static func parameters(of notebook: Notebook, read: Set<String>) -> [Diagnostic] {
    let source = SourceFile(name: notebook.path, text: notebook.text)
    let tagged = notebook.parameterCells
    var findings = tagged.dropFirst().map { cell in
      Diagnostic(
        ErrorKind.name.rawValue, "a second cell is tagged \"\(Notebook.parametersTag)\"",
        source: source, line: cell.lines.lowerBound,
        hint: "the first begins on line \(tagged[0].lines.lowerBound); keep one")
    }
    for cell in tagged {
      let source = notebook.code(of: cell).source
      for assignment in Notebook.assignments(in: Parser.parse(source))
      where !read.contains(assignment.name) {
        findings.append(
          Diagnostic(
            ErrorKind.name.rawValue, "the parameter \"\(assignment.name)\" is never used",
            source: source, span: assignment.span,
            hint: "setting it with -p would change nothing; use it, or remove it"))
      }
    }
    return findings
  }
}
