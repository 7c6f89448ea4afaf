internal import Monitoring

// The facts that a check of one day looks at.

extension Explainer {
  func facts(
    _ obligation: Obligation, _ requirement: Requirement, _ record: PatientRecord,
    _ directory: Directory
  ) -> [String] {
    guard case .point(let check) = requirement.schedule else { return [] }
    let lines = lines(check, obligation, record, directory)
    return lines.isEmpty ? ["Nothing of the kind is on record."] : lines
  }

  private func lines(
    _ check: PointCheck, _ obligation: Obligation, _ record: PatientRecord, _ directory: Directory
  ) -> [String] {
    switch check {
    case .enrolment:
      return ["Enrolled on \(text(record.identity.enrolledOn))."]
    case .minimumAge: return ["Born on \(text(record.identity.birthDate))."]
    case .dose, .spacing: return infusions(record)
    case .infusionTimes: return infusions(onDueDayOf: obligation, record)
    case .facilityCertification:
      let facility = record.infusionsAsKnown.first { $0.infusedOn == obligation.dueOn }?.facility
      return infusions(onDueDayOf: obligation, record)
        + certifications(facility.map { directory.facilities[Int($0.value)] })
    case .prescriberCertification:
      return certifications(obligation.prescriber.map { directory.prescribers[Int($0.value)] })
    case .premedication(let rule): return medications(rule.medication, record)
    case .prophylaxis(let rule): return medications(rule.medication, record) + counts(rule, record)
    case .noOpenHistory(let kinds): return histories(kinds, record)
    case .noRecentHistory(let kind, _): return histories([kind], record)
    }
  }

  private func infusions(_ record: PatientRecord) -> [String] {
    infusions(record.infusionsAsKnown.filter { $0.infusedOn <= asOf })
  }

  private func infusions(onDueDayOf obligation: Obligation, _ record: PatientRecord) -> [String] {
    infusions(record.infusionsAsKnown.filter { $0.infusedOn == obligation.dueOn })
  }

  private func certifications(_ holder: CertifiedHolder?) -> [String] {
    guard let holder else { return ["Nobody is recorded as responsible."] }
    guard !holder.certifications.isEmpty else { return ["\(holder.name): no certification."] }
    return holder.certifications.map { row in
      let end = row.endsOn.map { "\($0)" } ?? "open"
      return "\(holder.name): certified from \(row.certifiedOn) to \(end)."
    }
  }

  private func infusions(_ rows: [InfusionRow]) -> [String] {
    rows.map { row in
      let dose = row.doseMilligrams.map { "\(Self.plain($0)) mg" } ?? "dose not recorded"
      let times = [
        ("started", row.startedAt), ("ended", row.endedAt), ("observed until", row.observedUntil),
      ].compactMap { word, time in time.map { ", \(word) \($0)" } }.joined()
      let remark = row.isVoided ? ", voided" : row.isCounted ? "" : ", not counted"
      return "Infusion of \(row.infusedOn): \(dose)\(times)\(remark)."
    }
  }

  private func medications(_ kind: MedicationKindIndex, _ record: PatientRecord) -> [String] {
    let word = program.vocabulary.medicationKinds[Int(kind.value)]
    return record.medications.filter { $0.kind == kind }.map { row in
      let end = row.endedOn.map { "\($0)" } ?? "open"
      return "\(word.uppercasedFirst) from \(row.startedOn) to \(end)."
    }
  }

  private func counts(_ rule: ProphylaxisRule, _ record: PatientRecord) -> [String] {
    let code = program.vocabulary.codes[Int(rule.recoveryCode.value)]
    return record.observations.filter { $0.code == rule.recoveryCode }.map { row in
      let value = row.number.isNaN ? "no number" : Self.plain(row.number)
      return
        "\(code.name) of \(row.collectedOn): \(value); recovered is \(Self.plain(rule.recoveryAtLeast)) or more."
    }
  }

  private func histories(_ kinds: [HistoryKindIndex], _ record: PatientRecord) -> [String] {
    record.histories.filter { kinds.contains($0.kind) }.map { row in
      let word = Words.spaced(program.vocabulary.historyKinds[Int(row.kind.value)])
      let end = row.endedOn.map { "\($0)" } ?? "open"
      return "\(word.uppercasedFirst) from \(row.startedOn) to \(end)."
    }
  }

  private func text(_ day: CivilDate?) -> String { day.map { "\($0)" } ?? "no day on record" }

  /// 12 as "12", 12.5 as "12.5".
  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
