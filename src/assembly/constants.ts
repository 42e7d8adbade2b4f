// Written by `npm run assembly` from the sources in TypeScript; where the engine has changed, so does this.

export namespace desk {
  export const drawn: usize = 0
  export const slotsPerSecond: usize = 8
  export const slotTime: usize = 16
  export const looked: usize = 24
  export const rows: usize = 32
  export const cellBytes: usize = 40
  export const jobBytes: usize = 48
  export const populationCount: usize = 56
  export const isUnforeseen: usize = 64
  export const isLogged: usize = 72
  export const returnsMost: usize = 80
  export const there: usize = 88
  export const back: usize = 96
  export const root: usize = 104
  export const chanceOfCalls: usize = 112
  export const widths: usize = 120
  export const inner: usize = 2168
  export const starts: usize = 3192
  export const leaving: usize = 19968
  export const words: usize = 19584
  export const clock: usize = 19592
  export const pool: usize = 19600
  export const fullUntil: usize = 19608
  export const hand: usize = 19616
  export const counts: usize = 19624
  export const firsts: usize = 19632
  export const lasts: usize = 19640
  export const blockTimes: usize = 19648
  export const blockTasks: usize = 19656
  export const blockNext: usize = 19664
  export const freeBlocks: usize = 19672
  export const freeBlockCount: usize = 19680
  export const turns: usize = 19688
  export const open: usize = 19696
  export const openTimes: usize = 19704
  export const openTasks: usize = 19712
  export const works: usize = 19720
  export const leaves: usize = 19728
  export const actTimes: usize = 19736
  export const actCount: usize = 19744
  export const returnTimes: usize = 19752
  export const returnCodes: usize = 19760
  export const returnTasks: usize = 19768
  export const returned: usize = 19776
  export const budgets: usize = 19784
  export const counters: usize = 19792
  export const latency: usize = 19800
  export const whole: usize = 19808
  export const sent: usize = 19816
  export const borns: usize = 19824
  export const cells: usize = 19832
  export const ready: usize = 19840
  export const readyCounts: usize = 19848
  export const positions: usize = 19856
  export const chance: usize = 19864
  export const places: usize = 19872
  export const times: usize = 19880
  export const nextRequest: usize = 19888
  export const owners: usize = 19896
  export const jobRecords: usize = 19904
  export const jobCounts: usize = 19912
  export const jobLeaves: usize = 19920
  export const looks: usize = 19928
  export const followings: usize = 19936
  export const befores: usize = 19944
  export const lookFirsts: usize = 19952
  export const looking: usize = 19960
  export const leftTimes: usize = 19976
  export const leftTasks: usize = 19984
  export const foundTimes: usize = 19992
  export const foundTasks: usize = 20000
  export const edges: usize = 20008
  export const services: usize = 20016
  export const populations: usize = 20024
  export const calls: usize = 20032
}

export namespace task {
  export const due: usize = 0
  export const sent: usize = 8
  export const soonest: usize = 16
  export const left: usize = 16
  export const latest: usize = 24
  export const parent: usize = 36
  export const edge: usize = 40
  export const bits: usize = 44
  export const tag: usize = 48
  export const calls: usize = 52
  export const row: usize = 56
  export const twin: usize = 60
  export const bytes: usize = 64
}

export namespace edge {
  export const latency: usize = 0
  export const jitter: usize = 8
  export const timeout: usize = 16
  export const budgetShare: usize = 24
  export const budgetMost: usize = 32
  export const part: usize = 40
  export const to: usize = 48
  export const retries: usize = 52
  export const plain: usize = 56
  export const calls: usize = 60
  export const bytes: usize = 64
}

export namespace service {
  export const mean: usize = 0
  export const key: usize = 8
  export const usual: usize = 12
  export const sharing: usize = 16
  export const special: usize = 20
  export const first: usize = 24
  export const last: usize = 28
  export const discipline: usize = 32
  export const slots: usize = 36
  export const places: usize = 40
  export const bytes: usize = 48
}

export namespace population {
  export const edge: usize = 0
  export const open: usize = 4
  export const bytes: usize = 8
}

export namespace callsOf {
  export const edge: usize = 0
  export const stage: usize = 4
  export const bytes: usize = 8
}

export namespace cell {
  export const latest: usize = 0
  export const committed: usize = 32
  export const routed: usize = 40
  export const slots: usize = 48
}

export namespace job {
  export const time: usize = 0
  export const virtual: usize = 8
  export const deadline: usize = 16
  export const jobs: usize = 32
}

export namespace leaving {
  export const count: usize = 0
  export const next: usize = 4
  export const row: usize = 8
}

export namespace hand {
  export const arrival: usize = 0
  export const sent: usize = 8
  export const back: usize = 16
  export const latency: usize = 24
  export const patience: usize = 32
  export const born: usize = 40
  export const since: usize = 48
  export const act: usize = 56
  export const fresh: usize = 64
  export const bound: usize = 72
  export const left: usize = 80
  export const departure: usize = 88
  export const work: usize = 96
  export const places: usize = 104
}

export namespace turn {
  export const slot: usize = 0
  export const closed: usize = 8
}

export namespace counter {
  export const calls: usize = 0
  export const attempts: usize = 8
  export const answered: usize = 16
  export const errors: usize = 24
  export const shed: usize = 32
  export const abandoned: usize = 40
  export const timeouts: usize = 48
  export const unwanted: usize = 56
  export const lost: usize = 64
  export const retried: usize = 72
  export const hedged: usize = 80
  export const budgetRefused: usize = 88
  export const breakerRefused: usize = 96
  export const poolRefused: usize = 104
  export const succeeded: usize = 112
  export const failed: usize = 120
  export const dropped: usize = 128
  export const withdrawn: usize = 136
  export const bytes: usize = 144
}

export namespace flag {
  export const orphan: i32 = 1
  export const error: i32 = 2
  export const answered: i32 = 4
  export const timed: i32 = 8
  export const hedges: i32 = 16
  export const abandons: i32 = 32
  export const second: i32 = 64
  export const keeps: i32 = 128
}

export namespace special {
  export const fails: i32 = 1
  export const unforeseen: i32 = 2
}

export namespace discipline {
  export const fcfs: i32 = 0
  export const sharing: i32 = 1
  export const preemptive: i32 = 2
}

export namespace what {
  export const good: i32 = 0
  export const whole: i32 = 1
  export const unwanted: i32 = 2
}

export namespace histogram {
  export const cells: i32 = 1024
  export const origin: i32 = 3424
}

export namespace size {
  export const wheelSlots: i32 = 4096
  export const blockSize: i32 = 32
  export const returnsLeast: i32 = 256
  export const few: i32 = 24
  export const movesMost: i32 = 16
  export const bucketsMax: i32 = 4096
  export const batch: i32 = 256
  export const glance: i32 = 4
}

export const noTask: i32 = -1
export const triesUnit: i32 = 256

export const unserved: f64 = -1
export const atWork: f64 = -2
export const atOnce: f64 = -3
