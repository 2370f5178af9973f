"""Run by LibreOffice's Python: asks a running LibreOffice which settings are in force.

Arguments: the pipe's name, then for each setting its path and name. Prints their values as JSON, null for one that
this version does not know.
"""

import json
import sys

import uno  # type: ignore[import-not-found]


def main(pipe: str, *wanted: str) -> str:
    """The values, in the order of the arguments."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    values = []
    for path, name in zip(wanted[::2], wanted[1::2]):  # noqa: B905 — may be an old Python
        node = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        node.Name, node.Value = "nodepath", path
        try:
            access = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (node,))
            values.append(access.getByName(name))
        except Exception:
            values.append(None)
    return json.dumps(values)


if __name__ == "__main__":
    print(main(*sys.argv[1:]))  # noqa: T201
