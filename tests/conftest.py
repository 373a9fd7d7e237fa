"""What every test may use."""

from aarrearkku.start import compile_translations

# Before Django loads them: a fresh checkout has sources only.
compile_translations()
