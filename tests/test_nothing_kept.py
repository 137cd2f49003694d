"""Nothing kept: whatever is asked, and however the program ends, no file and no output holds a planted identity code.

The suite tries a sample of the sessions; `make torture` tries 200.
"""

import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

from rag.settings import ROOT, Settings
from tests.command_line import name_environment
from tests.planted import list_kept, list_written
from tests.rag.personal_data.generated import SENTENCES, make_identity_code

SESSIONS = 200 if os.environ.get("TORTURE") else 4


def ask_and_perhaps_die(settings: Settings, home: Path, code: str, chance: random.Random) -> bytes:
    """Ask questions with a code over the command line, in every second session killed half-way; gives the output."""
    asked = chance.choice(SENTENCES).format(code)
    lines = [
        {"question": asked, "history": [f"Entä {code}?"]},
        {"question": "Milloin lastensuojelun asiakirjat on vietävä Kantaan?", "history": [asked], "as_of": code},
        {"question": "Mitä asiakas näkee OmaKannassa?", "history": [asked], "profile": {"sector": code}},
        {"question": f"Milloin {code} on liityttävä?"},
    ]
    environment = name_environment(settings) | {"HOME": str(home), "TMPDIR": str(home), "XDG_CACHE_HOME": str(home)}
    with subprocess.Popen(
        [sys.executable, "-m", "rag", "--jsonl"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        given = "".join(f"{json.dumps(line)}\n" for line in lines).encode()
        if chance.random() < 0.5:
            return process.communicate(given, timeout=120)[0]
        assert process.stdin is not None
        process.stdin.write(given)
        process.stdin.flush()
        time.sleep(chance.uniform(0.2, 4))
        process.kill()
        return process.communicate()[0]


def test_no_session_leaves_a_code_behind(settings: Settings, tmp_path: Path) -> None:
    chance = random.Random(9)
    codes = [make_identity_code(chance) for _ in range(SESSIONS)]
    outputs = [ask_and_perhaps_die(settings, tmp_path, code, chance) for code in codes]
    corpus = [path for path in (settings.index, settings.corpus, tmp_path, ROOT / ".streamlit") if path.exists()]
    assert any(b'"status"' in output for output in outputs)
    assert list_kept(codes, (*list_written(*corpus), *outputs)) == []


def test_pages_show_no_traceback_and_forget_a_closed_tab_soon() -> None:
    written = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert 'showErrorDetails = "none"' in written
    assert int(re.search(r"disconnectedSessionTTL = (\d+)", written)[1]) <= 60
    assert "gatherUsageStats = false" in written


def test_tracing_is_off_unless_set_by_hand() -> None:
    names = ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2")
    program = f"import rag, os\nprint(*(os.environ[name] for name in {names}))"
    bare = {name: value for name, value in os.environ.items() if name not in names}
    for given, said in (({}, "false false"), ({"LANGSMITH_TRACING": "true"}, "true false")):
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, cwd=ROOT, env=bare | given, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == said
