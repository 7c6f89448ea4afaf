import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

@Suite struct PagesSiteTests {
  /// Whatever could give away another site: names, ids, record numbers.
  private static func traces(of site: Int) -> [String] {
    let lists = SampleClinic.lists(sites: [site])
    let work = [lists.current, lists.lost, lists.past, lists.dueSoon].flatMap(\.rows)
    let (id, name) = SampleClinic.sites[site]
    return [id, name, SampleClinic.prescribers[site]] + work.map(\.mrn)
      + lists.waived.rows.map(\.patient.mrn) + lists.notEvaluated.rows.map(\.patient.mrn)
  }

  @Test(arguments: 0..<3) func `A site's page names its own patients and nobody else's`(site: Int) {
    let page = PagesTests.text(SampleClinic.sitePage(site).render())
    for trace in Self.traces(of: site) where trace != SampleClinic.sites[site].0 {
      #expect(page.contains(trace), "\(trace)")
    }
    for other in 0..<3 where other != site {
      for trace in Self.traces(of: other) { #expect(!page.contains(trace), "\(trace)") }
    }
  }

  @Test func `Rows of other sites are refused, and the page says so`() {
    var page = SampleClinic.sitePage(0)
    page.lists = SampleClinic.lists()
    let text = PagesTests.text(page.render())
    for other in 1..<3 {
      for trace in Self.traces(of: other) { #expect(!text.contains(trace), "\(trace)") }
    }
    #expect(text.contains("rows of other sites left out."))
    #expect(!PagesTests.text(SampleClinic.sitePage(0).render()).contains("of other sites left out"))
  }

  @Test func `Patients without a responsible site have a page of their own`() {
    var page = SampleClinic.sitePage(0)
    page.site = nil
    page.lists.current.rows = page.lists.current.rows.map { row in
      var row = row
      row.siteID = ""
      return row
    }
    let text = PagesTests.text(page.render())
    #expect(text.contains("<h1><bdi>No responsible site</bdi></h1>"))
    #expect(text.contains(page.lists.current.rows[0].mrn))
  }

  @Test func `A site for which nothing was tallied is shown with dashes`() {
    var page = SampleClinic.sitePage(0)
    page.group = nil
    page.lists = PagesTests.noLists
    #expect(PagesTests.text(page.render()).contains("<strong>—</strong>"))
  }
}
