"""Words that call a value a new one, or what comes out."""

from __future__ import annotations

import re

_LATER = re.compile(
    r"\bafter\s+(?:(?:one|two|three|\d+|the|this|that|each|an?|first|second|next)\s+)*"
    r"(?:gradient\s+|sgd\s+)?(?:steps?|updates?|iterations?|epochs?)\b[^.]{0,40}$"
    r"|\b(?:new|updated|next)\s+(?:weights?|bias(?:es)?|values?|parameters?)\b[^.]{0,20}$"
    r"|\b(?:epoch|step|iteration|update|round|schritt|epoche|étape|itération|paso)\s+\d+\s*[:.,]"
    r"[^.:]{0,12}$"
    r"|\b(?:second|third|fourth|fifth|next|last|zweite[rs]?|dritte[rs]?|nächste[rs]?)\s+"
    r"(?:step|iteration|epoch|update|schritt|epoche)\b[^.]{0,12}$"
    r"|\bbecomes?\s*:?\s*$|\b(?:new|updated|neue[rs]?|nouve(?:au|lle)|nuev[oa])\s*:?\s*$"
    r"|\b(?:new|next|other|second|third|fourth|last)\s+(?:(?:training|data|input)\s+)*"
    r"(?:samples?|examples?|points?|inputs?|patterns?|observations?|pairs?|batch|data"
    r"|gradients?|weights?|derivatives?)\b[^.]{0,20}$"
    r"|\b(?:for|on|of|in)\s+(?:the|an?)\s+(?:second|third|fourth|other|next|last|wrong|(?:un)?biased"
    r"|test|validation|training|hold-?out|deeper|wider|larger|smaller|bigger)\s+(?:set|split|data"
    r"|cases?|class|coin|neurons?|units?|networks?|models?|layers?|methods?|runs?|images?|tests?)\b"
    r"[^.]{0,20}$"
    # "sample 2:", "one step yields"
    r"|\b(?:samples?|examples?|patterns?|observations?|inputs?|batch|beispiel|muster|exemple"
    r"|échantillon|ejemplo|muestra)\s+(?:[2-9]|\d\d+|two|three|b)\s*[:.,)]?\W{0,6}$"
    r"|第[二三四五2-9]\w{0,4}[:：，,]?\s*$"
    r"|\b(?:steps?|updates?|iterations?|epochs?|schritt|epoche|pas|étape|paso)\s+(?:then\s+)?(?:gives?"
    r"|yields?|produces?|leads?\s+to|results?\s+in|liefert|ergibt|führt\s+auf|donne|produit|da)"
    r"\W{0,6}$"
    # "the new point is", in the five languages
    r"|\b(?:new|updated|neue[nrs]?|nouve(?:au|l|lle)s?|nuev[oa]s?)\s+[^\W\d_]+\s+(?:is|are|ist|sind"
    r"|lautet|lauten|wird|werden|beträgt|est|sont|vaut|valent|es|son|vale|valen)\s*$"
    r"|新的?[^\W\d_]{1,6}[为為是]\s*$"
    # "if we begin with"
    r"|\b(?:start\w*|begin\w*|ausgehend|partant|partons|parte|partiendo|partimos|commen[çc]\w+"
    r"|comenz\w+|empez\w+)\b[^.;:=]{0,12}$|初值[为為是取]?\s*$"
    # "gradient descent from"
    r"|\b(?:descent|method|newton|sgd|adam|momentum|iterations?|algorithm|\w*verfahren"
    r"|\w*abstieg|descente|méthode|descenso|método)\b[^.;:=]{0,20}\b(?:from|ab|von|aus|depuis"
    r"|à partir de|desde)\s*$|(?:下降|迭代)法?[^.;:=。；]{0,6}从\s*$",
    re.IGNORECASE,
)
# "without regularisation" is another setting; "without loss of generality" is none
_WITHOUT = re.compile(
    r"(?:^|[.!?;:(]\s*)[*_]*(?:without|ohne|sans|sin)\s+(?!loss|any\s+doubt|doubt|comput|us(?:e|ing)"
    r"|(?:be)?schränkung|perte|calcul|pérdida|usar)[^.;:$]{1,60}$|(?:没有|不用|不加)[^。；$]{1,20}$",
    re.IGNORECASE,
)


def is_later(before: str) -> bool:
    """Say whether the words before a formula speak of a quantity after a step.

    >>> is_later("After one step,"), is_later("The updated weight is"), is_later("After this,")
    (True, True, False)
    >>> is_later("For the test set,"), is_later("For the network we get")
    (True, False)
    >>> is_later("*Sample 2.* "), is_later("*Sample 1.* "), is_later("one batch step yields")
    (True, False, True)
    >>> is_later("Without the penalty,"), is_later("Without loss of generality")
    (True, False)
    >>> is_later("Gradient descent from"), is_later("From")
    (True, False)
    """
    return any(pattern.search(before) for pattern in (_LATER, _WITHOUT))


_NEW_PASS = re.compile(
    r"(?:^|[.)}\]:*_]\s*)(?:the\s+|die\s+|das\s+|der\s+|la\s+|le\s+|el\s+)?(?:new|updated|neue[rs]?"
    r"|nouve(?:l|lle|au)|nuev[oa])\s+(?:network\s+)?(?:output|prediction|loss|cost|error|pass"
    r"|forward pass|ausgabe|vorhersage|verlust|fehler|kosten|sortie|prédiction|perte|coût|erreur"
    r"|salida|predicción|pérdida|coste|costo)s?\s*[:：]"
    r"|(?:^|[.)}\]:*_]\s*)(?:forward(?:\s+pass)?\s+again|second\s+forward\s+pass)\s*[:：.]"
    r"|新的?(?:输出|预测|损失)[:：]",
    re.IGNORECASE,
)


def begins_new_pass(words: str) -> bool:
    """Say whether a label among words announces what comes out now: "New output:".

    >>> begins_new_pass("(d) New output: so"), begins_new_pass("(d) The new output is")
    (True, False)
    """
    return _NEW_PASS.search(words) is not None


_STEP_WITH = re.compile(
    r"\b(?:steps?|updates?|updating|schritt|pas|paso)\b[^.:;=]{0,20}\b(?:with|using|for|mit|avec|con)"
    r"\W*$",
    re.IGNORECASE,
)


def is_step_with(before: str) -> bool:
    """Say whether the words begin a step whose results stand behind: "Step with η = 0.1: w = 2".

    >>> is_step_with("One step with"), is_step_with("Update with"), is_step_with("start with")
    (True, True, False)
    """
    return _STEP_WITH.search(before) is not None


_START = re.compile(
    r"\b(?:start\w*|begin\w*|initial\w*|anfang\w*|beginn\w*|départ|commen[çc]\w+|inici\w+|comenz\w+"
    r"|empez\w+)\b[^.;=]{0,30}$|(?:初始|初值|开始)[^。；=]{0,10}$",
    re.IGNORECASE,
)


def is_initial(before: str) -> bool:
    """Say whether words call a value that of the beginning: it is to change.

    >>> is_initial("Start:"), is_initial("with initial weights"), is_initial("Let")
    (True, True, False)
    """
    return _START.search(before) is not None


def is_now(before: str) -> bool:
    """Say whether the words before a formula set the present apart from what was.

    >>> is_now("Now"), is_now("Now we have shown that")
    (True, False)
    """
    return re.search(r"\b(?:now|jetzt|nun|maintenant|ahora)\s*$", before, re.IGNORECASE) is not None


def turns_now(before: str) -> bool:
    """Say whether a sentence turns to another case: "now let", "next, assume", "instead".

    >>> turns_now("Now let"), turns_now("Now"), turns_now("so far. Next, suppose"), turns_now("Let")
    (True, True, True, False)
    """
    words = "now|next|instead|jetzt|nun|maintenant|ensuite|ahora|现在|現在"
    found = re.search(rf"(?:^|[.!?;:]\s*)(?:{words})\b[^.!?;:]*$", before, re.IGNORECASE)
    return found is not None


def is_result(before: str) -> bool:
    """Say whether the words before a formula call it what comes out.

    >>> is_result("Then"), is_result("we start with"), is_result(", alors")
    (True, False, True)
    """
    return _RESULT.search(before) is not None


_RESULT = re.compile(  # English, German, French, Spanish, Chinese
    r"\b(?:then|so|hence|thus|therefore|gets?|obtains?|gives?|yields?"
    r"|dann|also|somit|daher|folglich|ergibt|erhält|erhalten|liefert"
    r"|alors|donc|ainsi|obtient|obtenons|donne|entonces|luego|obtenemos|obtiene|resulta)\b[^.]*$"
    r"|(?:则|則|所以|因此|得到?)[^。.]{0,12}$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:scal|shift|stretch|modif|chang|replac|redefin|generali[sz]|adapt|adjust)\w*\b[^.]*"
    r"\b(?:like this|as follows|to|into|this way)\s*[:：]?\s*$|\binstead\s*[:：]\s*$",
    re.IGNORECASE,
)


def changes(before: str) -> bool:
    """Say whether the words before a formula change what it defines: "by scaling it like this:".

    >>> changes("by scaling the input like this:"), changes("expanding the square gives")
    (True, False)
    """
    return _CHANGED.search(before) is not None
