/**
 * The worker's side of the protocol, without the worker: the browser's and the server's threads only carry messages.
 */
import { drive, type Driver } from './drive'
import { SimulationRequest, type SimulationAnswer, type SimulationReply } from './protocol'
import { search } from './search'
import { compare, simulate, type Outcome, type Reckoning } from './simulate'

type Start = Extract<ReturnType<typeof SimulationRequest.parse>, { kind: 'start' }>

/** Makes the function that takes each message in; it is done when the message is answered. A new task ends the old. */
export function simulationPort({
  post,
  pause,
  now,
}: { post: (reply: SimulationReply) => void } & Pick<Driver, 'pause' | 'now'>) {
  let wanted = 0

  const run = async ({ job, task }: Start): Promise<void> => {
    wanted = job
    const driver: Driver = {
      cancelled: () => wanted !== job,
      onProgress: (progress) => post({ kind: 'progress', job, progress }),
      pause,
      now,
    }
    try {
      const outcome = await drive(reckoningOf(task), driver)
      if (outcome === null) post({ kind: 'cancelled', job })
      else if (outcome.ok) post({ kind: 'done', job, answer: outcome.value })
      else post({ kind: 'refused', job, faults: outcome.faults })
    } catch (error) {
      post({ kind: 'failed', job, error: String(error) })
    }
  }

  return async (message: unknown): Promise<void> => {
    const request = SimulationRequest.safeParse(message)
    if (!request.success) post({ kind: 'failed', job: null, error: request.error.message })
    else if (request.data.kind === 'start') await run(request.data)
    else if (wanted === request.data.job) wanted = 0
  }
}

function* reckoningOf(task: Start['task']): Reckoning<SimulationAnswer> {
  switch (task.kind) {
    case 'simulate':
      return answered(yield* simulate(task.input), (result) => ({ kind: 'simulate', result }))
    case 'compare':
      return answered(yield* compare(task.asIs, task.toBe), (result) => ({ kind: 'compare', result }))
    case 'search':
      return answered(yield* search(task.input), (result) => ({ kind: 'search', result }))
  }
}

const answered = <T>(outcome: Outcome<T>, answer: (result: T) => SimulationAnswer): Outcome<SimulationAnswer> =>
  outcome.ok ? { ok: true, value: answer(outcome.value) } : outcome
