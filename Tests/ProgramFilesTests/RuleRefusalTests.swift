import Testing

/// Requirements that contradict themselves.
struct RuleRefusalTests {
  @Test(arguments: [
    Break(
      "    evidence: creatinine\n", "",
      says:
        "sample.yaml:34: requirement \"monthly\" has no \"evidence\"; write the key \"evidence\" or \"form\"."
    ),
    Break(
      "    form: status\n", "",
      says:
        "sample.yaml:42: requirement \"form\" has no \"evidence\"; write the key \"evidence\" or \"form\"."
    ),
    Break(
      "    evidence: creatinine\n    schedule: {every: {months: 1, grace-days: 10}}",
      "    schedule: {baseline: {days-before: 30, courses: every}}",
      says:
        "sample.yaml:34: requirement \"monthly\" has no \"evidence\"; write the key \"evidence\" or \"form\"."
    ),
  ])
  func `What is owed again and again needs evidence or a form`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "    form: status", "    evidence: creatinine\n    form: status",
      says:
        "sample.yaml:46: requirement \"form\" has both \"evidence\" and \"form\"; write one of them."
    )
  ])
  func `A requirement has not both evidence and a form`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "    test: antiviral", "    test: antiviral\n    evidence: creatinine",
      says:
        "sample.yaml:53: requirement \"prophylaxis\" is a point check; write no \"evidence\" and no \"form\"."
    ),
    Break(
      "    test: antiviral", "    test: antiviral\n    form: status",
      says:
        "sample.yaml:53: requirement \"prophylaxis\" is a point check; write no \"evidence\" and no \"form\"."
    ),
  ])
  func `A point check has no evidence`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "schedule: {every: {months: 1, grace-days: 10}}",
      "schedule: {every: {months: 1, grace-days: 10}, deadline: {days: 5}}",
      says: "sample.yaml:38: \"schedule\" is of 2 kinds; write one of them."),
    Break(
      "{business-days: 5}", "{business-days: 5, days: 5}",
      says:
        "sample.yaml:46: \"deadline\" has both \"days\" and \"business-days\"; write one of them."),
    Break(
      "schedule: {every: {months: 1, grace-days: 10}}", "schedule: every month",
      says:
        "sample.yaml:38: \"schedule\" has no keys of its own; write \"key: value\" lines instead."),
    Break(
      "schedule: {every: {months: 1, grace-days: 10}}", "schedule: {}",
      says:
        "sample.yaml:38: \"schedule\" has no keys of its own; write \"key: value\" lines instead."),
  ])
  func `A schedule is of one kind`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "{every: {months: 1, grace-days: 10}}", "{baseline: {days-before: 30}}",
      says: "sample.yaml:38: \"baseline\" has no \"courses\"; write the key \"courses\"."),
    Break(
      "{every: {months: 1, grace-days: 10}}", "{baseline: {days-before: 30, courses: first}}",
      says:
        "sample.yaml:38: \"first\" is no value of \"courses\"; write \"every\" or \"first-of-episode\" instead."
    ),
    Break(
      "{every: {months: 1, grace-days: 10}}", "{baseline: {days-before: ever, courses: every}}",
      says:
        "sample.yaml:38: \"days-before\" cannot be ever; write any, or a whole number from 0 to 36500, instead."
    ),
  ])
  func `A baseline says how many days before and of which courses`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "    panels: [24323-8]\n    components:\n      creatinine: [2160-0]",
      "    partial: [24323-8, 2160-0]",
      says:
        "sample.yaml:28: nothing can satisfy evidence \"creatinine\"; write \"panels\", \"components\" or \"histories\"."
    ),
    Break(
      "[2160-0]", "[]",
      says:
        "sample.yaml:31: \"creatinine\" is no list of at least one; write [one, another] instead."),
    Break(
      "    components:\n      creatinine: [2160-0]\n", "    components: {}\n",
      says:
        "sample.yaml:30: \"components\" has no keys of its own; write \"key: value\" lines instead."
    ),
  ])
  func `Evidence that nothing can satisfy is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "    components:\n      creatinine: [2160-0]\n", "    histories: [hiv]\n",
      says:
        "sample.yaml:31: evidence \"creatinine\" has no components and no partial codes; write no \"incomplete-reason\"."
    )
  ])
  func `A reason that no specimen can have is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "check: prophylaxis\n        medication: antiviral\n        months-after-course: 2\n        recovery-code: 24467-3\n        recovery-at-least: 200",
      "check: infusion-times\n        from: ended\n        to: started\n        at-least-minutes: 120\n        implausible-after-minutes: 720",
      says:
        "sample.yaml:57: \"to\" is not later than \"from\"; write two of started, ended, observed-until in this order instead."
    ),
    Break(
      "check: prophylaxis\n        medication: antiviral\n        months-after-course: 2\n        recovery-code: 24467-3\n        recovery-at-least: 200",
      "check: infusion-times\n        from: started\n        to: ended\n        at-least-minutes: 120\n        implausible-after-minutes: 120",
      says:
        "sample.yaml:59: \"implausible-after-minutes\" cannot be 120; write a whole number from 121 to 1439 instead."
    ),
  ])
  func `The times of an infusion are named in their order`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "check: prophylaxis\n        medication: antiviral\n        months-after-course: 2\n        recovery-code: 24467-3\n        recovery-at-least: 200",
      "check: spacing\n        months: 12\n        numbers-measured-from-start: [1]",
      says:
        "sample.yaml:57: \"course number\" cannot be 1; write a whole number from 2 to 1000 instead."
    ),
    Break(
      "check: prophylaxis\n        medication: antiviral\n        months-after-course: 2\n        recovery-code: 24467-3\n        recovery-at-least: 200",
      "check: spacing\n        months: 12\n        numbers-measured-from-start: [2, 2]",
      says: "sample.yaml:57: the number 2 stands twice; write it once instead."),
  ])
  func `Course 1 has no course before it`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }
}
