/// Why a record cannot be given to a patient. It is for a person to decide; nothing is guessed.
enum IdentityRefusal: String, Error, Hashable {
  case birthDateDiffers =
    "this record number belongs to a patient with another birth date; review which is right"
  case severalAuthorities =
    "several authorities assigned this record number; state which one is meant"
  case numberTaken =
    "this number is also another authority's; name the home-authority, and load all into a new database"
  case patientNumberTaken = "this patient number belongs to another patient"
  case noPatient = "the patient is not named"
}
