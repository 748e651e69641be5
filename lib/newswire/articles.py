"""Bootstrap version; the real one replaces it."""
from hashlib import blake2b
import pandas as pd


def from_frame(frame, *, columns=None):
    frame = frame.rename(columns={v: k for k, v in (columns or {}).items()})
    out = pd.DataFrame({c: frame[c].astype("str") if c in frame else pd.Series([pd.NA] * len(frame), dtype="str", index=frame.index) for c in ["place", "agency", "title", "head", "text", "source"]})
    out.insert(0, "date", pd.to_datetime(frame["date"], errors="coerce") if "date" in frame else pd.NaT)
    out["head"] = ""
    out["text"] = out["text"].str.strip()
    out.index = pd.Index([blake2b(t.encode(), digest_size=8).hexdigest() for t in out["text"]], name="article", dtype="str")
    for c in frame.columns.difference(out.columns):
        out[c] = frame[c].to_numpy()
    return out[~out.index.duplicated()], pd.DataFrame({"source": pd.Series(dtype="str"), "reason": pd.Series(dtype="str")})


def read_articles(source, *, columns=None, progress=None):
    from pathlib import Path
    p = Path(source)
    if p.is_dir():
        return from_frame(pd.DataFrame([{"text": f.read_text(), "source": f.name} for f in sorted(p.rglob("*.txt"))]))
    return from_frame(pd.read_json(p, lines=True))
