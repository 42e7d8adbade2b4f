/** Lets the page answer before the next piece of work. */
export function turn(): Promise<void> {
  return new Promise((done) => setTimeout(done))
}
