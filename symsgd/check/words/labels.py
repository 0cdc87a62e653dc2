"""The words at which a part of a text begins that is no section: examples, remarks, cases, (a)."""

from __future__ import annotations

import re

# each row: English, then German, French, Spanish, Chinese
_EXAMPLE = (
    r"(?:counter)?examples?|illustration|(?:gegen)?beispiel|exemple|(?:contre-)?exemple"
    r"|(?:contra)?ejemplo|例[子题題]?|反例"
)
_REMARK = (
    r"remarks?|notes?|nota bene|observation|theorem|lemma|proposition|corollary|definition"
    r"|general(?: case)?|special case|more generally|generali[sz]ation"
    r"|bemerkung|anmerkung|hinweis|satz|folgerung|allgemein(?:er fall)?"
    r"|remarque|théorème|lemme|corollaire|définition|cas général"
    r"|observación|nota|teorema|lema|corolario|definición|caso general"
    r"|注|备注|備註|注意|定理|引理|推论|推論|定义|定義|一般情况|一般情形"
)
_EXERCISE = (
    r"exercise|problem|question|task|aufgabe|übung|exercice|ejercicio|problème|problema"
    r"|练习|練習|习题|習題|问题|問題"
)
# a label in bold that goes on with what was given: no part of its own
_GOES_ON = (
    r"given|values?|data|set-?up|setting|notation|parameters?|inputs?|initial\w*|steps?|solution"
    r"|answers?|proof|results?|comput\w+|calcul\w+|forward|backward|check\w*|verif\w+|updates?"
    r"|gradients?|loss|cost|outputs?|layers?|activations?|derivatives?|conclusion|hence|then|now"
    r"|gegeben|werte|daten|schritt|lösung|antwort|beweis|ergebnis|rechnung|probe"
    r"|données|étape|solution|réponse|preuve|démonstration|résultat|calcul"
    r"|datos|valores|paso|solución|respuesta|demostración|resultado|cálculo"
    r"|已知|步骤|解|答|证明|證明|计算|計算|结果|前向|反向"
)
_NUMBER = r"(?:\s*+(?:\d[\w.]*?|[A-Z](?!\w)|\([^()\n]{1,40}\)))?"
_OPENING = r"(?:\*{1,2}|_{1,2}|\\(?:textbf|textit|emph|textsc|(?:sub)?paragraph\*?)\s*\{)"
_CLOSING = r"(?:\*{1,2}|_{1,2}|\})"
_AT = r"(?:^[ \t>]*+(?:\\noindent\s*+)?|(?<=[.!?。！？])\s++|(?<=[。！？])|(?=\\(?:sub)?paragraph))"
_BEGINS = rf"(?:{_OPENING}\s*+)?"
_ENDS = rf"{_NUMBER}\s*+(?:[.:：]|{_CLOSING}\s*[.:：]?)"
_EXAMPLES = r"(?:counter)?examples?|exmp|exa|eg"
_ENVIRONMENTS = (
    r"remarks?|rem|notes?|observation|theorem|thm|lemma|lem|proposition|prop|corollary|cor"
    r"|definition|defn?|claim|case"
)
LABELS = re.compile(
    # "Exercise 2.", in bold or not
    rf"(?P<task>^[ \t>]*+{_BEGINS}(?:{_EXERCISE}){_NUMBER}\s*+(?:[.:：。]|{_CLOSING}\s*[.:：]?)"
    rf"|^[ \t>]*+{_BEGINS}[一二三四五六七八九十]{{1,2}}、)"
    # "Example 1.", "*Remark.*", "\textbf{Remark}"
    rf"|(?P<example>{_AT}{_BEGINS}(?:{_EXAMPLE}){_ENDS})"
    rf"|(?P<remark>{_AT}{_BEGINS}(?:{_REMARK}){_ENDS})"
    # "**2. f(x) = x^3**"
    r"|(?P<numbered>^[ \t>]*+(?:\*\*|__|\\textbf\s*\{)\(?\d{1,2}[.)](?=\s|\*|_|\}))"
    # "**Anything else.**", "\paragraph{Anything.}", a ruler
    rf"|(?P<bold>^[ \t>]*+(?:\*\*|__|\\textbf\s*\{{|\\(?:sub)?paragraph\*?\s*\{{)"
    rf"(?!\s*(?:{_GOES_ON})\b|\(?(?:[a-k]|[ivx]{{1,4}})\))"
    rf"[^*_{{}}\n]{{1,60}}(?:[.:：]\s*{_CLOSING}|{_CLOSING}\s*[.:：]|\}}))"
    # "In general", "In all cases"
    r"|(?P<general>\b(?:in general|in (?:all|both|any|every) cases?|generally|im allgemeinen"
    r"|allgemein gilt|in (?:allen|beiden) fällen|en général|dans (?:tous les|les deux) cas"
    r"|en (?:general|todos los casos|ambos casos))\b|一般地|一般来说|一般來說|总之|總之)"
    # "Case 2:", "Fall 2:"
    rf"|(?P<case>{_AT}{_BEGINS}(?:case|fall|cas|caso|情况|情況|情形)\s*"
    r"(?:\d+|[A-Z]\b|[ivx]+\b|[一二三四五六])"
    rf"\s*(?:\([^()\n]{{1,40}}\))?\s*(?:[.:：,，]|{_CLOSING}|$))"
    # "(b)", "b)", "(ii)", and "(2)" at the beginning of a line
    r"|(?P<letter>^[ \t>]*+\(\d{1,2}\)(?=\s)|(?:^[ \t>]*+(?:\*\*|\\textbf\s*\{)?\(?"
    r"|(?<=[.;:!?])\s++\()(?:[a-k]|[ivx]{1,4})\)(?:\*\*|\})?(?=\s|$)"
    r"|(?<=[,;.:!?])\s*+\(?(?:[a-k]|[ivx]{1,4})\)(?=\s*\Z))"  # right before a formula
    rf"|\\begin\{{(?P<worked>{_EXAMPLES})\*?\}}"
    rf"|\\begin\{{(?P<environment>{_ENVIRONMENTS})\*?\}}"
    rf"|\\end\{{(?P<end_environment>{_EXAMPLES}|{_ENVIRONMENTS})\*?\}}",
    re.MULTILINE | re.IGNORECASE,
)
