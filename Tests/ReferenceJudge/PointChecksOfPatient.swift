/// Point checks of the patient, the certifications and the history: monitoring.md 6.
extension Surveillance {
  /// Enrolled by the episode's first infusion; a miss is current until enrolled (5.6).
  func enrolment(_ firstCourse: Course) -> JudgedPoint {
    let due = firstCourse.start
    guard let enrolledOn = chart.enrolledOn else {
      return JudgedPoint(due, .notRecorded, missedIsCurrentThrough: .last)
    }
    let lastDayBefore = enrolledOn.previous ?? .first
    return JudgedPoint(due, .doneIf(enrolledOn <= due), missedIsCurrentThrough: lastDayBefore)
  }

  /// 17 years old; born on 29 February, on 28 February.
  func minimumAge(_ firstInfusion: Day) throws -> PointOutcome {
    guard let birthDate = chart.birthDate else { return .notRecorded }
    return .doneIf(try birthDate.adding(months: 17 * 12) <= firstInfusion)
  }

  func prescriberCertification(on start: Day) -> PointOutcome {
    guard let prescriberID = chart.careAssignment(on: start)?.prescriberID else {
      return .notRecorded
    }
    return certification(of: "prescriber", prescriberID, on: start)
  }

  func facilityCertification(_ infusion: Infusion) -> PointOutcome {
    guard let facilityID = infusion.facilityID else { return .notRecorded }
    return certification(of: "facility", facilityID, on: infusion.infusedOn)
  }

  /// A holder of whom no certification is on record is not-recorded.
  private func certification(
    of holderKind: String, _ holderID: String, on day: Day
  ) -> PointOutcome {
    let ofHolder = chart.certifications.filter {
      $0.holderKind == holderKind && $0.holderID == holderID
    }
    if ofHolder.isEmpty { return .notRecorded }
    return .doneIf(ofHolder.contains { $0.covers(day) })
  }

  func contraindication(on start: Day) -> PointOutcome {
    let kinds = ["hiv", "active-infection"]
    return .doneIf(!chart.histories.contains { kinds.contains($0.kind) && $0.covers(start) })
  }

  func liveVaccine(before start: Day) -> PointOutcome {
    let earliest = start.subtractingDownToTheFirst(days: 41)
    let vaccines = chart.histories.filter { $0.kind == "live-vaccine" }
    return .doneIf(!vaccines.contains { earliest <= $0.startedOn && $0.startedOn <= start })
  }
}
