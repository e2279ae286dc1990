"""How what two statements say bears on each other, slot by slot."""
