"""Bytes in, `Document` out: pages, paragraphs and tables with their places. Knows nothing of indicators."""
