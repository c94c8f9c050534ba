import Testing

@testable import QuirePage

@Suite struct HighlighterTests {
  @Test(arguments: [
    Case("def f(x): return x", "[k:def] [d:f](x): [k:return] x"),
    Case("x = 1.5  # why", "x = [n:1.5]  [m:# why]"),
    Case("f(2)  # => 3", "f([n:2])  [x:# => 3]"),
    Case("# prints: a", "[x:# prints: a]"), Case("# expect(ci): a", "[x:# expect(ci): a]"),
    Case("# expected", "[m:# expected]"),
    Case("f\"a{x:>3}#{y!r}\"", "[s:f\"][s:a]{x:[s:>3]}[s:#]{y!r}[s:\"]"),
    Case("f'{ {1: 2}[1] }' # c", "[s:f']{ {[n:1]: [n:2]}[[n:1]] }[s:'] [m:# c]"),
    Case("print(max=None, b=len(a.sum))", "[b:print](max=[c:None], b=[b:len](a.sum))"),
    Case("@property\nclass A: pass", "[r:@][r:property]\n[k:class] [d:A]: [k:pass]"),
    Case("\"abc # d\n1", "\"abc [m:# d]\n[n:1]"),
    Case("x = (1\n\n", "x = ([n:1]\n\n"), Case("%magic ?", "%magic ?"),
    Case("self.print(Dense)", "[b:self].print(Dense)"),
    Case("变量 = '值'", "变量 = [s:'值']"),
  ])
  func colours(_ test: Case) {
    var html = HTML()
    html.highlighted(test.text, names: ["print", "len", "max"])
    let shown = html.string.replacing("<span class=\"", with: "[").replacing("\">", with: ":")
      .replacing("</span>", with: "]").replacing("&quot;", with: "\"").replacing("&gt;", with: ">")
    #expect(shown == test.expected)
  }
}
