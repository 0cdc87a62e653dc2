r"""Which setting of a problem file settles what is missing, and how an answer is written."""

from __future__ import annotations

_HALF = '"\\\\frac12 ({} - 1)^2"'
_GRADIENT = '{} = ["b", "w_1"]'
SETTLED_BY = (
    (r"the range of (\w+)", "indices", "", "[1, 2]"),
    (r"the order (\w+)", "indices", "", "2"),
    (r"how (\S+) depends on ([A-Za-z]+)", "given", "", _HALF),
    (r"how (\S+) depends on \S+", "given", "", '"\\\\frac12 (a - y)^2"'),
    (r"the entries of (\w+)(?: \(.*\))?", "given", "", "[1, 2]"),
    (r"what shape (\S+) has", "given", "", "[1, 2]"),
    (r"which layer the index (\w+) counts", "indices", "", "2"),
    (r"whether (\S+) is a number", "domains", "", '"real"'),
    (r"whether (\S+) can be 0", "domains", "", '"nonzero"'),
    (r"whether (\S+) is any such array", "notation", "any_arrays", '"{}"'),
    (r"whether (\S+) is one word", "notation", "words", '"{}"'),
    (r"the range of the sums in (\S+)", "given", "", '{{ params = ["x"], body = "x^2" }}'),
    (r"the base of \w+", "notation", "log", '"decimal"'),
    (r"what the gradient ∇_(\w+) runs over", "notation", "gradients", _GRADIENT),
    (r"what the gradient ∇ runs over", "notation", "gradients", _GRADIENT.format("theta")),
    (r"whether decimals are rounded", "notation", "decimals", '"rounded"'),
    (r"the network", "network", "layers", "[2, 3, 1]"),
    (r"whether the input is layer 0, not layer 1", "network", "input_layer", "0"),
    (r"whether w_ij leads from neuron i to neuron j", "notation", "weights", '"from_to"'),
    (r"whether ∂ holds (\S+) fixed", "notation", "held", '"{}"'),
    (r"whether (\S+) still has its value", "given", "", "1"),
    (r"whether (\S+) depends on \S+", "notation", "held", '"{}"'),
)
ELSE = {
    "any_arrays": "or say what is special in the text: A is symmetric",
    "decimals": '"exact" if not',
    "log": '"natural" if it is e',
}
SHARED = {
    "words": "[]",
    "any_arrays": "[]",
    "scalars": "[]",
    "held": "[]",
    "index_superscripts": "[]",
    "gradients": ("{ ", " }"),
}
OF_NETWORKS = (("activation", '"sigmoid"'), ("cost", '"half_squared_error"'))  # beside the layers
