"""How likely two passages, and two statements, state one matter."""
