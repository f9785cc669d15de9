package eir.server.http;

import java.io.Serial;

/** A request that cannot be answered as asked; thrown where reading it broke off. */
public final class ProblemException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** Ends the request with {@code problem}. */
  public ProblemException(Problem problem) {
    super(problem.name());
    this.problem = problem;
  }

  /** Ends the request with {@code problem}, which {@code cause} brought about. */
  public ProblemException(Problem problem, Throwable cause) {
    super(problem.name(), cause);
    this.problem = problem;
  }

  /** What the caller is told. */
  public Problem problem() {
    return problem;
  }
}
