/** A longer name of a service would leave no room for what is said of it. */
const nameMax = 24

/** The name of a service, cut where it is longer than a sentence or a title can carry. */
export function brief(name: string): string {
  return name.length > nameMax ? `${name.slice(0, nameMax - 1)}…` : name
}
