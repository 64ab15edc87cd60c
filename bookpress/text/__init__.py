"""The grammar that readers, rules and the press share: pure functions on text."""
