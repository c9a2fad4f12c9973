// The part of autocannon that the bench uses; the package has no types.
declare module 'autocannon' {
  type Options = {
    url: string
    connections: number
    duration: number
    headers?: Record<string, string>
    /** Seconds after which a request counts as unanswered. */
    timeout?: number
    requests?: {
      method: string
      path?: string
      setupRequest?: (request: Record<string, unknown>, context: Record<string, unknown>) => Record<string, unknown>
      onResponse?: (status: number, body: string, context: Record<string, unknown>) => void
    }[]
    verifyBody?: (body: string | Buffer) => boolean
  }
  type Figures = { average: number; total: number; p50: number; p99: number }
  type Result = {
    requests: Figures
    latency: Figures
    throughput: Figures
    non2xx: number
    errors: number
    timeouts: number
    mismatches: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
