"""Files made from finished pages: a workbook of their tables, documents for Word, PDFs."""
