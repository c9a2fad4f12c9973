import { describe, expect, it } from 'vitest'
import { SimulationClient, type SimulationState, type WorkerLike } from '@/components/processes/simulation-client'
import { simulationPort } from '@/lib/processes/simulation/port'
import { SimulationReply, type SimulationTask } from '@/lib/processes/simulation/protocol'
import { simulate } from '@/lib/processes/simulation/simulate'
import { inputOf, model, step, valueOf } from './scenes'

const input = inputOf({ model: model(step('one', ['spec'], '8', 'end')), staff: { spec: 1 }, measuredDays: 200 })
const task: SimulationTask = { kind: 'simulate', input }

/** Time that goes on with every look at it: the worker takes breath after each slice. */
const clock = () => {
  let ms = 0
  return () => (ms += 100)
}

/** A worker in the page's own thread: messages are copied and come later, as a real one's do. */
function worker(): WorkerLike & { ended: boolean; sent: unknown[] } {
  const made: ReturnType<typeof worker> = {
    ended: false,
    sent: [],
    onmessage: null,
    onerror: null,
    postMessage: (message: unknown) => {
      const copy: unknown = structuredClone(message)
      setTimeout(() => void (made.ended || receive(copy)))
    },
    terminate: () => {
      made.ended = true
    },
  }
  const receive = simulationPort({
    post: (reply) => {
      made.sent.push(reply)
      const data: unknown = structuredClone(reply)
      if (!made.ended) made.onmessage?.call({} as Worker, { data } as MessageEvent)
    },
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    now: clock(),
  })
  return made
}

/** A client whose states are kept; `until` waits for one. */
function page(open: () => WorkerLike = worker) {
  const states: SimulationState[] = []
  const waiting: { status: SimulationState['status']; resolve: (state: SimulationState) => void }[] = []
  const client = new SimulationClient(open, (state) => {
    states.push(state)
    for (const one of waiting.filter(({ status }) => status === state.status)) one.resolve(state)
  })
  const until = (status: SimulationState['status']) =>
    new Promise<SimulationState>((resolve) => waiting.push({ status, resolve }))
  return { client, states, until }
}

describe('a simulation in a worker', () => {
  it('tells progress and the same result as without one', async () => {
    const { client, states, until } = page()
    client.start(task)
    expect(await until('done')).toEqual({
      status: 'done',
      answer: { kind: 'simulate', result: valueOf(simulate(input)) },
    })
    const shares = states.flatMap((state) => (state.status === 'running' ? [state.progress.share ?? 0] : []))
    expect(shares.length).toBeGreaterThan(5)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(Math.max(...shares)).toBeLessThanOrEqual(1)
  })

  it('compares and searches', async () => {
    const { client, until } = page()
    client.start({ kind: 'compare', asIs: input, toBe: { ...input, staff: { spec: 2 } } })
    expect(await until('done')).toMatchObject({ answer: { kind: 'compare', result: { difference: {} } } })
    client.start({
      kind: 'search',
      input: { ...input, measuredDays: 5, share: 0.9, limit: { days: 1, unit: 'working' } },
    })
    expect(await until('done')).toMatchObject({ answer: { kind: 'search', result: { reached: true } } })
  })

  it('is cancelled between two slices', async () => {
    const { client, states, until } = page()
    client.start({ kind: 'simulate', input: { ...input, measuredDays: 1_700 } })
    await until('running')
    client.cancel()
    await until('cancelled')
    expect(states.at(-1)).toEqual({ status: 'cancelled' })
  })

  it('is dropped for the next task, whose answer alone is told', async () => {
    const { client, states, until } = page()
    client.start({ kind: 'simulate', input: { ...input, measuredDays: 1_700 } })
    await until('running')
    client.start(task)
    expect(await until('done')).toMatchObject({ answer: { result: { seed: input.seed, runs: 20 } } })
    expect(states.map(({ status }) => status)).not.toContain('cancelled')
  })

  it('says what is wrong with the input', async () => {
    const { client, until } = page()
    client.start({ kind: 'simulate', input: { ...input, staff: { spec: 0 } } })
    expect(await until('refused')).toEqual({
      status: 'refused',
      faults: [{ code: 'few_people', step: 'one', role: 'spec' }],
    })
  })

  it('fails on what is no task, and begins anew with the next', async () => {
    const workers: ReturnType<typeof worker>[] = []
    const { client, until } = page(() => {
      const made = worker()
      workers.push(made)
      return made
    })
    client.start({ kind: 'simulate', input: { ...input, runs: 3 } })
    await until('failed')
    expect(workers[0]?.ended).toBe(true)
    client.start(task)
    await until('done')
    expect(workers).toHaveLength(2)
    client.close()
    expect(workers[1]?.ended).toBe(true)
  })

  it('fails where no worker can be had', () => {
    const { client, states } = page(() => {
      throw new Error('no workers here')
    })
    client.start(task)
    expect(states.at(-1)).toEqual({ status: 'failed', error: 'Error: no workers here' })
  })

  it('says nothing that the protocol does not know', async () => {
    const made = worker()
    const { client, until } = page(() => made)
    client.start(task)
    await until('done')
    expect(made.sent.map((reply) => SimulationReply.parse(reply))).toEqual(made.sent)
  })
})
