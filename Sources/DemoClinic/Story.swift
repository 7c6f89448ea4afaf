/// What is particular about every fourth patient: once through all of them in 250 patients, so
/// that every rule of the programme has somebody who breaks it.
enum Story: CaseIterable {
  // Names that break reports which do not escape.
  case scriptName, formulaName, longName, rightToLeftName, quotedName, newlineName
  // Registration.
  case noBirthDate, unreadableBirthDate, unknownSex, notEnrolled, enrolledLate
  case unreadableEnrolment, underSeventeen
  // Responsibility.
  case unassigned, unknownSite, movedBetweenSites
  // Courses.
  case notStarted, shortCourse, wrongDose, missingDose, shortSpacing, secondEpisode, fourCourses
  case voidedInfusion, numbersOutOfOrder
  // Infusion days.
  case pastMidnight, shortObservation, fastInfusion, implausibleTimes, unreadableTimes
  case infusionInTheFuture, infusionBeforeBirth
  // Baselines.
  case noBaselineTests, staleBaselineTests, noVaricella, controlTubeOnly, noSkinExam
  case noElectrocardiogram, noAuthorization, albuminRatio
  // Forms and medications.
  case noChecklist, lateChecklist, noSteroid, antiviralStoppedEarly, noLymphocyteCount
  case slowRecovery
  // History.
  case hiv, activeInfection, liveVaccine, pregnantNow, pregnantBeyondTheEnd
  // Waivers.
  case waived, waivedAfterwards, waivedUnknown
  // Standing.
  case deceased, transferredOut, transferredBack, discontinued, lost
  // Results.
  case wrongOrders, pendingNow, dirtyResults

  /// The story of a patient; nil for three in four.
  static func of(patient number: Int) -> Story? {
    number % 4 == 1 ? allCases[number / 4 % allCases.count] : nil
  }
}
