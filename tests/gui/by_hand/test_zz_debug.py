import os, shutil
from pathlib import Path
import pytest
from tests.gui.by_hand.test_quarter import *
from tests.gui.conftest import *
import csv
@pytest.fixture
def begun(tmp_path):
    folder=tmp_path/"f"; folder.mkdir()
    first=int(os.environ.get("FIRST","1"))
    for f in FOLDER.glob("*.csv"):
        rows=list(csv.reader(open(f,encoding="utf-8")))
        if f.stem in ("cost_documents",): rows=[rows[0]]+[r for r in rows[1:] if int(r[0][1:])<first]
        if f.stem in ("allocations","payments"): rows=[rows[0]]+[r for r in rows[1:] if int(r[0][1:])<first]
        csv.writer(open(folder/f.name,"w",encoding="utf-8",newline="")).writerows(rows)
    p=tmp_path/"b.ngodesk"; workspaces.create(p,language="pl",currency="PLN")
    with open_store(p) as s: imports.import_folder(s,folder)
    return p
def test_docs(qtbot,qapp,open_window,tmp_path,shoebox,begun):
    qapp.speak("pl")
    hands=Treasurer(qtbot,open_window(begun,place="costs"))
    import time
    for d in shoebox.documents()[int(os.environ.get("FIRST","1"))-1:]:
        t=time.time(); hands.enter_document(d); print(d.record.values["ref"],round(time.time()-t,2),flush=True)
    shutil.copy(begun,"/tmp/quarter/docs.ngodesk")
