import Monitoring
import Testing

@testable import ComplianceReport

@Suite struct PagesWorkTests {
  private func row(
    _ state: ObligationState, due: String, closes: String = "", overdue: String = ""
  ) -> WorkListRow {
    var row = WorkListRow()
    row.state = state.word
    row.dueOn = due
    row.closesOn = closes
    row.daysOverdue = overdue
    return row
  }

  private func words(_ row: WorkListRow) -> StateWords {
    StateWords(row: row, asOf: SampleProgram.day("2026-11-22"))
  }

  @Test func `An overdue test says how long it is late and until when it still counts`() {
    let words = words(row(.overdue, due: "2026-11-19", closes: "2026-11-29", overdue: "3"))
    #expect(words.sentence == "Overdue by 3 days")
    #expect(words.note == "Still counts if done by Sun 2026-11-29")
  }

  @Test func `An overdue form without an end promises none`() {
    #expect(words(row(.overdue, due: "2026-11-21", overdue: "1")).sentence == "Overdue by 1 day")
    #expect(words(row(.overdue, due: "2026-11-21", overdue: "1")).note == nil)
  }

  @Test func `A missed test says how long ago it was due`() {
    let words = words(row(.missed, due: "2026-10-12", closes: "2026-10-22", overdue: "41"))
    #expect(words.sentence == "Missed, 41 days past due")
    #expect(words.note == nil)
  }

  @Test(arguments: [
    ("2026-11-22", "Due today"), ("2026-11-23", "Due tomorrow"), ("2026-11-24", "Due in 2 days"),
  ]) func `A test that is due says when`(day: String, sentence: String) {
    #expect(words(row(.due, due: day)).sentence == sentence)
  }

  @Test func `A list that is shown as a whole counts its own priorities`() {
    let list = SampleClinic.lists().current
    #expect(Priority.allCases.map { list.counts[$0] } == [14, 20, 0, 4, 0])
    #expect(list.counts.total == list.rows.count)
  }

  @Test func `A row names its patient by two numbers besides the name`() {
    let row = SampleClinic.row(0, priority: 1, site: 0)
    let table = WorkTable(
      caption: "Work", list: "work", rows: [row], header: SampleClinic.header(), showsSite: false)
    var bytes: [UInt8] = []
    table.html.append(to: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<strong><bdi>Okafor</bdi>, <bdi>Adaeze</bdi></strong>"))
    #expect(text.contains("MRN <bdi>\(row.mrn)</bdi>, born <time>\(row.birthDate)</time>"))
  }

  @Test func `A list of words reads as a sentence does`() {
    #expect(Words.list([]) == "")
    #expect(Words.list(["CBC"]) == "CBC")
    #expect(Words.list(["CBC", "creatinine", "skin exam"]) == "CBC, creatinine and skin exam")
  }

  @Test func `Every class of the partition is in the sum`() {
    #expect(Set(PatientStatus.inReadingOrder) == Set(PatientStatus.allCases))
  }
}
