"""Publishers' files turned into rows by recipes; only the command line runs one."""
