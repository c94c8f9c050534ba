import Testing

@testable import QuirePage

@Suite struct RawHTMLTests {
  @Test(arguments: [
    Case("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>\n"),
    Case("<b onclick=\"x\" title='a\"b'>c</b>", "<p><b title=\"a&quot;b\">c</b></p>\n"),
    Case("<a href=\" java\nscript:x\">a</a>", "<p><a>a</a></p>\n"),
    Case("<a href='https://example.org'>a</a>", "<p><a href=\"https://example.org\">a</a></p>\n"),
    Case("a <script>b</script> c", "<p>a  c</p>\n"),
    Case("<script>\nalert(1)\n</script>\nafter", "<p>after</p>\n"),
    Case("<style>a</style><p>b", "<p>b</p>\n"),
    Case("<iframe src=x></iframe>", ""),
    Case("<!-- a -->\n\nb", "<p>b</p>\n"),
    Case("<T> and </Tensor>", "<p>&lt;T&gt; and &lt;/Tensor&gt;</p>\n"),
    Case("<b>a", "<p><b>a</b></p>\n"),
    Case("a</b></p></div>", "<p>a</p>\n"),
    Case("<b><i>a</b>c</i>", "<p><b><i>a</i></b>c</p>\n"),
    Case("<div>\n\n*a*\n\n</div>\n\nb", "<div><p><em>a</em></p>\n</div>\n<p>b</p>\n"),
    Case("<div>\n\n> </div>\n\nb", "<div><blockquote></blockquote>\n<p>b</p>\n</div>\n"),
    Case(
      "<table><tr><td>a<td>b<tr><td>c</table>",
      "<table><tr><td>a</td>\n<td>b</td>\n</tr>\n<tr><td>c</td>\n</tr>\n</table>\n"),
    Case("<td>a</td>", "a"),
    Case("<ul><li>a<li>b</ul>", "<ul><li>a</li>\n<li>b</li>\n</ul>\n"),
    Case("<center>a</center>", "<div>a</div>\n"),
    Case("<div align=CENTER>a</div>", "<div class=\"center\">a</div>\n"),
    Case("<main>a</main>", "<div>a</div>\n"),
    Case("<font color=red>a</font>", "<p><span>a</span></p>\n"),
    Case(
      "<div>&lt;script&gt; &copy; &#60; & &nope</div>",
      "<div>&lt;script&gt; &copy; &lt; &amp; &amp;nope</div>\n"),
    Case("<div>a<br/>b<hr></div>", "<div>a<br>b<hr></div>\n"),
    Case(
      "<details open><summary>a</summary>b</details>",
      "<details open><summary>a</summary>\nb</details>\n"),
    Case("<div id=\"page:content\">a</div>", "<div>a</div>\n"),
    Case("<a name=\"x\"></a>", "<p><a id=\"x\"></a></p>\n"),
    Case("<a href=\"b\">[c](d)</a>", "<p><a href=\"b\"><span>c</span></a></p>\n"),
    Case("a <svg onload=x><circle/></svg>", "<p>a </p>\n"),
    Case("<div style=\"color:red\" class=\"source\">a</div>", "<div>a</div>\n"),
    Case("<div a", "&lt;div a"),
  ])
  func isHarmless(_ test: Case) throws {
    let html = try emptyPage().prose(test.text).string
    #expect(html == test.expected)
  }

  @Test(
    arguments: [
      ("http://a", "http://a"), ("mailto:a@b", "mailto:a@b"), ("a/b:c", "a/b:c"), ("#x", "#x"),
      ("javascript:x", nil), ("java\tscript:x", nil), ("\u{1}javascript:x", nil),
      ("vbscript:x", nil),
      ("file:///etc", nil), ("data:text/html,x", nil), ("HTTPS://a", "HTTPS://a"), ("?a:b", "?a:b"),
    ] as [(String, String?)])
  func linksLeadNowhereBad(address: String, expected: String?) {
    #expect(Link.harmless(address) == expected)
  }
}
