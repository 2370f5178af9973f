"""The profile that LibreOffice is started with: no macros, no network, nothing updated, nothing remembered."""

from __future__ import annotations

from html import escape  # that of xml.sax loads all of urllib
from pathlib import Path

FOLDER_PREFIX = "rasoat-office-"  # of the folder in which a LibreOffice works
_COMMON = "/org.openoffice.Office.Common"
_NOWHERE = "127.0.0.1"  # a proxy that nobody listens at: what asks for the network gets none
_DISCARD = 9
SETTINGS: tuple[tuple[str, str, bool | int | str], ...] = (
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", 3),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", True),
    (f"{_COMMON}/Security/Scripting", "DisablePythonRuntime", True),
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", True),
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", True),
    (f"{_COMMON}/Security/Scripting", "DisableOLEAutomation", True),
    (f"{_COMMON}/Misc", "FirstRun", False),
    (f"{_COMMON}/Misc", "UseOpenCL", False),
    (f"{_COMMON}/Misc", "CrashReport", False),
    (f"{_COMMON}/Filter/Microsoft/Import", "MathTypeToMath", False),
    (f"{_COMMON}/Filter/Microsoft/Import", "WinWordToWriter", False),
    (f"{_COMMON}/Filter/Microsoft/Import", "ExcelToCalc", False),
    (f"{_COMMON}/Filter/Microsoft/Import", "PowerPointToImpress", False),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", 2),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", _DISCARD),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", _DISCARD),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyName", _NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyPort", _DISCARD),
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", 2),
    ("/org.openoffice.Office.Linguistic/SpellChecking", "IsSpellAuto", False),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", False),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", False),
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", True),
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "en-US"),
)


def write_profile(folder: Path, build_id: str) -> None:
    """Makes a new profile in this folder. Without the build's id LibreOffice starts twice, to look for extensions."""
    user = folder / "user"
    (user / "extensions").mkdir(parents=True)
    if build_id:
        (user / "extensions" / "buildid").write_text(build_id, encoding="utf-8")
    (user / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")


def _registry() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{_shown(value)}</value></prop></item>\n'
        for path, name, value in SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}</oor:items>\n'
    )


def _shown(value: bool | int | str) -> str:
    return escape(str(value).lower() if isinstance(value, bool) else str(value), quote=False)
