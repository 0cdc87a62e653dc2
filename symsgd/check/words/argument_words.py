"""Words that say what a sentence does in an argument: recall, claim, conclude, begin anew."""

from __future__ import annotations

import re

from symsgd.check.words.cues import ends_with
from symsgd.check.words.words_of_change import changes

_RECALL = re.compile(
    r"\b(?:recall|remember|know|knew|saw|shown|proved|by|from|erinner\w*|bekannt\w*|wissen|aus"
    r"|rappel\w*|sait|d'après|record\w*|recuérd\w*|sabemos|según)\b[^.]*$|回憶|回忆|已知|由",
    re.IGNORECASE,
)


def is_recall(before: str) -> bool:
    """Say whether the words call a known formula back to mind.

    >>> is_recall("Recall that"), is_recall("Now let")
    (True, False)
    """
    return bool(_RECALL.search(before))


_ANEW = re.compile(
    r"\b(?:now|instead|next)\b[^.]*\b(?:let|suppose|consider|take|define|set)\b[^.]{0,20}$"
    r"|\b(?:let|suppose|consider|take|define|set)\b[^.]*\b(?:now|instead)\b[^.]{0,20}$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[\s*_(;,.]*[^\W\d_][\w()-]*\s*(?:\w[\w()-]*\s*){0,3}[:：][\s*_]*$")
_ROW = re.compile(r"\n\|\s*(?:[^\W\d_][\w-]*\s*){1,3}\|\s*$")  # the first cell of a row of a table
_NO_LABEL = re.compile(
    r"\b(?:then|hence|thus|so|we|get|have|obtain|simplif\w*|derivative|comput\w*|follows|therefore"
    r"|forward|backward|pass|gradients?|updates?|iterations?|epochs?|outputs?"
    r"|(?:plug|insert|substitut|evaluat|einsetz|sustitu|reemplaz|remplaç)\w*|putting|eingesetzt"
    r"|with (?:the|these|those|our)(?: \w+)? (?:data|values?|numbers?|parameters?|sample)"
    r"|result|answer|solution|proof|check|verify|recall|that|is|are|as|also|note|step|rewrit\w*"
    r"|dann|also|somit|daher|damit|folglich|gilt|wegen|denn|nämlich|zusammen|insgesamt|kettenregel"
    r"|ableitung\w*|vorwärts\w*|rückwärts\w*|hin\w*|\w*schritt\w*|lösung|antwort|beweis|probe|ergebnis"
    r"|rechnung|einsetzen|ausgabe|ausgang|fehler|neue\w*|gradient\w*|iteration\w*"
    r"|donc|ainsi|alors|dérivée\w*|avant|arrière|propagation|rétropropagation|passe|étape|réponse"
    r"|preuve|résultat|calcul\w*|sortie|erreur|entonces|luego|derivada\w*|adelante|atrás"
    r"|propagación|retropropagación|paso|pasada|solución|respuesta|demostración|resultado|cálculo"
    r"|salida|gradiente|prueba)\b|前向|正向|反向|后向|後向|传播|傳播|求导|导数|解|答|证|證|计算|計算"
    r"|输出|輸出|更新|结果|結果|梯度|步|得|即|有|[代帶带]入",
    re.IGNORECASE,
)


def opens_anew(before: str) -> bool:
    """Say whether the words before a formula begin another case: 'Tanh:', 'Now let'.

    >>> opens_anew("Tanh:"), opens_anew("Now suppose"), opens_anew("Hence we have:")
    (True, True, False)
    >>> opens_anew("a) Vorwärtsschritt:"), opens_anew("Dérivée :")
    (False, False)
    """
    label = _LABEL.match(before) is not None and _NO_LABEL.search(before) is None
    found = any(cue.search(before) is not None for cue in (_ANEW, _ROW))
    return label or found or changes(before)


_CONTRASTS = re.compile(
    r"\s*(?:but|however|yet|still|nevertheless|on the other hand|aber|jedoch|mais|cependant|pero"
    r"|sin embargo)\b|\s*(?:但|然而|可是)",
    re.IGNORECASE,
)


def contrasts(before: str) -> bool:
    """Say whether a sentence turns away from the one before it.

    >>> contrasts("But we have"), contrasts("So")
    (True, False)
    """
    return _CONTRASTS.match(before) is not None


_CLAIMS = re.compile(
    r"\b(?:show|prove|verify|check|then|get|gives?|obtain|find|yields?|we have|it follows"
    r"|zeige|beweise|folgt|gilt|ergibt|erhält|erhalten|montrer|montrons|vérifi\w+|alors|on a"
    r"|on obtient|muestr\w+|demostr\w+|entonces|tenemos|obtenemos"
    r"|se (?:tiene|cumple|verifica))\b[^.]*$|证明|證明|则|則|得",
    re.IGNORECASE,
)


def claims(before: str) -> bool:
    """Say whether the words before a formula claim it: what they lead to defines nothing.

    >>> claims("(b) Show that"), claims("(b) Let")
    (True, False)
    """
    return bool(_CLAIMS.search(before))


_CONSEQUENCE = ends_with(
    r"\b(?:so|hence|thus|therefore|consequently|it follows that)",
    r"\b(?:also|daher|somit|folglich)", r"\b(?:donc|ainsi)", r"\b(?:luego|por tanto)",
    r"所以|因此|故",
)  # fmt: skip


def is_consequence(before: str) -> bool:
    """Say whether the words before a formula call it a consequence of what was said.

    >>> is_consequence(", so"), is_consequence("where")
    (True, False)
    """
    return bool(_CONSEQUENCE.search(before))


_PLAIN_CONSEQUENCE = re.compile(
    r"[\s,;，；]*(?:(?:and|und|et|y)\s+)?(?:then|so|hence|thus|therefore|consequently|also|dann|daher"
    r"|folglich|alors|donc|ainsi|entonces|luego|则|則|那么|那麼|所以|因此|故)?[\s,，]*"
    r"(?:(?:we|one)\s+(?:then\s+)?(?:have|has|gets?|obtains?|finds?|sees?|concludes?)(?:\s+that)?"
    r"|(?:it\s+)?(?:follows|implies|means)\s+that|gilt|folgt|ist|wir haben|on a"
    r"|nous avons|il vient|tenemos|se (?:tiene|cumple|verifica)|有|得)?[\s:,，]*",
    re.IGNORECASE,
)
_NOTHING_MORE = re.compile(
    r"\s*(?:$|[.,;!)。，；]|(?:and|by|because|since|for|as|so|hence|thus|which|too|always|und|weil|da"
    r"|also|et|car|donc|y|porque)\b)",
    re.IGNORECASE,
)


def is_plain_consequence(before: str, after: str) -> bool:
    """Say whether words conclude a formula and say nothing else of it.

    >>> is_plain_consequence(", then", "."), is_plain_consequence(":", "")
    (True, True)
    >>> is_plain_consequence("Then we consider", "first"), is_plain_consequence(":", "gives")
    (False, False)
    """
    said = bool(before.strip(" ,;")) and _PLAIN_CONSEQUENCE.fullmatch(before) is not None
    return said and _NOTHING_MORE.match(after) is not None


def argues(before: str) -> bool:
    """Say whether the words before a formula argue for it, or recall it: it is no new meaning.

    >>> argues("Then we get"), argues("so"), argues("Now take")
    (True, True, False)
    """
    return is_consequence(before) or claims(before) or is_recall(before)


_REWORKED = re.compile(
    r"\b(?:expand|simplif|factor|multiply|complet|rewrit|rearrang|substitut|insert|collect|combin"
    r"|differentiat|integrat|cancel|plug)\w*\b[^.:;]*$"
    r"|\b(?:for|of) (?:all|every|each|any)\b[^.:;]*$|\b(?:every|all|each)\b[^.:;]{0,20}$"
    r"|\bthe values?\W*$"
    r"|\b(?:ausmultiplizi|vereinfach|umform|einsetz|ausklammer|für all|für jed)\w*\b[^.:;]*$"
    r"|\b(?:développ|simplifi|factoris|réécri|substitu|pour tou)\w*\b[^.:;]*$"
    r"|\b(?:desarroll|simplific|factoriz|sustitu|para tod)\w*\b[^.:;]*$"
    r"|展开|化简|整理|代入|对(?:所有|任意)[^。；]*$",
    re.IGNORECASE,
)


def is_reworked(before: str) -> bool:
    """Say whether the words rework a formula, or claim it of everything: it is no new one.

    >>> is_reworked("Expanding,"), is_reworked("For all"), is_reworked("The output is")
    (True, True, False)
    """
    return _REWORKED.search(before) is not None


_RESTATED = re.compile(
    r"\b(?:note that|in other words|that is|i\.e\.|equivalently"
    r"|das heißt|d\. ?h\.|mit anderen worten|beachte|autrement dit|c['’]est-à-dire"
    r"|notons que|es decir|en otras palabras|nótese que)"
    r"[\s,:]*$|(?:即|也就是说|注意)[\s,，:：]*$",
    re.IGNORECASE,
)


def restates(before: str) -> bool:
    """Say whether the words before a formula say the same again: it is no other meaning.

    >>> restates("In other words,"), restates("Expanding, we have"), restates("With a penalty,")
    (True, True, False)
    """
    return argues(before) or is_reworked(before) or _RESTATED.search(before) is not None
