const shapes = {
  share: 'M8 9.5V2.2M5.2 4.8 8 2l2.8 2.8M3 8.5v4.3c0 .6.4 1 1 1h8c.6 0 1-.4 1-1V8.5',
  import: 'M8 2.2v7.3M5.2 6.9 8 9.7l2.8-2.8M3 8.5v4.3c0 .6.4 1 1 1h8c.6 0 1-.4 1-1V8.5',
  sweep: 'M2.5 12.5C6 12.5 6 3.5 13.5 3.5M2.5 12.5c4 0 5-4.5 11-4.5M2.5 12.5h11',
  runs: 'M2.5 4h8M2.5 8h8M2.5 12h5M13.5 3v7.5M11.5 8.7l2 2 2-2',
  compare: 'M3.5 3h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM8 3v10',
  help: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM6.2 6.2c.2-1 .9-1.5 1.8-1.5 1 0 1.8.7 1.8 1.6 0 1.3-1.8 1.5-1.8 2.7M8 11.4v.1',
  play: 'M5 3.2v9.6L12.6 8z',
  preferences:
    'M2.5 5h6M12 5h1.5M2.5 11H4M7.5 11h6M10.2 3.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4ZM5.8 9.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4Z',
  dice: 'M5 2.5h6A2.5 2.5 0 0 1 13.5 5v6a2.5 2.5 0 0 1-2.5 2.5H5A2.5 2.5 0 0 1 2.5 11V5A2.5 2.5 0 0 1 5 2.5ZM5.6 5.6h.01M10.4 10.4h.01M8 8h.01',
  close: 'm4 4 8 8M12 4l-8 8',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  copy: 'M7 5.5h5A1.5 1.5 0 0 1 13.5 7v5a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 12V7A1.5 1.5 0 0 1 7 5.5ZM10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5',
  check: 'm3 8.5 3.3 3.3L13 4.5',
  open: 'M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5 9 7M2.5 13.5 7 9',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  panel: 'M3.5 3h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM10 3v10',
  table:
    'M3.5 3h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM2.5 6.5h11M2.5 9.8h11M6.5 6.5V13',
  pencil: 'm3 13 .7-2.9 7-7 2.2 2.2-7 7z',
  undo: 'M6 3.5 3 6.5l3 3M3.4 6.5H9.5a3.2 3.2 0 0 1 0 6.4H6',
  redo: 'm10 3.5 3 3-3 3M12.6 6.5H6.5a3.2 3.2 0 0 0 0 6.4H10',
  download: 'M8 2.2v7.3M5.2 6.9 8 9.7l2.8-2.8M3 13.5h10',
} as const

export type IconName = keyof typeof shapes

/** An icon on a grid of 16 with lines of 1.5 px in the colour of the text around it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  )
}

/** The mark of the product: a cell that is about to divide. */
export function BrandMark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <g transform="rotate(-32 16 16)">
        <path
          d="M11.6 6.4c3.3 0 4.8 1.9 6.4 3 1.3.9 2.7 1 4.1 1.7a6.7 6.7 0 0 1 0 11.9c-1.4.7-2.8.8-4.1 1.7-1.6 1.1-3.1 3-6.4 3a9.7 9.7 0 0 1-9.4-10.6 9.9 9.9 0 0 1 9.4-10.7Z"
          transform="translate(1.6 -1)"
          stroke="var(--accent)"
          strokeWidth="1.9"
        />
      </g>
      <circle cx="12.4" cy="19.2" r="3.4" fill="var(--gen-0)" />
      <circle cx="21.6" cy="11.4" r="2.5" fill="var(--gen-0)" opacity="0.55" />
    </svg>
  )
}
