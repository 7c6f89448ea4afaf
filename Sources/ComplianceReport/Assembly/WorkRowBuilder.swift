internal import Monitoring

/// An obligation that is on a list, with its place in the order of work and its stable id.
struct ListedObligation {
  let obligation: Obligation
  let priority: Priority
  let id: String
}

/// Makes the rows of the work lists.
struct WorkRowBuilder {
  let program: Program
  let asOf: CivilDate
  private let why: Why
  private let labels: [Labels]

  /// What rows say of a requirement.
  private struct Labels {
    let id: String
    let test: String
    let severity: String
    let citation: String
  }

  init(program: Program, asOf: CivilDate) {
    self.program = program
    self.asOf = asOf
    why = Why(program: program, asOf: asOf)
    labels = program.requirements.map {
      Labels(
        id: $0.id, test: $0.test, severity: $0.severity.rawValue, citation: $0.citation.text)
    }
  }

  /// The obligations of a patient that belong on a list: of the current episode, where the patient
  /// is under surveillance.
  func listed(_ record: PatientRecord, _ judgement: PatientJudgement) -> [ListedObligation] {
    guard judgement.isUnderSurveillance else { return [] }
    return judgement.obligations.compactMap { obligation in
      guard obligation.episode == judgement.episodes.count,
        let priority = Priority(obligation, program, asOf: asOf)
      else { return nil }
      return ListedObligation(
        obligation: obligation, priority: priority,
        id: StableID.obligation(obligation, patient: record.identity.id, program))
    }
  }

  /// Adds the row's fields, in the order of `WorkListRow.columns` and then of its page fields.
  ///
  /// - Parameter firstReportedOn: nil where it is not known, and of what is not missed yet.
  func add(
    _ listed: ListedObligation, firstReportedOn: CivilDate?, _ run: UnmetRun?,
    _ record: PatientRecord, _ judgement: PatientJudgement, _ directory: Directory,
    to fields: inout FieldWriter
  ) {
    let obligation = listed.obligation
    let labels = labels[obligation.requirement]
    fields.add(listed.priority.rawValue)
    addResponsible(obligation, directory, to: &fields)
    addPatient(record.identity, to: &fields)
    fields.add(labels.id)
    fields.add(labels.test)
    fields.add(obligation.occurrence.text)
    fields.add(obligation.opensOn)
    fields.add(obligation.dueOn)
    fields.add(obligation.closesOn)
    fields.add(obligation.state.word)
    addTiming(obligation, judgement, to: &fields)
    fields.add(obligation.attempt?.collectedOn)
    fields.add(
      ReasonText.text(
        obligation.attempt, of: program.requirements[obligation.requirement], program))
    fields.add(labels.severity)
    fields.add(judgement.standing.rawValue)
    fields.add(ReasonText.text(obligation, record, program))
    fields.add(labels.citation)
    fields.add(listed.id)
    fields.add(firstReportedOn)
    fields.add(why.text(obligation, record, judgement))
    fields.add(run.map { String($0.periods) } ?? "")
    fields.add(run?.lastDueOn)
  }

  /// Adds the order of work within and across priorities.
  func add(
    orderOf obligation: Obligation, _ priority: Priority, _ record: PatientRecord,
    to key: inout SortKey
  ) {
    key.add(UInt8(priority.rawValue))
    key.add(descending: Int32(clamping: asOf.days(since: obligation.dueOn)))
    key.add(descending: Int32(clamping: obligation.missedInARow))
    key.add(record.identity.mrn)
    key.add(record.identity.id ?? .min)
    key.add(Int64(obligation.requirement))
    key.add(Int64(obligation.dueOn.dayNumber))
  }
}

extension WorkRowBuilder {
  private func addResponsible(
    _ obligation: Obligation, _ directory: Directory, to fields: inout FieldWriter
  ) {
    let site = obligation.site.map { directory.sites[Int($0.value)] }
    let prescriber = obligation.prescriber.map { directory.prescribers[Int($0.value)] }
    fields.add(site?.id ?? "")
    fields.add(site?.name ?? "")
    fields.add(prescriber?.id ?? "")
    fields.add(prescriber?.name ?? "")
  }

  private func addPatient(_ identity: PatientIdentity, to fields: inout FieldWriter) {
    fields.add(identity.id.map(String.init) ?? "")
    fields.add(identity.mrn)
    fields.add(identity.familyName)
    fields.add(identity.givenName)
    fields.add(identity.birthDate)
  }

  private func addTiming(
    _ obligation: Obligation, _ judgement: PatientJudgement, to fields: inout FieldWriter
  ) {
    let isUnmet = obligation.state.isUnmet
    let interval = judgement.intervals.first { $0.requirement == obligation.requirement }
    let last = interval?.lastDoneOn
    fields.add(isUnmet ? String(asOf.days(since: obligation.dueOn)) : "")
    fields.add(last)
    fields.add(last.map { String(asOf.days(since: $0)) } ?? "")
    fields.add(obligation.missedInARow)
  }
}

extension Citation {
  /// Document, section and revision in one line.
  var text: String {
    let section = section.isEmpty ? "" : ", \(section)"
    return document + section + (revision.isEmpty ? "" : " (\(revision))")
  }

  /// Document and section without remarks on them.
  var inShort: String {
    let place = section.prefix { $0 != ";" }
    return document + (place.isEmpty ? "" : ", \(place)")
  }
}
