package eir.archive.index;

import eir.archive.database.Database;
import eir.archive.object.Objects;

/** Deletes the bytes of objects that nothing needs any more, after the transaction that says so. */
public final class ObjectReaper {
  private final Database database;
  private final Objects objects;

  public ObjectReaper(Database database, Objects objects) {
    this.database = database;
    this.objects = objects;
  }

  /** How many objects went. */
  public int reap() {
    return ObjectRows.reap(database, objects);
  }
}
