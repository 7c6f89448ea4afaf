internal import Monitoring

/// The numbers at the top of a page, and the sum that shows that nobody was left out.
struct Overview: Sendable {
  let patients: PatientCounts
  let required: StateCounts
  let lists: WorkLists
  let rules: SurveillanceRules

  var tiles: HTML {
    HTML(.ul, .class("tiles")) {
      tile("Under surveillance", patients.underSurveillance.grouped) {
        "of \(patients.total.counted("patient"))"
      }
      tile("Patients with a gap", patients[.gap].grouped, link: "work") {
        "of \(patients.underSurveillance.grouped) under surveillance"
      }
      tile("Urgent gaps", urgent.grouped, style: urgent == 0 ? "" : "priority-1", link: "work") {
        "one a patient and test; \(otherGaps.grouped) other required"
      }
      tile("Due in \(rules.dueNowDays) days", dueNow.grouped, link: "due") {
        "\(lists.dueSoon.counts.total.grouped) in \(rules.dueSoonDays) days"
      }
      tile("Not evaluated", patients[.notEvaluated].grouped, link: "not-evaluated") {
        patients[.notEvaluated] == 0 ? "every patient could be judged" : "see the reasons"
      }
      tile("Done", required.doneRate.percentageText, link: "rates") {
        required.owed == 0
          ? "nothing was owed yet" : "\(required.doneRate.fractionText) of what was required so far"
      }
    }
  }

  private var urgent: Int { lists.current.counts[.urgent] }
  private var otherGaps: Int { lists.current.counts[.gap] }
  private var dueNow: Int { lists.dueSoon.counts[.dueNow] }

  private func tile(
    _ title: String, _ value: String, style: String = "", link: String? = nil,
    @HTMLBuilder _ note: () -> HTML
  ) -> HTML {
    HTML(.li, .class("tile \(style)")) {
      HTML(.span, .class("title")) {
        if let link { HTML(.a, .link(toID: link)) { title } } else { title }
      }
      HTML(.strong) { value }
      HTML(.small, content: note)
    }
  }

  /// The eight classes spelled out, against the rows of the patient table.
  func reconciliation(patientRows: Int) -> HTML {
    let isWhole = patientRows == patients.total
    return HTML(.p, .class(isWhole ? "sum" : "sum alert")) {
      HTML(.strong) { isWhole ? "Nobody is left out: " : "Patients are missing from this report: " }
      "\(spelledOut). Table patient holds \(patientRows.counted("row"))"
      isWhole
        ? "." : ", \(abs(patientRows - patients.total).grouped) apart. Do not rely on this report."
    }
  }

  /// The same for one site, whose patients no table counts.
  var sumOfSite: HTML {
    HTML(.p, .class("sum")) {
      HTML(.strong) { "All patients of this site: " }
      "\(spelledOut), by who is responsible on the as-of day."
    }
  }

  private var spelledOut: String {
    PatientStatus.inReadingOrder.map { "\(patients[$0].grouped) \($0.word)" }
      .joined(separator: " + ") + " = \(patients.total.counted("patient"))"
  }
}
