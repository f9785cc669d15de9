package eir.phantom.scan;

/** Whose private elements the made-up scanner writes; the maker itself is invented. */
public enum Vendor {
  SIEMENS_LIKE("Eir Phantom Works S", "Madeup 3T", 3.0, "VE11-P"),
  GE_LIKE("Eir Phantom Works G", "Madeup 1.5T", 1.5, "MP29-P"),
  PHILIPS_LIKE("Eir Phantom Works P", "Madeup 3T X", 3.0, "R5.7-P");

  private final String manufacturer;
  private final String model;
  private final double fieldTesla;
  private final String software;

  Vendor(String manufacturer, String model, double fieldTesla, String software) {
    this.manufacturer = manufacturer;
    this.model = model;
    this.fieldTesla = fieldTesla;
    this.software = software;
  }

  String manufacturer() {
    return manufacturer;
  }

  String model() {
    return model;
  }

  double fieldTesla() {
    return fieldTesla;
  }

  String software() {
    return software;
  }
}
