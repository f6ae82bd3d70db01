package org.trailmark.lrs.index;

/** Something that has its place in the log and keys that find it. */
public interface Indexed {

  /** Its place; rises from one to the next. */
  long seq();

  /** The keys, each once; not to be changed. */
  long[] keys();
}
