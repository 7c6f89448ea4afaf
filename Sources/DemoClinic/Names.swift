/// Names of many origins. Any likeness to a patient is chance.
enum Names {
  private struct Origin {
    let families: [String]
    let women: [String]
    let men: [String]
  }

  private static let origins = [
    Origin(
      families: ["Miller", "Thompson", "O'Brien", "Walsh", "Carpenter", "Hughes", "McDonald"],
      women: ["Emily", "Karen", "Siobhán", "Rebecca", "Ashley"],
      men: ["Kevin", "Ryan", "Scott", "Brian", "Seán"]),
    Origin(
      families: ["García", "Hernández", "Muñoz", "Peña-Ortiz", "Vázquez", "de la Cruz"],
      women: ["María José", "Lucía", "Guadalupe", "Inés"],
      men: ["José", "Andrés", "Jesús", "Raúl"]),
    Origin(
      families: ["Washington", "Jefferson", "Booker", "Freeman", "Okafor", "Adeyemi"],
      women: ["Latoya", "Imani", "Ngozi", "Denise"], men: ["Darnell", "Chidi", "Malik", "Isaiah"]),
    Origin(
      families: ["Kowalski", "Wójcik", "Nowak", "Dvořák", "Horváth"],
      women: ["Małgorzata", "Agnieszka", "Zsófia", "Božena"],
      men: ["Łukasz", "Paweł", "Jiří", "István"]),
    Origin(
      families: ["Nguyễn", "Trần", "Phạm", "Đặng", "Lê"],
      women: ["Thị Hương", "Linh", "Ngọc"], men: ["Minh", "Đức", "Quốc"]),
    Origin(
      families: ["Ångström", "Sørensen", "Lindqvist", "Müller", "Weiß", "Größl"],
      women: ["Åsa", "Märta", "Greta", "Sigrún"], men: ["Björn", "Søren", "Jörg", "Þór"]),
    Origin(
      families: ["Patel", "Iyer", "Khan", "Haddad", "Yılmaz", "Cohen"],
      women: ["Priya", "Fātima", "Ayşe", "Noa"], men: ["Arjun", "Omar", "İbrahim", "Eitan"]),
    Origin(
      families: ["Tanaka", "Kim", "Chen", "王", "Ōno", "Kealoha"],
      women: ["Yūko", "Ji-woo", "Mei", "Leilani"], men: ["Kenji", "Min-jun", "Wei", "Kawika"]),
  ]

  /// A family and a given name; each is drawn for itself in one of six patients.
  static func draw(isWoman: Bool, _ random: inout SplitMix64) -> (family: String, given: String) {
    let origin = random.pick(origins)
    let other = random.chance(16) ? random.pick(origins) : origin
    return (random.pick(origin.families), random.pick(isWoman ? other.women : other.men))
  }

  /// A family name that a careless report, spreadsheet or terminal would act on.
  static func hostileFamilyName(of story: Story?) -> String? {
    switch story {
    case .scriptName: "<script>alert(1)</script>"
    case .formulaName: "=HYPERLINK(\"http://example.org\")"
    case .longName: String(repeating: "Wolfeschlegelsteinhausen", count: 9).prefixed(200)
    case .rightToLeftName: "Gro\u{202E}ssman"
    case .quotedName: "Smith, \"Bud\", Jr.; 'the third'"
    case .newlineName: "van der\nBerg"
    default: nil
    }
  }
}

extension String {
  fileprivate func prefixed(_ count: Int) -> String { String(prefix(count)) }
}
