internal import Monitoring
internal import PatientStore

/// What is done before a course. One patient in fifty skips something, besides those whose story
/// it is.
extension Chart {
  mutating func addBaselines() {
    for episode in plan.episodes {
      for (index, course) in episode.courses.enumerated() {
        addLaboratoryBaseline(before: course, isFirst: index == 0)
        addElectrocardiogram(before: course)
        addAuthorization(before: course)
      }
      addScreening(before: episode.courses[0])
    }
  }

  private mutating func addLaboratoryBaseline(
    before course: TreatmentPlan.Course, isFirst: Bool
  ) {
    guard story != .noBaselineTests else { return }
    let age = story == .staleBaselineTests ? random.within(34...60) : random.within(4...26)
    let specimen = takeSpecimen(on: (course.start - age).onWeekday)
    for test in [LaboratoryTest.completeBloodCount, .metabolicPanel, .urinalysis, .thyroid]
    where !isSkipped() {
      report(test, specimen, isFirst && story == .wrongOrders ? .mistaken : .final)
    }
    guard isFirst, !isSkipped() else { return }
    report(.proteinCreatinineRatio, specimen, story == .albuminRatio ? .mistaken : .final)
  }

  private mutating func addElectrocardiogram(before course: TreatmentPlan.Course) {
    guard story != .noElectrocardiogram, !random.chance(15) else { return }
    examine("11524-6", on: course.start - random.within(2...28))
  }

  private mutating func addAuthorization(before course: TreatmentPlan.Course) {
    guard story != .noAuthorization, !isSkipped() else { return }
    addForm("baseline-authorization", on: (course.start - random.within(2...27)).onWeekday)
  }

  /// Skin, tuberculosis and varicella: once before the first course.
  private mutating func addScreening(before course: TreatmentPlan.Course) {
    if story != .noSkinExam, !isSkipped() {
      examine("SKIN-EXAM", on: course.start - random.within(5...280))
    }
    let screening = random.pick(["TB-SCREEN", "71773-6"])
    if !isSkipped() {
      let code = story == .controlTubeOnly ? "71774-4" : screening
      examine(code, on: course.start - random.within(5...200), words: ["negative"])
    }
    if story != .noVaricella, !isSkipped() { addVaricella(before: course) }
  }

  private mutating func addVaricella(before course: TreatmentPlan.Course) {
    let day = (course.start - random.within(50...900)).onWeekday
    switch random.below(10) {
    case ..<5: examine("15410-4", on: day, words: ["immune", "positive"])
    case ..<8: addHistory("varicella-immunity", since: day.plus(months: -12 * 20), noted: day)
    default: addHistory("varicella-vaccine", "VARIVAX, second dose", since: day, until: day)
    }
  }

  /// An examination or screening: one row without a specimen.
  mutating func examine(_ code: String, on day: CivilDate, words: [String]? = nil) {
    let day = day.onWeekday
    let visit = Specimen(collectedOn: day, number: "", recorded: recorded(day))
    let result = words.map { [.null, .text(random.pick($0)), .null] as [Cell] }
    enterObservation(code, visit, result: result)
  }

  private mutating func isSkipped() -> Bool {
    story == nil && random.chance(2)
  }
}
