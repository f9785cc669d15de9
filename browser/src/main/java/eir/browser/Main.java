package eir.browser;

import org.teavm.jso.JSExportClasses;

/** The module {@code eir.js}: the classes that the worker makes and calls. */
@JSExportClasses({Session.class, KeyWords.class, Picture.class, Deflation.class})
public final class Main {
  private Main() {}

  /** TeaVM asks for an entry; the module only offers classes. */
  public static void main(String[] args) {}
}
