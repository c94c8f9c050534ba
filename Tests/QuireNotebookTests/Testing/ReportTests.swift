import QuireNotebook
import Testing

/// `Tests/Reference/junit.py` validates a report like this one against the schema that it states, and
/// reads it with junitparser.
@Suite struct ReportTests {
  static var results: [NotebookResult] {
    var one = NotebookResult(path: "notebooks/a & b.nb")
    one.cellCount = 4
    one.seconds = 1.5
    one.peakMemory = 1_048_576
    var passed = CellResult(number: 1, title: "", line: 3)
    passed.seconds = 0.25
    passed.expectations = 2
    passed.printed = "a <b> \u{1B}[31mred\u{1B}[0m \u{1}\n"
    var failed = CellResult(number: 2, title: "Train \"it\"", line: 9, status: .failed)
    failed.expectations = 1
    failed.problems = [
      TestProblem(
        kind: "Mismatch", message: "expected 1, found 2\n50%", line: 10, column: 6,
        text: "a.nb:10:6: Mismatch: expected 1")
    ]
    one.cells = [
      passed, failed,
      CellResult(number: 3, title: "Net", line: 20, status: .skipped(reason: "no net")),
    ]
    var two = NotebookResult(path: "c.md")
    two.skipReason = "later"
    var three = NotebookResult(path: "d.nb")
    three.isNotUnderstood = true
    three.problems = [TestProblem(kind: "IOError", message: "gone", text: "d.nb: gone")]
    return [one, two, three]
  }

  @Test func junit() {
    #expect(
      JUnitReport(Self.results, seconds: 2).text == """
        <?xml version="1.0" encoding="utf-8"?>
        <testsuites name="quire test" tests="6" failures="2" errors="0" skipped="3" time="2.000">
          <testsuite name="notebooks/a &amp; b.nb" tests="4" failures="1" errors="0" skipped="2" time="1.500">
            <properties>
              <property name="peak_memory_bytes" value="1048576"/>
              <property name="expectations" value="3"/>
            </properties>
            <testcase classname="notebooks/a &amp; b.nb" name="cell 1" time="0.250" file="notebooks/a &amp; b.nb" line="3">
              <system-out>a &lt;b&gt; red </system-out>
            </testcase>
            <testcase classname="notebooks/a &amp; b.nb" name="cell 2: Train &quot;it&quot;" time="0.000" file="notebooks/a &amp; b.nb" line="9">
              <failure message="expected 1, found 2&#10;50%" type="Mismatch">a.nb:10:6: Mismatch: expected 1</failure>
            </testcase>
            <testcase classname="notebooks/a &amp; b.nb" name="cell 3: Net" time="0.000" file="notebooks/a &amp; b.nb" line="20">
              <skipped message="no net"/>
            </testcase>
            <testcase classname="notebooks/a &amp; b.nb" name="cell 4" time="0.000" file="notebooks/a &amp; b.nb" line="1">
              <skipped message="not reached"/>
            </testcase>
          </testsuite>
          <testsuite name="c.md" tests="1" failures="0" errors="0" skipped="1" time="0.000">
            <properties>
              <property name="peak_memory_bytes" value="0"/>
              <property name="expectations" value="0"/>
            </properties>
            <testcase classname="c.md" name="the notebook" time="0.000" file="c.md" line="1">
              <skipped message="later"/>
            </testcase>
          </testsuite>
          <testsuite name="d.nb" tests="1" failures="1" errors="0" skipped="0" time="0.000">
            <properties>
              <property name="peak_memory_bytes" value="0"/>
              <property name="expectations" value="0"/>
            </properties>
            <testcase classname="d.nb" name="the notebook" time="0.000" file="d.nb" line="1">
              <failure message="gone" type="IOError">d.nb: gone</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func annotations() {
    #expect(
      GitHubReport(Self.results).annotations == [
        "::error file=notebooks/a & b.nb,line=10,col=6,title=Mismatch::expected 1, found 2%0A50%25",
        "::error file=d.nb,title=IOError::gone",
      ])
  }

  @Test func annotationsAreTenAtMost() {
    var result = NotebookResult(path: "a:b,c.nb")
    result.problems = (1...12).map {
      TestProblem(kind: "K", message: "m\($0)", line: $0, column: 1, text: "t")
    }
    let lines = GitHubReport([result]).annotations
    #expect(lines.count == 10)
    #expect(lines[0] == "::error file=a%3Ab%2Cc.nb,line=1,col=1,title=K::m1")
    #expect(lines[9] == "::error title=quire test::3 more problems in 1 file")
  }

  @Test func summaryFitsGitHub() {
    var result = NotebookResult(path: "a|b.nb")
    result.problems = (1...40).map { _ in
      TestProblem(kind: "K", message: "m", text: String(repeating: "x", count: 100_000))
    }
    let text = GitHubReport([result]).summary("1 notebook")
    #expect(
      text.hasPrefix(
        "### quire test\n\n1 notebook\n\n| notebook | result | expectations | time |\n"))
    #expect(text.contains("| a\\|b.nb | failed | 0 | 0.00 s |"))
    result.isNotUnderstood = true
    #expect(GitHubReport([result]).summary("").contains("| a\\|b.nb | unread | 0 | 0.00 s |"))
    #expect(text.hasSuffix("There are more problems than fit here.\n"))
    #expect(text.utf8.count < 1 << 20)
  }

  @Test func summary() {
    #expect(
      TestSummary(Self.results).line(time: "2 s")
        == "3 notebooks: 0 passed, 2 failed, 1 skipped · 3 expectations · 2 s")
    #expect(TestSummary(Self.results).exitCode == 2)
    #expect(TestSummary([]).exitCode == 2)
  }
}
