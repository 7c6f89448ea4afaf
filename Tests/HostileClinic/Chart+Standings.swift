internal import ReferenceJudge

/// Deaths, transfers and returns, lost and discontinued patients, and corrections of all these.
extension Chart {
  mutating func addStandings() {
    for status in random.weighted(Self.courses) {
      let day = random.chance(60) ? near([decisiveDay()]) : today - random.within(-30...500)
      addStanding(status, from: day)
      if random.chance(40) && status == "transferred-out" { addReturn(after: day) }
    }
  }

  private static let courses: [(weight: Int, choice: [String])] = [
    (42, []), (22, ["active"]), (5, ["deceased"]), (2, ["deceased", "deceased"]),
    (1, ["deceased", "active"]), (6, ["transferred-out"]),
    (3, ["transferred-out", "transferred-out"]), (5, ["lost-to-follow-up"]),
    (2, ["lost-to-follow-up", "active"]), (2, ["lost-to-follow-up", "transferred-out"]),
    (5, ["discontinued"]), (2, ["discontinued", "deceased"]),
    (1, ["active", "lost-to-follow-up", "transferred-out", "deceased"]),
    (2, ["transferred-out", "active", "discontinued"]),
  ]

  private mutating func addReturn(after day: CivilDay) {
    addStanding("active", from: day + random.pick([1, 20, 31, 60, 200, 400]))
  }

  /// One row; now and then a later version says something else of the same day.
  private mutating func addStanding(_ status: String, from day: CivilDay) {
    var row: RawRow = ["status": .text(status), "from_on": .text(day.text)]
    let first = recorded(after: day)
    add(.standing, row, recorded: first)
    guard random.chance(12) else { return }
    row["status"] = .text(
      random.pick(["active", "active", "lost-to-follow-up", "transferred-out", "discontinued"]))
    add(.standing, row, recorded: later(than: first))
  }
}
