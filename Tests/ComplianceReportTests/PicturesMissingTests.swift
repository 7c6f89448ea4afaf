import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

/// Where there is too little for a picture the page says what is missing.
@Suite struct PicturesMissingTests {
  private func page(_ judgements: [PatientJudgement]) -> String {
    var page = PagesTests.emptyPage
    page.tally = Tally(program: SampleProgram.value, asOf: SampleClinic.asOf)
    for judgement in judgements { page.tally.add(judgement) }
    return PagesTests.text(page.render())
  }

  @Test func `An empty clinic has no picture, and five sentences that say why`() {
    let page = page([])
    #expect(PicturesScan(page).pictures.isEmpty)
    for reason in [
      "No picture: it takes two whole months in which something was owed, and there is none.",
      "No picture: no patient is under surveillance.",
      "No curve: it takes at least 10 to start with. 0 of 0 treated episodes had a missed test",
      "No curve: it takes at least 10 to start with. 0 of 0 gaps were closed so far.",
      "No picture: no window of a required periodic test of a patient under surveillance has",
    ] {
      #expect(page.contains(reason), "\(reason)")
    }
  }

  @Test func `One patient has months and time covered, and neither a funnel nor a first miss`() {
    let page = page([SampleClinic.judgement(0)])
    let scan = PicturesScan(page)
    #expect(scan.shapes("curve", of: "run-chart").count == 1)
    #expect(!scan.shapes("bar", of: "coverage-bands").isEmpty)
    #expect(scan.shapes("target", of: "funnel").isEmpty)
    #expect(page.contains("so there is no difference between sites."))
    #expect(page.contains("No curve: it takes at least 10 to start with. 1 of 1 treated episode"))
  }

  @Test func `One site is not compared with itself, and its number is listed`() {
    let page = page((0..<60).filter { $0 % 3 == 1 }.map(SampleClinic.judgement))
    #expect(page.contains("a comparison takes two sites with enough patients, and there is one."))
    #expect(PicturesScan(page).shapes("target", of: "funnel").isEmpty)
    #expect(page.contains("Patients under surveillance without a current required gap, by site"))
  }

  @Test func `Sites too small to judge are listed, and no point is drawn for them`() {
    var directory = SampleClinic.directory
    directory.sites[1].name = "<b>Tiny"
    let funnel = Funnel(
      target: Rate(85, of: 100),
      rates: [
        SiteIndex(0): Rate(12, of: 40), SiteIndex(1): Rate(0, of: 7),
        SiteIndex(2): Rate(45, of: 50),
        nil: Rate(0, of: 20),
      ])
    var bytes: [UInt8] = []
    FunnelSection(funnel: funnel, directory: directory).section.html.append(to: &bytes)
    let text = PagesTests.text(bytes)
    let scan = PicturesScan(text)
    #expect(scan.shapes("dot", of: "funnel").map(\.name) == ["path", "circle"])
    #expect(text.contains("<bdi>Northgate Infusion Center</bdi>: 30.0%, 12 of 40, below the 99.8%"))
    #expect(text.components(separatedBy: "not judged: too few patients or no site").count == 3)
    #expect(text.contains("<bdi>&lt;b&gt;Tiny</bdi>"))
  }

  @Test func `A site's page has the months of its own tests and no other site's`() throws {
    for place in 0..<3 {
      let page = PagesTests.text(SampleClinic.sitePage(place).render())
      let scan = PicturesScan(page)
      #expect(scan.pictures.count == 1)
      let group = try #require(SampleClinic.tally.bySite[SiteIndex(place)])
      let chart = RunChart(byMonth: group.byMonth, asOf: SampleClinic.asOf)
      let most = try #require(chart.points.map(\.rate.denominator).max())
      #expect(page.contains("Tests owed a month, at most \(most.grouped)"))
      #expect(scan.shapes("curve", of: "run-chart")[0].points.count == chart.points.count)
    }
  }

  @Test func `A mark tells by its shape on which side of which limit a site lies`() {
    let marks = [Funnel.Verdict.within, .belowAlert, .belowAlarm, .aboveAlert].map {
      FunnelWords.marker($0)
    }
    #expect(Set(marks).count == 4)
  }
}
