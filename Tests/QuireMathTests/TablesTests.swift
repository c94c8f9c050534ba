import QuireMath
import Testing

/// Matrices, cases and aligned rows.
@Suite struct TablesTests {
  @Test(arguments: [
    Sample(
      #"\begin{matrix} a & b \\ c & d \end{matrix}"#,
      "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable>"
    ),
    Sample(
      #"\begin{pmatrix} 1 \\ 2 \\ \end{pmatrix}"#,
      #"<mrow><mo>(</mo><mtable><mtr><mtd style="padding-left:0;padding-right:0"><mn>1</mn></mtd></mtr><mtr><mtd style="padding-left:0;padding-right:0"><mn>2</mn></mtd></mtr></mtable><mo>)</mo></mrow>"#
    ),
    Sample(
      #"\begin{vmatrix} a \end{vmatrix} \begin{Vmatrix} a \end{Vmatrix} \begin{Bmatrix} a \end{Bmatrix}"#,
      #"<mrow><mo>|</mo><mtable><mtr><mtd style="padding-left:0;padding-right:0"><mi>a</mi></mtd></mtr></mtable><mo>|</mo></mrow><mspace width="0.1667em"></mspace><mrow><mo>‖</mo><mtable><mtr><mtd style="padding-left:0;padding-right:0"><mi>a</mi></mtd></mtr></mtable><mo>‖</mo></mrow><mspace width="0.1667em"></mspace><mrow><mo>{</mo><mtable><mtr><mtd style="padding-left:0;padding-right:0"><mi>a</mi></mtd></mtr></mtable><mo>}</mo></mrow>"#
    ),
    Sample(
      #"\begin{bmatrix*}[r] 1 & -1 \end{bmatrix*}"#,
      #"<mrow><mo>[</mo><mtable><mtr><mtd style="text-align:right;text-align:-webkit-right;padding-left:0"><mn>1</mn></mtd><mtd style="text-align:right;text-align:-webkit-right;padding-right:0"><mo>−</mo><mn>1</mn></mtd></mtr></mtable><mo>]</mo></mrow>"#
    ),
    Sample(
      #"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}"#,
      #"<mrow><mo>{</mo><mtable><mtr><mtd style="text-align:left;text-align:-webkit-left;padding-left:0.1em"><mi>x</mi></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0.5em;padding-right:0"><mtext>if\#u{a0}</mtext><mi>x</mi><mo>&gt;</mo><mn>0</mn></mtd></mtr><mtr><mtd style="text-align:left;text-align:-webkit-left;padding-left:0.1em"><mn>0</mn></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0.5em;padding-right:0"><mtext>otherwise</mtext></mtd></mtr></mtable></mrow>"#
    ),
    Sample(
      #"\begin{aligned} a &= b \\ &= -c \end{aligned}"#,
      #"<mtable displaystyle="true"><mtr><mtd style="text-align:right;text-align:-webkit-right;padding-left:0;padding-right:0"><mi>a</mi></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0;padding-right:0"><mo>=</mo><mi>b</mi></mtd></mtr><mtr><mtd style="text-align:right;text-align:-webkit-right;padding-left:0;padding-right:0"></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0;padding-right:0"><mo>=</mo><mo form="prefix">−</mo><mi>c</mi></mtd></mtr></mtable>"#
    ),
    Sample(
      #"\begin{align*} a &= b & c &= d \end{align*}"#,
      #"<mtable displaystyle="true"><mtr><mtd style="text-align:right;text-align:-webkit-right;padding-left:0;padding-right:0"><mi>a</mi></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0;padding-right:0"><mo>=</mo><mi>b</mi></mtd><mtd style="text-align:right;text-align:-webkit-right;padding-left:2em;padding-right:0"><mi>c</mi></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0;padding-right:0"><mo>=</mo><mi>d</mi></mtd></mtr></mtable>"#
    ),
    Sample(
      #"\begin{align} a &= b \tag{1} \\ &+ c \end{align}"#,
      #"<mtable displaystyle="true"><mtr><mtd style="text-align:right;text-align:-webkit-right;padding-left:0;padding-right:0"><mi>a</mi></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0;padding-right:0"><mo>=</mo><mi>b</mi></mtd><mtd style="padding-left:2em"><mtext>(1)</mtext></mtd></mtr><mtr><mtd style="text-align:right;text-align:-webkit-right;padding-left:0;padding-right:0"></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0;padding-right:0"><mo lspace="0.2222em" rspace="0.2222em">+</mo><mi>c</mi></mtd><mtd style="padding-left:2em"></mtd></mtr></mtable>"#
    ),
    Sample(
      #"\begin{gather} a \\[1em] b \end{gather}"#,
      #"<mtable displaystyle="true"><mtr><mtd style="padding-bottom:1.2em"><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr></mtable>"#
    ),
    Sample(
      #"\begin{equation} E = mc^2 \label{eq:e} \tag{2} \end{equation}"#,
      #"<mtable displaystyle="true" style="width:100%"><mtr><mtd style="width:50%;padding-left:0;padding-right:0"></mtd><mtd><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow></mtd><mtd style="width:50%;padding-left:0;padding-right:0;text-align:right;text-align:-webkit-right"><mtext>(2)</mtext></mtd></mtr></mtable>"#
    ),
    Sample(
      #"\begin{split} a &\le b \end{split}"#,
      #"<mtable displaystyle="true"><mtr><mtd style="text-align:right;text-align:-webkit-right;padding-left:0;padding-right:0"><mi>a</mi></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0;padding-right:0"><mo>≤</mo><mi>b</mi></mtd></mtr></mtable>"#
    ),
    Sample(
      #"\begin{array}{l|cr} a & b & c \\ \hline d & e & f \\ \hline\hline \end{array}"#,
      #"<mtable><mtr><mtd style="text-align:left;text-align:-webkit-left;border-right:1px solid"><mi>a</mi></mtd><mtd><mi>b</mi></mtd><mtd style="text-align:right;text-align:-webkit-right"><mi>c</mi></mtd></mtr><mtr><mtd style="text-align:left;text-align:-webkit-left;border-right:1px solid;border-top:1px solid;border-bottom:3px double"><mi>d</mi></mtd><mtd style="border-top:1px solid;border-bottom:3px double"><mi>e</mi></mtd><mtd style="text-align:right;text-align:-webkit-right;border-top:1px solid;border-bottom:3px double"><mi>f</mi></mtd></mtr></mtable>"#
    ),
    Sample(
      #"\begin{smallmatrix} a & b \end{smallmatrix}"#,
      #"<mtable scriptlevel="1"><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>"#),
    Sample(
      #"\begin{aligned}[t] a \end{aligned} \begin{alignedat}{2} b \end{alignedat}"#,
      #"<mtable displaystyle="true"><mtr><mtd style="text-align:right;text-align:-webkit-right;padding-left:0;padding-right:0"><mi>a</mi></mtd></mtr></mtable><mtable displaystyle="true"><mtr><mtd style="text-align:right;text-align:-webkit-right;padding-left:0;padding-right:0"><mi>b</mi></mtd></mtr></mtable>"#
    ),
    Sample(
      #"a \\ b"#,
      #"<mtable displaystyle="true"><mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr></mtable>"#
    ),
    Sample(
      #"\begin{matrix} [a] \\ [b] \end{matrix}"#,
      #"<mtable><mtr><mtd><mo stretchy="false">[</mo><mi>a</mi><mo stretchy="false">]</mo></mtd></mtr><mtr><mtd><mo stretchy="false">[</mo><mi>b</mi><mo stretchy="false">]</mo></mtd></mtr></mtable>"#
    ),
  ])
  func print(_ sample: Sample) throws {
    #expect(try sample.content(display: true) == sample.mathML)
  }
}
