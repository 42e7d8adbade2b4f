/** How often and after what time a part of the code is asked for again where it could not be loaded. */
const triesMax = 20
const pauseMs = 1_500

/**
 * Loads a part of the code that the picture can wait for: a visitor may be offline for the moment.
 * Answers null when it is not wanted any more or does not come at all.
 */
export async function loadAgain<Part>(
  load: () => Promise<Part>,
  isWanted: () => boolean,
): Promise<Part | null> {
  for (let tries = 0; tries < triesMax && isWanted(); tries++) {
    try {
      const part = await load()
      return isWanted() ? part : null
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
  return null
}
