"""What every handler is given: the casebook's view, and what prints its pages."""

from litestar.di import NamedDependency

from twosource.keep import View
from twosource.show.rendering import Printer

Book = NamedDependency[View]
Pages = NamedDependency[Printer]
