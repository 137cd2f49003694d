"""The reader of sources as HTML: the register, a document with its contents, what superseded what, the history."""
