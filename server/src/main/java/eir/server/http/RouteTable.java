package eir.server.http;

import eir.server.http.Access.Anyone;
import eir.server.http.Route.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;

/** All routes of one listener, found by method and RFC 6570 template of level 1. */
public final class RouteTable {
  /** A form that a person fills; far more than the longest label or list of origins. */
  public static final long FORM_BYTES = 64 << 10;

  private final PathMappings<Map<String, Route<?>>> byTemplate = new PathMappings<>();
  private final List<Route<?>> routes = new ArrayList<>();

  /** A page or file for everybody. */
  public RouteTable get(String template, Surface surface, Action<Anyone> action) {
    return add(new Route<>("GET", template, surface, 0, Access.anyone(), action));
  }

  /** A page or file for some. */
  public <C> RouteTable get(String template, Surface surface, Access<C> access, Action<C> action) {
    return add(new Route<>("GET", template, surface, 0, access, action));
  }

  /** An act by form. */
  public <C> RouteTable form(String template, Access<C> access, Action<C> action) {
    return add(new Route<>("POST", template, Surface.PAGE, FORM_BYTES, access, action));
  }

  /** A request of a script with a body of at most {@code bodyLimitBytes}. */
  public <C> RouteTable api(
      String method, String template, long bodyLimitBytes, Access<C> access, Action<C> action) {
    return add(new Route<>(method, template, Surface.API, bodyLimitBytes, access, action));
  }

  /** All of them, in the order of the table. */
  public List<Route<?>> routes() {
    return List.copyOf(routes);
  }

  private RouteTable add(Route<?> route) {
    UriTemplatePathSpec spec = new UriTemplatePathSpec(route.template());
    Map<String, Route<?>> methods = byTemplate.get(spec);
    if (methods == null) {
      methods = new LinkedHashMap<>();
      byTemplate.put(spec, methods);
    }
    methods.put(route.method(), route);
    routes.add(route);
    return this;
  }

  /** The templates' methods and places for a path. */
  Optional<Found> find(String path) {
    MatchedResource<Map<String, Route<?>>> match = byTemplate.getMatched(path);
    if (match == null || !(match.getPathSpec() instanceof UriTemplatePathSpec template)) {
      return Optional.empty();
    }
    Map<String, String> places = template.getPathParams(path);
    return Optional.of(new Found(match.getResource(), places == null ? Map.of() : places));
  }

  /** A path that has routes. */
  record Found(Map<String, Route<?>> methods, Map<String, String> places) {
    /** The route for a method; HEAD is a GET whose body stays away. */
    Optional<Route<?>> route(String method) {
      Route<?> own = methods.get(method);
      return Optional.ofNullable(own == null && method.equals("HEAD") ? methods.get("GET") : own);
    }

    String allowed() {
      return String.join(
          ", ",
          methods.containsKey("GET") && !methods.containsKey("HEAD")
              ? java.util.stream.Stream.concat(
                      methods.keySet().stream(), java.util.stream.Stream.of("HEAD"))
                  .toList()
              : methods.keySet());
    }
  }
}
