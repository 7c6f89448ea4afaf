internal import Monitoring

/// How a letter about a report begins, and how things stand in a few words.
struct LetterHead {
  let file: SitesFile
  let figures: Figures

  /// Such as `REMS monitoring 2026-11-24: 3 new, 12 to do – North Clinic`.
  func subject(of name: String) -> String {
    let mark = file.isSynthetic ? "SYNTHETIC " : ""
    return "\(mark)REMS monitoring \(file.asOf): \(state) – \(name)"
  }

  private var state: String {
    if figures.patients == 0 { return "NO PATIENT CHECKED" }
    if figures.judged == 0 { return "NO PATIENT COULD BE JUDGED" }
    var parts = toDo
    if figures.notEvaluated > 0 { parts.append("\(figures.notEvaluated.grouped) not evaluated") }
    return parts.joined(separator: ", ")
  }

  private var toDo: [String] {
    guard figures.toDo > 0 else {
      let lost = figures.toDoOfLost
      return ["nothing to do"] + (lost > 0 ? ["\(lost.grouped) of lost patients"] : [])
    }
    let urgent = figures.toDoByPriority[.urgent]
    let work = "\(figures.toDo.grouped) to do" + (urgent > 0 ? " (\(urgent.grouped) urgent)" : "")
    let new = file.earlierAsOf == nil ? 0 : figures.toDoNew ?? 0
    return (new > 0 ? ["\(new.grouped) new"] : []) + [work]
  }

  func blocks(title: Phrase, place: String) -> [LetterBlock] {
    let synthetic = LetterBlock.banner([
      .strong("Synthetic data."), " Every patient, prescriber and site in this report is invented.",
    ])
    return (file.isSynthetic ? [synthetic] : []) + [.title(title), about, headline(place)] + alerts
  }

  private var about: LetterBlock {
    let known = file.knownAt.map { ", known at \($0)" } ?? ""
    return .paragraph([
      "REMS monitoring as of \(file.asOf.withWeekday)\(known), by the rules of ",
      .data(ShownText.line(file.program.title)), " (",
      .data(ShownText.line("\(file.program.id) \(file.program.version)")), ").",
    ])
  }

  /// - Parameter place: whose patients they are, such as `of this site`.
  private func headline(_ place: String) -> LetterBlock {
    let urgent = figures.toDoByPriority[.urgent]
    if figures.patients == 0 { return .headline(.urgent, "0 patients \(place) were checked.") }
    if figures.judged == 0 {
      let patients = figures.patients.counted("patient")
      return .headline(.urgent, "0 of \(patients) \(place) could be judged.")
    }
    if figures.toDo == 0 { return nothingToDo }
    let work = "\(figures.toDo.counted("test")) to do"
    return urgent > 0
      ? .headline(.urgent, "\(work), \(urgent.grouped) of them urgent.")
      : .headline(.work, work + ".")
  }

  /// Of those who could not be judged nobody knows whether there is.
  private var nothingToDo: LetterBlock {
    guard figures.notEvaluated > 0 else { return .headline(.calm, "Nothing to do. \(checked)") }
    let patients = figures.patients.counted("patient")
    return .headline(
      .work,
      "\(figures.notEvaluated.grouped) of \(patients) could not be judged. For the others there is "
        + "nothing to do. \(checked)")
  }

  /// Of how many patients there is nothing to do, so that it cannot be taken for a broken report.
  private var checked: String {
    let patients = "\(figures.underSurveillance.counted("patient")) under surveillance"
    if figures.toDoOfLost > 0 {
      let tests = figures.toDoOfLost.counted("test")
      return "\(patients) \(wasOrWere) checked; \(tests) of patients lost to follow-up."
    }
    guard figures.underSurveillance > 0 else {
      return
        "0 of \(figures.patients.counted("patient")) \(figures.patients == 1 ? "is" : "are") under surveillance."
    }
    let verb = figures.underSurveillance == 1 ? "has" : "have"
    return figures.withGap == 0
      ? "0 of \(patients) \(verb) an open test." : "\(patients) \(wasOrWere) checked."
  }

  private var wasOrWere: String { figures.underSurveillance == 1 ? "was" : "were" }

  private var alerts: [LetterBlock] {
    var alerts: [LetterBlock] = []
    if figures.judged == 0 {
      alerts.append(
        .warning(
          words:
            "This is not a clean report: nothing could be checked. Unless that is what you expect, "
            + "tell the operator, and do not rely on this report."))
    }
    if !file.nightsWithout.isEmpty {
      let days = DayRanges.text(file.nightsWithout.map { $0.from...$0.to })
      alerts.append(.warning(words: "No report was made for \(days)."))
    }
    return alerts
  }
}
