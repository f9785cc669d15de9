package eir.deid.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A regular expression of the tables in {@code standard/}, compiled to a position automaton
 * (Glushkov), anchored at both ends.
 *
 * <p>Knows literals, {@code \d}, escaped signs, classes, groups, {@code |}, {@code ?} and {@code
 * {m,n}}: nothing that could run away, so matching costs at most length × positions. Written here
 * because {@code java.util.regex} backtracks, and would triple the size of the browser's script.
 * Immutable; threads may share it.
 */
final class Expression {
  /** Sets of ASCII characters, four ints of 32 each, by position. */
  private final int[] allowed;

  /** Positions that may come after a position; the last row holds those that may come first. */
  private final int[][] follow;

  private final boolean[] last;
  private final boolean matchesEmpty;

  private Expression(Compiler compiler, Part whole) {
    int positions = compiler.sets.size();
    allowed = new int[positions * 4];
    follow = new int[positions + 1][];
    last = new boolean[positions];
    for (int i = 0; i < positions; i++) {
      System.arraycopy(compiler.sets.get(i), 0, allowed, 4 * i, 4);
      follow[i] = toArray(compiler.follow.get(i));
    }
    follow[positions] = toArray(whole.first);
    for (int end : whole.last) {
      last[end] = true;
    }
    matchesEmpty = whole.empty;
  }

  /**
   * Compiles {@code text}.
   *
   * @throws IllegalArgumentException if it holds something that this class does not know
   */
  static Expression of(String text) {
    Compiler compiler = new Compiler(text);
    Part whole = compiler.alternatives();
    if (compiler.at != text.length()) {
      throw compiler.unknown();
    }
    return new Expression(compiler, whole);
  }

  /** Whether the whole of {@code in[from, to)} fits; bytes above 127 never do. */
  boolean matches(byte[] in, int from, int to) {
    if (from == to) {
      return matchesEmpty;
    }
    int state = follow.length - 1;
    for (int i = from; i < to; i++) {
      int next = -1;
      for (int candidate : follow[state]) {
        if (takes(candidate, in[i])) {
          if (next >= 0) {
            return matchesManyWays(in, i, to, follow[state]);
          }
          next = candidate;
        }
      }
      if (next < 0) {
        return false;
      }
      state = next;
    }
    return last[state];
  }

  /** From here more than one position is possible at a time. */
  private boolean matchesManyWays(byte[] in, int from, int to, int[] candidates) {
    boolean[] now = new boolean[last.length];
    boolean[] next = new boolean[last.length];
    boolean any = false;
    for (int candidate : candidates) {
      now[candidate] = takes(candidate, in[from]);
      any |= now[candidate];
    }
    for (int i = from + 1; i < to && any; i++) {
      Arrays.fill(next, false);
      any = false;
      for (int state = 0; state < now.length; state++) {
        if (now[state]) {
          for (int candidate : follow[state]) {
            if (takes(candidate, in[i])) {
              next[candidate] = true;
              any = true;
            }
          }
        }
      }
      boolean[] swap = now;
      now = next;
      next = swap;
    }
    for (int state = 0; state < now.length && any; state++) {
      if (now[state] && last[state]) {
        return true;
      }
    }
    return false;
  }

  private boolean takes(int position, int b) {
    return b >= 0 && (allowed[4 * position + (b >> 5)] & 1 << (b & 31)) != 0;
  }

  private static int[] toArray(List<Integer> positions) {
    int[] out = new int[positions.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = positions.get(i);
    }
    return out;
  }

  /** A piece of the expression: where it may begin and end, and whether it may be nothing. */
  private record Part(List<Integer> first, List<Integer> last, boolean empty) {
    static final Part NOTHING = new Part(List.of(), List.of(), true);
  }

  private static final class Compiler {
    private final String text;
    private int at;
    private final List<int[]> sets = new ArrayList<>();
    private final List<List<Integer>> follow = new ArrayList<>();

    Compiler(String text) {
      this.text = text;
    }

    Part alternatives() {
      Part whole = sequence();
      while (at < text.length() && text.charAt(at) == '|') {
        at++;
        whole = either(whole, sequence());
      }
      return whole;
    }

    private Part sequence() {
      Part whole = Part.NOTHING;
      while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
        int start = at;
        Part one = atom();
        int end = at;
        int least = 1;
        int most = 1;
        if (at < text.length() && text.charAt(at) == '?') {
          at++;
          least = 0;
        } else if (at < text.length() && text.charAt(at) == '+') {
          at++;
          for (int endOfOne : one.last) {
            addNew(follow.get(endOfOne), one.first);
          }
        } else if (at < text.length() && text.charAt(at) == '{') {
          at++;
          least = number();
          most = least;
          if (text.charAt(at) == ',') {
            at++;
            most = number();
          }
          expect('}');
        }
        whole = then(whole, repeated(one, start, end, least, most));
      }
      return whole;
    }

    /** Writes the atom out {@code most} times, those after {@code least} nested and optional. */
    private Part repeated(Part one, int start, int end, int least, int most) {
      int resume = at;
      List<Part> copies = new ArrayList<>();
      copies.add(one);
      for (int i = 1; i < most; i++) {
        at = start;
        copies.add(atom());
        if (at != end) {
          throw unknown();
        }
      }
      at = resume;
      Part tail = Part.NOTHING;
      for (int i = most - 1; i >= 0; i--) {
        Part grown = then(copies.get(i), tail);
        tail = i >= least ? new Part(grown.first, grown.last, true) : grown;
      }
      return tail;
    }

    private Part atom() {
      char c = text.charAt(at++);
      switch (c) {
        case '(' -> {
          Part inside = alternatives();
          expect(')');
          return inside;
        }
        case '[' -> {
          int[] set = new int[4];
          while (text.charAt(at) != ']') {
            characterOrRange(set);
          }
          at++;
          return position(set);
        }
        case '\\' -> {
          int[] set = new int[4];
          escaped(set);
          return position(set);
        }
        case '*', '.', '^', '$', '{', '}', '?' -> throw unknown();
        default -> {
          int[] set = new int[4];
          add(set, c);
          return position(set);
        }
      }
    }

    private void characterOrRange(int[] set) {
      char c = text.charAt(at++);
      if (c == '\\') {
        escaped(set);
      } else if (text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
        char most = text.charAt(at + 1);
        at += 2;
        for (char each = c; each <= most; each++) {
          add(set, each);
        }
      } else {
        add(set, c);
      }
    }

    private void escaped(int[] set) {
      char c = text.charAt(at++);
      if (c == 'd') {
        for (char digit = '0'; digit <= '9'; digit++) {
          add(set, digit);
        }
      } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
        throw unknown();
      } else {
        add(set, c);
      }
    }

    private Part position(int[] set) {
      int place = sets.size();
      sets.add(set);
      follow.add(new ArrayList<>());
      List<Integer> only = List.of(place);
      return new Part(only, only, false);
    }

    private Part then(Part a, Part b) {
      for (int end : a.last) {
        addNew(follow.get(end), b.first);
      }
      return new Part(
          a.empty ? union(a.first, b.first) : a.first,
          b.empty ? union(a.last, b.last) : b.last,
          a.empty && b.empty);
    }

    private Part either(Part a, Part b) {
      return new Part(union(a.first, b.first), union(a.last, b.last), a.empty || b.empty);
    }

    private int number() {
      int value = 0;
      int start = at;
      while (text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        value = value * 10 + text.charAt(at++) - '0';
      }
      if (at == start) {
        throw unknown();
      }
      return value;
    }

    private void expect(char c) {
      if (at >= text.length() || text.charAt(at) != c) {
        throw unknown();
      }
      at++;
    }

    private IllegalArgumentException unknown() {
      return new IllegalArgumentException(
          "expression not understood near character " + at + " of: " + text);
    }

    private static void add(int[] set, char c) {
      set[c >> 5] |= 1 << (c & 31);
    }

    private static List<Integer> union(List<Integer> a, List<Integer> b) {
      List<Integer> both = new ArrayList<>(a);
      addNew(both, b);
      return both;
    }

    private static void addNew(List<Integer> into, List<Integer> more) {
      for (Integer each : more) {
        if (!into.contains(each)) {
          into.add(each);
        }
      }
    }
  }
}
