/**
 * One SQL for two databases: SQLite in the data folder, or PostgreSQL.
 *
 * <p>Start with {@link eir.archive.database.Database}. A write is one transaction and durable when
 * it returns. Never here: knowledge of any one table but Flyway's.
 */
@NullMarked
package eir.archive.database;

import org.jspecify.annotations.NullMarked;
