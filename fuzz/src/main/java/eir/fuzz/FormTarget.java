package eir.fuzz;

import static eir.fuzz.BrokenLawException.require;

import eir.trial.audit.CanonicalJson;
import eir.trial.reading.ReadForm;
import eir.trial.reading.ReadFormJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The form of a read as JSON: malformed is said, a form reads back and has one spelling. */
final class FormTarget implements Target {

  @Override
  public int run(byte[] input) {
    return switch (ReadFormJson.read(new String(input, StandardCharsets.UTF_8))) {
      case ReadFormJson.Malformed(var where, var expected) -> {
        require(!where.isEmpty() && !expected.isEmpty(), "a mistake has a place and a way out");
        yield expected.hashCode();
      }
      case ReadFormJson.Read(ReadForm form) -> {
        require(
            ReadFormJson.read(ReadFormJson.write(form).toString())
                .equals(new ReadFormJson.Read(form)),
            "a form reads back");
        yield CanonicalJson.of(ReadFormJson.write(form)).length();
      }
    };
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.words(
        """
        {"format":"eir.read/1","answers":{"A1":"YES","B1":"PONS","B2":85,"B3":["MIDBRAIN"],"D1":"48.2"},\
        "marks":[{"item":"D1","series":"2.25.1","instance":"2.25.2","frame":1,\
        "points":[["1.5","-2","3"],["1","2","3"]]}]}\
        """,
        "{\"format\":\"eir.read/1\",\"answers\":{},\"marks\":[]}",
        "[[[[[[]]]]]]");
  }

  @Override
  public List<byte[]> words() {
    return JSON;
  }

  static final List<byte[]> JSON =
      Seeds.words(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "null",
          "true",
          "false",
          "-",
          "0",
          "1e9",
          "1e400000",
          "\\ud800",
          "\\u0000",
          "\"answers\"",
          "\"marks\"",
          "\"format\"",
          "\"frame\"",
          "\"A1\"",
          "\"B3\"",
          "\"D1\"",
          "\"E5\"",
          "9223372036854775808",
          "2147483648",
          "\303\244");

  @Override
  public Allowance allowance() {
    return new Allowance(256 << 10, 800);
  }
}
