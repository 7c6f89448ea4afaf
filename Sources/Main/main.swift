import remswatch

EntryPoint.main()
