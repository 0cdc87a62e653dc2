"""Inequalities: by signs, case by case, by the signs of derivatives."""
