package org.trailmark.journey.channel;

/**
 * Brings a delivery of one channel out of the program: the part that takes time and may fail.
 * Called on the outbox worker's thread, outside of any transaction, at least once for each delivery
 * and perhaps again after a crash: what it brings must be recognisable by its key.
 */
public interface Carrier extends AutoCloseable {

  /** Name of the channel whose deliveries it brings, as definitions name it. */
  String channel();

  /**
   * Brings it, within the time of a lease ({@link OutboxWorker#LEASE}).
   *
   * @throws InterruptedException where the program ends meanwhile
   */
  Carried carry(Parcel parcel) throws InterruptedException;

  /** Frees what it holds. */
  @Override
  default void close() {}

  /**
   * What is to be brought.
   *
   * @param key the ledger key: the same for each attempt
   * @param payload what the channel wrote into the outbox, in a form of its own
   */
  record Parcel(String key, String payload) {}
}
