internal import Monitoring

/// The top of a patient's page: who it is, and what was asked of what data by which rules.
struct PatientHead: Sendable {
  let header: ReportHeader
  let identity: PatientIdentity
  let judgement: PatientJudgement
  let directory: Directory

  var html: HTML {
    HTML(.header) {
      NoticeBanners(header: header).html
      HTML(.p, .class("eyebrow")) { HTML(data: header.program.title) }
      HTML(.h1) { name }
      if !header.program.isInForce(on: header.asOf) { RulesOutOfForce(header: header).html }
      HTML(.dl, .class("facts")) {
        person
        question
      }
      DatesInWords(header: header).html
    }
  }

  @HTMLBuilder private var name: HTML {
    if identity.familyName.isEmpty && identity.givenName.isEmpty {
      "Patient without a recorded name"
    } else {
      Cells.name(identity.familyName, identity.givenName)
    }
  }

  @HTMLBuilder private var person: HTML {
    Fact.html("MRN") { Cells.data(identity.mrn) }
    Fact.html("Born") { birthDate }
    Fact.html("Sex") { identity.sex.word }
    Fact.html("Enrolled") { identity.enrolledOn.map(Cells.day) ?? HTML(text: "not recorded") }
    Fact.html("Site") { HTML(data: SitePage.title(of: site)) }
    Fact.html("Prescriber") { prescriber }
    Fact.html("Status") { HTML(.strong) { judgement.status.word.uppercasedFirst } }
    Fact.html("Standing") { Words.spaced(judgement.standing.rawValue) }
  }

  @HTMLBuilder private var question: HTML {
    Fact.html("As of") { header.asOf.withWeekday }
    Fact.html("Known at") { header.knownAt.map(\.description) ?? "no limit" }
    if let next = NextReport(header) { Fact.html("Next report due") { next.fact } }
    Fact.html("Rule set") {
      HTML(data: "\(header.program.id) \(header.program.version)")
      Cells.note { "SHA-256 " + String(header.programSHA256.prefix(12)) + "…" }
    }
    Fact.html("Software") { HTML(data: "remswatch \(header.softwareVersion)") }
  }

  private var birthDate: HTML {
    HTML(text: identity.birthDate?.description ?? judgement.birthDateLack)
  }

  private var site: Site? { judgement.site.map { directory.sites[Int($0.value)] } }

  private var prescriber: HTML {
    guard let index = judgement.prescriber else { return HTML(text: "No responsible prescriber") }
    let holder = directory.prescribers[Int(index.value)]
    return HTML(data: holder.name.isEmpty ? holder.id : holder.name)
  }
}

/// The two days of a question and what each of them leaves out.
struct DatesInWords: Sendable {
  let header: ReportHeader

  var html: HTML { Paragraph.note("\(asOf) \(knownAt)") }

  private var asOf: String { "As of \(header.asOf): facts dated later are not considered." }

  private var knownAt: String {
    guard let instant = header.knownAt else {
      return "Known at: no limit, everything that is recorded by now is considered."
    }
    return "Known at \(instant): what was recorded later is not considered."
  }
}

extension Sex {
  fileprivate var word: String {
    switch self {
    case .female: "female"
    case .male: "male"
    case .unknown: "not recorded"
    }
  }
}
