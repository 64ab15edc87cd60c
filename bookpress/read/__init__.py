"""The only room that opens a book's files: it makes facts of them."""
