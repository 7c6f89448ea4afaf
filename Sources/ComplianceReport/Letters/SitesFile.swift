package import Monitoring

/// `sites.json`: what a run's letters are made from, at once or long after it. It holds what the
/// coordinators are told in numbers, and names no patient.
package struct SitesFile: Codable, Hashable, Sendable {
  package static let fileName = "sites.json"

  /// Raised when a field changes its meaning; fields are only ever added.
  package var schemaVersion = Self.version
  package var asOf: CivilDate
  /// nil: no limit.
  package var knownAt: Instant?
  package var isSynthetic: Bool
  package var program: Program
  /// Days ahead that count as due now, and all that are listed.
  package var dueNowDays: Int
  package var dueSoonDays: Int
  /// Of the report that this one is compared with; nil: there is none.
  package var earlierAsOf: CivilDate?
  /// As-of days between the two of which there is no report.
  package var nightsWithout: [Nights]
  package var whole: Figures
  /// In the byte order of their ids; what no site is responsible for comes last.
  package var sites: [SiteFigures]

  static let version = 1

  package init(
    asOf: CivilDate, knownAt: Instant? = nil, isSynthetic: Bool, program: Program,
    dueNowDays: Int, dueSoonDays: Int, earlierAsOf: CivilDate?, nightsWithout: [Nights],
    whole: Figures, sites: [SiteFigures]
  ) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.isSynthetic = isSynthetic
    self.program = program
    self.dueNowDays = dueNowDays
    self.dueSoonDays = dueSoonDays
    self.earlierAsOf = earlierAsOf
    self.nightsWithout = nightsWithout
    self.whole = whole
    self.sites = sites
  }

  /// The rule set.
  package struct Program: Codable, Hashable, Sendable {
    package var id: String
    package var version: String
    package var title: String

    package init(id: String, version: String, title: String) {
      self.id = id
      self.version = version
      self.title = title
    }
  }

  /// As-of days in a row, both ends included.
  package struct Nights: Codable, Hashable, Sendable {
    package var from: CivilDate
    package var to: CivilDate

    package init(from: CivilDate, to: CivilDate) {
      self.from = from
      self.to = to
    }
  }
}

/// One site: whom its list goes to, where its report lies, and its numbers.
package struct SiteFigures: Codable, Hashable, Sendable {
  /// Empty where no site is responsible.
  package var siteID: String
  /// Whether this is what no site is responsible for; an id that is empty can also be a site's.
  package var isNoSite: Bool
  /// Of the site's own report, below the run's folder.
  package var folder: String
  package var name: String
  package var coordinatorName: String?
  /// As the database has it: whether it is an address is for whoever sends mail.
  package var coordinatorEmail: String?
  /// Whether the id stands in table `site`.
  package var isListed: Bool
  package var figures: Figures

  /// The decoder makes `siteId` of `site_id`.
  private enum CodingKeys: String, CodingKey {
    case isNoSite, folder, name, coordinatorName, coordinatorEmail, isListed, figures
    case siteID = "siteId"
  }

  package init(
    siteID: String, isNoSite: Bool = false, folder: String, name: String,
    coordinatorName: String? = nil, coordinatorEmail: String? = nil, isListed: Bool = true,
    figures: Figures
  ) {
    self.siteID = siteID
    self.isNoSite = isNoSite
    self.folder = folder
    self.name = name
    self.coordinatorName = coordinatorName
    self.coordinatorEmail = coordinatorEmail
    self.isListed = isListed
    self.figures = figures
  }
}

// MARK: - From a report

extension SitesFile {
  init(_ header: ReportHeader, whole: Figures, _ sites: [SiteFigures]) {
    let (program, rules) = (header.program, header.program.surveillance)
    self.init(
      asOf: header.asOf, knownAt: header.knownAt, isSynthetic: header.isSynthetic,
      program: Program(id: program.id, version: program.version, title: program.title),
      dueNowDays: rules.dueNowDays, dueSoonDays: rules.dueSoonDays,
      earlierAsOf: header.earlier?.asOf,
      nightsWithout: header.nightsWithout.map { Nights(from: $0.lowerBound, to: $0.upperBound) },
      whole: whole,
      sites: sites.filter { !$0.isNoSite }.inByteOrder(\.siteID) + sites.filter(\.isNoSite))
  }
}

extension SiteFigures {
  init(_ page: SitePage, folder: String) {
    let site = page.site
    self.init(
      siteID: site?.id ?? "", isNoSite: site == nil, folder: folder, name: site?.name ?? "",
      coordinatorName: site?.coordinatorName, coordinatorEmail: site?.coordinatorEmail,
      isListed: site?.isListed ?? false, figures: Figures(page))
  }
}
