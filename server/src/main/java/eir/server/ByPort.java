package eir.server;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Two doors of one server: what came in at the operator's port goes to the operator's routes. */
final class ByPort extends Handler.Abstract {
  private final Handler front;
  private final Handler back;
  private final Connector admin;

  ByPort(Handler front, Handler back, Connector admin) {
    this.front = front;
    this.back = back;
    this.admin = admin;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean isAdmin = request.getConnectionMetaData().getConnector() == admin;
    return (isAdmin ? back : front).handle(request, response, callback);
  }
}
