package eir.browser.painter;

import org.teavm.jso.JSExportClasses;

/** The module {@code painter.js}: the one class that the worker hands to the engine. */
@JSExportClasses(Painter.class)
public final class Main {
  private Main() {}

  /** TeaVM asks for an entry; the module only offers a class. */
  public static void main(String[] args) {}
}
