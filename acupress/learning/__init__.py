"""What shall I do? Cards to read, exercises to answer, evidence to weigh."""
