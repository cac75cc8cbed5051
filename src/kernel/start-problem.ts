/** An ordinary reason why OwlHub cannot start. Its message is one line that says what to do; the exit status is 1. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
