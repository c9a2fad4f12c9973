/** The page's side of the protocol: one task at a time, its state told as it changes. */
import type { SimulationFault } from '@/lib/processes/simulation/schema'
import {
  SimulationReply,
  type SimulationAnswer,
  type SimulationProgress,
  type SimulationRequest,
  type SimulationTask,
} from '@/lib/processes/simulation/protocol'

export type SimulationState =
  | { status: 'idle' }
  | { status: 'running'; progress: SimulationProgress }
  | { status: 'done'; answer: SimulationAnswer }
  /** The input cannot be simulated. */
  | { status: 'refused'; faults: SimulationFault[] }
  | { status: 'cancelled' }
  /** The worker broke or could not be loaded; `error` is for the console, not for people. */
  | { status: 'failed'; error: string }

/** What of a Worker is used. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

export class SimulationClient {
  private worker: WorkerLike | null = null
  private job = 0

  constructor(
    private readonly open: () => WorkerLike,
    private readonly tell: (state: SimulationState) => void,
  ) {}

  /** Begins the task; one that is under way is dropped. */
  start(task: SimulationTask): void {
    this.job += 1
    this.tell({ status: 'running', progress: { share: null, events: 0 } })
    try {
      this.worker ??= this.opened()
      this.send({ kind: 'start', job: this.job, task })
    } catch (error) {
      this.broken(String(error))
    }
  }

  cancel(): void {
    this.send({ kind: 'cancel', job: this.job })
  }

  close(): void {
    this.worker?.terminate()
    this.worker = null
  }

  private send(request: SimulationRequest): void {
    this.worker?.postMessage(request)
  }

  private opened(): WorkerLike {
    const worker = this.open()
    worker.onmessage = ({ data }: MessageEvent<unknown>) => this.hear(data)
    worker.onerror = ({ message }) => this.broken(message)
    return worker
  }

  private hear(data: unknown): void {
    const reply = SimulationReply.safeParse(data)
    if (!reply.success) return this.broken(reply.error.message)
    const { data: said } = reply
    if (said.kind === 'failed' && said.job === null) return this.broken(said.error)
    // An answer to a task that was dropped meanwhile.
    if (said.job !== this.job) return
    switch (said.kind) {
      case 'progress':
        return this.tell({ status: 'running', progress: said.progress })
      case 'done':
        return this.tell({ status: 'done', answer: said.answer })
      case 'refused':
        return this.tell({ status: 'refused', faults: said.faults })
      case 'cancelled':
        return this.tell({ status: 'cancelled' })
      case 'failed':
        return this.broken(said.error)
    }
  }

  /** The next task gets a worker of its own. */
  private broken(error: string): void {
    this.close()
    this.tell({ status: 'failed', error })
  }
}
