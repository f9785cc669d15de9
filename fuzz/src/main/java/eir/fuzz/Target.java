package eir.fuzz;

import java.util.List;

/**
 * One thing that reads bytes from strangers, with the laws that hold for all of them.
 *
 * <p>An object may keep what it runs from one input to the next, as browser and server do. Not for
 * two threads.
 */
interface Target {

  /**
   * Gives {@code input} to the code and asks its laws.
   *
   * @return a number that is the same for inputs that went the same way, as far as the target
   *     tells: a new one makes the input worth keeping
   * @throws BrokenLawException if a law does not hold; whatever else is thrown was not declared
   */
  int run(byte[] input);

  /** Small inputs that reach far, to be changed; at least one. */
  List<byte[]> seeds();

  /** Words of the format, to be put into inputs. */
  List<byte[]> words();

  /** What one run may allocate. */
  Allowance allowance();

  /**
   * Bytes that a run may allocate on the heap: so much in any case, and so much for each byte of
   * the input.
   */
  record Allowance(long bytes, long bytesEach) {
    long of(int inputLength) {
      return bytes + bytesEach * inputLength;
    }
  }
}
