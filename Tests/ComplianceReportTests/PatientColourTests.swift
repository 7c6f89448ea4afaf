import Testing

@testable import ComplianceReport

/// Source: WCAG 2.2, 1.4.11 "Non-text Contrast".
@Suite struct PatientColourTests {
  @Test(arguments: ["t-done", "t-missed", "t-overdue", "t-due", "t-other"])
  func `A mark can be seen on paper and on every band behind it, in both schemes`(mark: String) {
    let papers = HTMLContrastTests.schemes(Stylesheet.colours)
    let schemes = HTMLContrastTests.schemes(Stylesheet.timelineColours)
    #expect(schemes.count == 2 && papers.count == 2)
    for (paper, colours) in zip(papers, schemes) {
      let grounds = [paper["paper"]] + ["t-window", "t-course", "t-pregnancy"].map { colours[$0] }
      for ground in grounds {
        let ratio = HTMLContrastTests.contrast(colours[mark[...]], ground)
        #expect(ratio >= 3, "\(mark) on \(ground ?? "nothing"): \(ratio)")
      }
    }
  }
}
