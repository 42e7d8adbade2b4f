/** A longer name of a service would leave no room for what is said of it. */
const nameMax = 24

/** The name of a service, without its middle where it is longer than a sentence or a title can carry: ends tell names apart. */
export function brief(name: string): string {
  if (name.length <= nameMax) return name
  const kept = nameMax - 1
  return `${name.slice(0, Math.ceil(kept / 2))}…${name.slice(-Math.floor(kept / 2))}`
}
