# What `import newswire` offers; each part is imported when it is first asked for, and editors read it from here.
from . import display as display
from . import findings as findings
from . import frequencies as frequencies
from . import periods as periods
from . import plots as plots
from . import sentiment as sentiment
from . import statistics as statistics
from . import stories as stories
from . import themes as themes
from .corpus import Archive as Archive
from .corpus import Corpus as Corpus
from .corpus import furniture as furniture
from .corpus import merge as merge
from .corpus import open_corpus as open_corpus
from .corpus import overview as overview
from .corpus import read_archive as read_archive
from .corpus import read_corpus as read_corpus
from .corpus import with_former as with_former
from .display import show as show
from .explorer import explore as explore
from .explorer.form import form as form
from .reports import provenance as provenance

__version__: str
