"""The description of the bank for Weblate's command `import_json`: one component a topic."""

from __future__ import annotations

import json

from ..model import Bank


def components(bank: Bank) -> str:
    """Weblate's components as JSON: plain YAML files, the source locale's as the template."""
    source = bank.catalog.source
    names = [(topic.id, topic.words[source].title) for topic in bank.topics]
    names.append(("site", "Interface"))
    found = [
        {
            "name": title,
            "slug": name,
            "filemask": f"phrases/*/{name}.yml",
            "template": f"phrases/{source}/{name}.yml",
            "new_base": "",
            "file_format": "yaml",
            "edit_template": False,
            "language_regex": f"^({'|'.join(bank.catalog.locales)})$",
        }
        for name, title in names
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
