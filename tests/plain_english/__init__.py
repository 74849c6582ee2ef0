"""A test over every sentence the program can say: length, reading grade, words and signs."""
