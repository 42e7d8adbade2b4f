/** What one turn of the services took of their worker. */
export interface MeshTurn {
  /** Pictures' worth of time: 1/60 s each. */
  readonly pictures: number
  /** Milliseconds of the worker's thread in all of them, snapshots and their sending included. */
  readonly ms: number
  readonly hops: number
  /** Requests that ended well. */
  readonly answered: number
  /** Snapshots that came to the page, and cells in the last of them. */
  readonly snapshots: number
  readonly cells: number
}

export interface MeshWish {
  readonly cells: number
  /** Requests of the clients a second. */
  readonly rate: number
  readonly warmPictures: number
  readonly pictures: number
}

/** Runs three services of so many cells each in a worker of its own, picture by picture. */
function turn(wish: MeshWish): Promise<MeshTurn> {
  const worker = new Worker(new URL('./mesh-worker.ts', import.meta.url), { type: 'module' })
  let snapshots = 0
  let cells = 0
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.onmessage = ({
      data,
    }: MessageEvent<Float32Array | Omit<MeshTurn, 'snapshots' | 'cells'>>) => {
      if (data instanceof Float32Array) {
        snapshots++
        cells = data.length / 8
        worker.postMessage(data, [data.buffer])
        return
      }
      worker.terminate()
      resolve({ ...data, snapshots, cells })
    }
    worker.postMessage(wish)
  })
}

Object.assign(window, { mesh: { turn } })
