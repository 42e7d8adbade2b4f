/** What the picture stands for. */
export interface Scale {
  /** Requests of a moving dot; 0 while none is seen. */
  readonly requests: number
  /** Cells of each one that is drawn, at the most. */
  readonly cells: number
}

/** No picture is seen. */
export const noScale: Scale = { requests: 0, cells: 1 }
