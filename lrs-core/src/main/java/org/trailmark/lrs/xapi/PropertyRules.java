package org.trailmark.lrs.xapi;

/** The rules of one object's properties, called by {@link JsonCursor#object}. */
interface PropertyRules {

  /**
   * Judges one property. The cursor stands on its value, which is not null; it must stand on the
   * value's last token afterwards.
   *
   * @param name a property of the object's {@link Shape}
   */
  void property(String name);
}
