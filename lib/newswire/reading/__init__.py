"""Files and tables of news become one row per article; what cannot be read is listed with the reason."""
