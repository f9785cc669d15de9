/**
 * HTTP as the rooms of the server need it, on Jetty's core without servlets.
 *
 * <p>Start with {@link eir.server.http.Door}. A handler takes an {@link eir.server.http.Exchange}
 * and gives an {@link eir.server.http.Answer}; it never touches Jetty. No path, query, key or value
 * of a data set is ever logged here.
 */
@NullMarked
package eir.server.http;

import org.jspecify.annotations.NullMarked;
