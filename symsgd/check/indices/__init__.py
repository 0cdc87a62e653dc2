"""Claims with free indices and open sums: case by case, or for every size."""
