/** What was done about lost contexts. */
export interface Recovery {
  /** Contexts lost so far. */
  losses: number
}

/** After a loss the card is tried again on a new canvas, so many times, after this time, ms. */
const triesMax = 3
const pauseMs = 1_200

/** Nothing was lost. */
export function createRecovery(): Recovery {
  return { losses: 0 }
}

/** Notes a lost context; answers after how many ms the card is tried again, or null for never. */
export function noteLoss(recovery: Recovery): number | null {
  recovery.losses++
  return recovery.losses <= triesMax ? pauseMs : null
}
