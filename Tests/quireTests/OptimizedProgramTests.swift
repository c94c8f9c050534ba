import Foundation
import QuireTestSupport
import Testing

/// The tests of the language run unoptimized; the program that people run is optimized, and gives the same.
@Suite struct OptimizedProgramTests {
  let folder: TemporaryFolder
  let program: QuireProgram

  init() throws {
    folder = try TemporaryFolder()
    program = QuireProgram(in: folder.path)
  }

  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: tests.appendingPathComponent(path), encoding: .utf8)
  }

  /// Expressions of one line, each with its representation behind a tab: the standard modules.
  @Test(arguments: [
    "QuireStandardTests/Golden/collections.txt",
    "QuireStandardTests/Golden/itertools.txt", "QuireStandardTests/Golden/json.txt",
    "QuireStandardTests/Golden/math.txt", "QuireStandardTests/Golden/others.txt",
    "QuireStandardTests/Golden/re.txt",
  ]) func valuesAreThoseOfTheTables(path: String) throws {
    let rows = try Self.text(path).split(separator: "\n").compactMap { line -> [String]? in
      let row = line.components(separatedBy: "\t")
      let isStatement = row[0].contains("; ") || row[0].contains(" = ")
      return row.count == 2 && !isStatement && !row[1].contains("Error") ? row : nil
    }
    try #require(rows.count >= 20)
    let imports = """
      import collections, copy, dataclasses, functools, itertools, json, math, operator, re
      import os, pathlib, statistics, string, textwrap, typing
      from collections import *

      """
    let code = imports + rows.map { "print(repr(\($0[0])))\n" }.joined()
    try folder.write("rows.py", code)
    let result = try program.run(["rows.py"])
    #expect(result.errors == "")
    let found = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(found.map(String.init) == rows.map { $0[1] })
  }

  /// Programs, each with what its last expression shows, where that is one line and no error.
  @Test(arguments: LanguageSubject.allCases) func programsShowWhatTheyShow(subject: LanguageSubject)
    throws
  {
    let cases = try Self.text("QuireRuntimeTests/Golden/language/\(subject).txt")
      .components(separatedBy: "\n===\n").map { $0.components(separatedBy: "\n---\n") }
      .filter { $0.count == 2 && !$0[1].contains("test.nb:") && (2...76).contains($0[1].count) }
    try #require(cases.count >= 10)
    for one in cases {
      let result = try program.run(["-e", one[0]])
      #expect(result.errors == "" && result.output == one[1], "\(one[0])")
    }
  }

  enum LanguageSubject: CaseIterable {
    case numbers, strings, containers, functions, control, assignment, classes
  }
}
