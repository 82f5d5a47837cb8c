"""Phrasebook: a YAML phrase bank in four languages, rendered into a fast static site.

What happens to a phrase, module by module: `reader` and `schema` turn a file into checked
data, `load` links the files into a frozen `model.Bank`, `check` judges its words, `pages` and
`render` turn it into HTML, and `build` swaps the finished folder in.
"""
