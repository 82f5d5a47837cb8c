"""The words in other programs' formats, out and back."""
