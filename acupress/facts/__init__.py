"""What is known? Tables in, checked: points, landmarks, spans, advice, evidence."""
