from datetime import date
from rag.composition.extractive import *
from tests.rag.samples import *
from tests.rag.test_retrieval import search
from rag.passage import *
from rag.grounding import keep_grounded
def show(d):
    for s in d.statements: print("   S", repr(s.separator), s.text, [q.text for q in s.quotes], s.is_quoted)
    for x in d.dates: print("   D", x.date,x.subject,x.sector,x.document,x.verdict)
    print("   N", d.notices, d.follow_ups, "GROUNDED" if keep_grounded(d)==d else "NOT")
L="Ohje alkaa näin.\n\nArkistoon viedään nämä asiakirjat:\n- lastensuojelun päätökset\n- vammaispalvelun suunnitelmat\n- päihdehuollon lausunnot"
def test_x(ask, shelve):
    for q,on in [("Mikä asiakastietolaki on voimassa?",date(2021,10,31)),("Mikä laki on voimassa?",date(2020,1,1)),("Onko laki 999/2020 voimassa?",TODAY)]:
        a=ask(q,as_of=on); print(q,on,a.status,a.answer)
    def go(q,*ps,on=TODAY):
        g=shelve(*ps); b=make_brief(g,q,on); f=search(g,q,on); print(q,[(r.passage.id,r.is_supported,round(r.coverage,2)) for r in f]); show(compose_extracts(b,f))
    P=lambda t,**k: make_passage(t,section=k.pop("section",("Ohje","Arkistoon viedään")),**k)
    go("Mitä asiakirjoja viedään arkistoon?",P(L))
    go("Mitä vammaispalvelun asiakirjoja viedään arkistoon?",P(L))
    go("Kuinka kauan käyttöönotto kestää?",P("Käyttöönotto kestää kauan.",section=("O","Käyttöönotto")))
    go("Kuinka kauan käyttöönotto kestää?",P("Käyttöönotto kestää 3 kuukautta.",section=("O","Käyttöönotto")))
    go("Kuinka kauan käyttöönotto kestää?",P("Käyttöönotto alkoi 1.3.2025.",section=("O","Käyttöönotto")))
    sup=Validity(standing="superseded",published=date(2022,1,1),in_force_until=date(2024,6,30))
    go("Mitä asiakirjoja viedään arkistoon?",P(L,validity=sup))
    go("Mitä asiakirjoja viedään arkistoon?",P(L,validity=sup),on=date(2024,6,30))
    for st in ("draft","historical"): go("Mitä viedään arkistoon?",P("Lausunnot viedään arkistoon.",validity=Validity(standing=st,published=date(2022,1,1))))
    go("Mitä viedään arkistoon?",P("Lausunnot viedään arkistoon.",validity=Validity(standing="in_force")))
    go("Mitä viedään arkistoon?",P("Lausunnot viedään arkistoon.",is_stale=True))
    go("What is taken to the archive?",P("Lausunnot viedään arkistoon."))
    go("Which client documents are taken to Kanta?",P("Asiakasasiakirjat viedään Kantaan.",section=("O","Kanta")))
    go("Mitä viedään arkistoon?",P("Lausunnot viedään arkistoon."),P("Arkistoon viedään myös päätökset.",name="b"))
    long=" ".join(f"Tässä virkkeessä {n} puhutaan muusta asiasta kuin kysyttiin." for n in range(12))+" Lausunnot viedään arkistoon."
    go("Viedäänkö lausunnot arkistoon?",P(long,section=("O","Muuta")))
    go("Milloin koulutus alkaa?",P("Koulutus alkaa 1.3.2025. Muuta.",section=("O","Koulutus")))
    go("Mitä puu syö?",P(L))
