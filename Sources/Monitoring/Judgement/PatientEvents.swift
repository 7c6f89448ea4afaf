/// What happened to a patient besides tests, of what exists at the as-of day: what a drawing of the
/// patient's time shows around the obligations.
package struct PatientEvents: Hashable, Sendable {
  /// In order of their start.
  package var courses: [Course] = []
  /// First and last day of each, inclusive; one without an end lasts as long as the rules say.
  package var pregnancies: [ClosedRange<CivilDate>] = []
  /// In order of their first day.
  package var standings: [StandingRow] = []

  package init(_ record: PatientRecord, _ program: Program, asOf: CivilDate) {
    var chart = Chart(program)
    chart.read(record, asOf: asOf, program: program)
    standings = chart.standings
    do throws(BeyondCalendar) {
      try chart.findCourses(program.surveillance)
      try chart.findPregnancies(program)
    } catch {
      return  // Such a patient is not judged, and the judgement says why.
    }
    courses = chart.courses
    pregnancies = chart.pregnancies
  }
}
