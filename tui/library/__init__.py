"""The library of articles: SQLite behind one small interface, and the pipeline that fills it."""
