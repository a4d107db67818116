"""The error tree. Each message says what to do about it."""


class ProvenanceError(Exception):
    """Anything this package raises on purpose."""


class SettingsError(ProvenanceError):
    """A setting is unknown or out of range; raised before any work starts."""


class InputError(ProvenanceError):
    """The paths given name nothing that can be read at all."""


class EncoderError(ProvenanceError):
    """The encoder cannot be loaded, or its weights are not the ones expected."""


class LexiconError(ProvenanceError):
    """A configuration table (outlets, cues) is malformed."""


class CacheError(ProvenanceError):
    """The vector cache is unusable and cannot be rebuilt."""


class ExportError(ProvenanceError):
    """The report cannot be written in this format, or there is no such format."""


class StoreError(ProvenanceError):
    """A store cannot be opened, read or written; nothing that was acknowledged is lost by it."""
