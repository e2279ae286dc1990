"""What is compared: the words, passages and accounts of a story's articles."""
