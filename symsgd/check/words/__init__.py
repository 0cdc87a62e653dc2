"""What words around formulas say: where, let, if, for all, hence."""
