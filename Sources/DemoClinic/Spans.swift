internal import Monitoring
internal import PatientStore

extension Chart {
  /// A row of `medication` or `history`, written down at `noted`; an end that is not known by then
  /// comes in a later version, on the day it is.
  mutating func addSpan(
    _ table: Table, _ kind: String, _ detail: String, since first: CivilDate,
    until last: CivilDate?, noted: Instant
  ) {
    func enter(_ recorded: Instant, _ end: CivilDate?) {
      add(
        table,
        [id, .text(kind), .text(detail), .day(first), .instant(recorded), .day(end)],
        recorded: recorded)
    }
    guard let last, last > noted.day else { return enter(noted, last) }
    enter(noted, nil)
    enter(instant(on: last), last)
  }
}
