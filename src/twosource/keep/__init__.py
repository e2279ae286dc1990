"""The casebook: the store where articles, statements and findings are kept, and the view that reads them."""

from twosource.keep.casebook import Casebook
from twosource.keep.view import View

__all__ = ["Casebook", "View"]
