import Crypto
import Monitoring
import Testing

@testable import ComplianceReport

@Suite struct HTMLTests {
  private func bytes(_ html: HTML) -> String {
    var bytes: [UInt8] = []
    html.append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `Text cannot become a tag`() {
    #expect(bytes(HTML(text: "<b>&\"'")) == "&lt;b&gt;&amp;\"'")
  }

  @Test func `An attribute cannot be broken out of`() {
    #expect(
      bytes(HTML(.td, .label("\"><script>'&")))
        == "<td data-label=\"&quot;&gt;&lt;script&gt;&#39;&amp;\"></td>")
  }

  @Test func `Words of the database are set apart`() {
    #expect(bytes(HTML(data: "علي")) == "<bdi>علي</bdi>")
  }

  @Test(arguments: [
    ("\u{202E}", "[U+202E]"), ("\u{2066}", "[U+2066]"), ("\u{200B}", "[U+200B]"),
    ("\u{200F}", "[U+200F]"), ("\u{FEFF}", "[U+FEFF]"), ("\u{61C}", "[U+061C]"),
    ("\u{AD}", "[U+00AD]"), ("\0", "[U+0000]"), ("\u{7F}", "[U+007F]"), ("\r", "[U+000D]"),
    ("\u{85}", "[U+0085]"), ("\u{2028}", "[U+2028]"), ("\u{3164}", "[U+3164]"),
    ("\u{E0041}", "[U+E0041]"), ("\u{FFFE}", "[U+FFFE]"),
  ]) func `A character that cannot be seen is shown by its number`(text: String, mark: String) {
    #expect(bytes(HTML(text: "a\(text)b")) == "a\(mark)b")
    #expect(bytes(HTML(.td, .label("a\(text)b"))) == "<td data-label=\"a\(mark)b\"></td>")
  }

  @Test func `Tabs, line ends and letters of any script stay as they are`() {
    let text = "a\tb\nÓ Súilleabháin 王 علي e\u{301}"
    #expect(bytes(HTML(text: text)) == text)
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"),
  ]) func `Base 64 is that of RFC 4648`(text: String, expected: String) {
    #expect(Document.base64(Array(text.utf8)) == expected)
  }

  @Test func `The policy allows the style sheet of the page by its digest and nothing else`() {
    let page = HTMLScanner(SampleClinic.overallPage.render())
    let digest = Document.base64(Array(SHA256.hash(data: Array(page.styleSheet.utf8))))
    let script = Document.base64(Array(SHA256.hash(data: Array(page.script.utf8))))
    let policy = page.tags.first { $0.attributes["http-equiv"] != nil }?.attributes["content"]
    #expect(
      policy == "default-src &#39;none&#39;; style-src &#39;sha256-\(digest)&#39;; "
        + "script-src &#39;sha256-\(script)&#39;; img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;"
    )
  }

  @Test func `Numbers have a comma between thousands`() {
    #expect(
      [0, 999, 1000, 12_040, 1_234_567, -1234].map(\.grouped)
        == ["0", "999", "1,000", "12,040", "1,234,567", "-1,234"])
    #expect(1.counted("day") == "1 day")
    #expect(2.counted("prophylaxis", "prophylaxes") == "2 prophylaxes")
  }

  @Test func `A rate is 100% only where all was done and 0% only where nothing was`() {
    #expect(Rate(10_000, of: 10_000).percentageText == "100.0%")
    #expect(Rate(9_999, of: 10_000).percentageText == "99.9%")
    #expect(Rate(1, of: 10_000).percentageText == "0.1%")
    #expect(Rate(0, of: 10_000).percentageText == "0.0%")
    #expect(Rate(2, of: 3).percentageText == "66.7%")
    #expect(Rate(1, of: 2000).percentageText == "0.1%")
  }

  @Test func `Where nothing was owed there is a dash and no number`() {
    let nothing = Rate(0, of: 0)
    #expect(nothing.percentageText == "—")
    #expect(nothing.fractionText == "—")
    #expect(nothing.intervalText == "—")
    #expect(bytes(IntervalMark(rate: nothing).html).isEmpty)
  }

  @Test func `An interval stands beside its rate`() {
    // Wilson's interval of 27 of 29 by hand: 0.7804 to 0.9809.
    #expect(Rate(27, of: 29).intervalText == "78.0–98.1%")
  }

  @Test func `A hyphen of a word goes and that of a day stays`() {
    #expect(Words.spaced("no-cell-counts (on 2026-01-02)") == "no cell counts (on 2026-01-02)")
    #expect(Words.spaced("-") == "-")
  }
}
