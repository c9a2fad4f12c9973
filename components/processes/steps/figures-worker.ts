import { reckon, type Reckoned, type ReckonInput } from '@/lib/processes/steps/reckon'

export type FiguresAsked = { input: ReckonInput }
export type FiguresTold = { reckoned: Reckoned }

addEventListener('message', ({ data }: MessageEvent<FiguresAsked>) => {
  postMessage({ reckoned: reckon(data.input) } satisfies FiguresTold)
})
