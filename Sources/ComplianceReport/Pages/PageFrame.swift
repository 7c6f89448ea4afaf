internal import Monitoring

/// What every page has around its sections.
struct PageFrame: Sendable {
  let header: ReportHeader
  let reads: ReadCounts
  /// The site whose page it is; nil: all sites.
  let site: String?
  let overview: [HTML]
  let sections: [PageSection]
  var skip = PageHead.skip(to: "work", "the work list")

  var document: Document {
    Document(title: title, body: body)
  }

  private var title: String {
    let scope = site ?? "all sites"
    return "\(scope), \(header.asOf) · \(header.program.title)"
  }

  @HTMLBuilder private var body: HTML {
    let head = PageHead(header: header, reads: reads, site: site)
    skip
    head.html
    HTML(.main) {
      overview
      PageSection.contents(sections)
      sections.map(\.html)
    }
    PageFoot(header: header).html
  }
}
