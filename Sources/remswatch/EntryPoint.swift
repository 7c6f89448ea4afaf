/// Where the program begins; for the executable alone, so that tests can be built with the commands.
package enum EntryPoint {
  /// Answers `--version` itself: looking up the commands takes longer than all the rest of it, and
  /// monitoring asks often. Everything else is for the commands.
  package static func main() {
    if CommandLine.arguments.dropFirst().elementsEqual(["--version"]) {
      print(Remswatch.version)
    } else {
      Remswatch.main()
    }
  }
}
