import Monitoring
import ProgramFiles
import Testing

/// What `program list` and `program show` print.
struct ProgramListingTests {
  private let program: Program

  init() throws {
    program = try Sample.decode(Sample.text).program
  }

  @Test func `The list shows the values of the set and one line for each requirement`() {
    #expect(
      ProgramListing.list(program) == """
        sample 1.0.0           A sample
        in force               US, from 2020-01-01, with no end
        surveillance           48 months after the last infusion
        one course             infusions at most 30 days apart
        pregnancy without end  300 days
        missed check current   30 days
        most urgent            boxed warning, over 30 days past due or 2 missed in a row
        listed as due          now 7 days ahead, soon 30 days ahead
        business days          us-federal

        ID           SEVERITY  CERTAINTY  SCHEDULE
        monthly      required  verified   every month, 10 days of grace
        form         required  verified   within 5 business days after every course
        prophylaxis  required  verified   antiviral every day from the first of every course to 2 \
        months after it, or until CD4 (24467-3) is 200 or more, whichever is later

        """)
  }

  @Test func `A requirement is shown with its evidence, codes, names and citation`() throws {
    let text = Sample.replacing(
      "test: creatinine",
      with: "test: creatinine\n    note: The grace is ours.\n    applies-to: male")
    let program = try Sample.decode(text).program
    #expect(
      ProgramListing.show("monthly", in: program) == """
        id             monthly
        title          Creatinine every month
        test           creatinine
        schedule       every month, 10 days of grace
        applies to     male patients
        severity       required
        boxed warning  no
        citation       The label, revision 09/2020, 5.1
        certainty      verified
        note           The grace is ours.
        evidence       creatinine
          panel        24323-8  Panel (verified)
          creatinine   2160-0  Creatinine (verified)

        """)
  }

  @Test func `A form is shown by its kind, and a point check without evidence`() throws {
    let form = try #require(ProgramListing.show("form", in: program))
    #expect(form.hasSuffix("evidence       form status\n"))
    let check = try #require(ProgramListing.show("prophylaxis", in: program))
    #expect(!check.contains("evidence"))
  }

  @Test func `A requirement that the set does not have is not shown`() {
    #expect(ProgramListing.show("weekly", in: program) == nil)
  }

  @Test func `The built-in set lists every requirement once`() throws {
    let builtIn = try ProgramFiles.builtIn("lemtrada-us").program
    let lines = ProgramListing.list(builtIn).split(separator: "\n")
    for requirement in builtIn.requirements {
      #expect(lines.filter { $0.hasPrefix(requirement.id + " ") }.count == 1)
      #expect(ProgramListing.show(requirement.id, in: builtIn) != nil)
    }
  }
}
