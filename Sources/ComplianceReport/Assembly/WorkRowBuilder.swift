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
  private let citations: [String]

  init(program: Program, asOf: CivilDate) {
    self.program = program
    self.asOf = asOf
    why = Why(program: program, asOf: asOf)
    citations = program.requirements.map(\.citation.text)
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
    let requirement = program.requirements[obligation.requirement]
    fields.add(listed.priority.rawValue)
    addResponsible(obligation, directory, to: &fields)
    addPatient(record.identity, to: &fields)
    fields.add(requirement.id)
    fields.add(requirement.test)
    fields.add(obligation.occurrence.text)
    fields.add(obligation.opensOn)
    fields.add(obligation.dueOn)
    fields.add(obligation.closesOn)
    fields.add(obligation.state.word)
    addTiming(obligation, judgement, to: &fields)
    fields.add(obligation.attempt?.collectedOn)
    fields.add(ReasonText.text(obligation.attempt, of: requirement, program))
    fields.add(requirement.severity.rawValue)
    fields.add(judgement.standing.rawValue)
    fields.add(ReasonText.text(obligation, record, program))
    fields.add(citations[obligation.requirement])
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
