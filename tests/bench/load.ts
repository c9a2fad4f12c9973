import autocannon from 'autocannon'

export type Load = { requestsPerSecond: number; p50: number; p99: number; requests: number; megabytesPerSecond: number }

type Target = {
  url: string
  connections: number
  seconds: number
  paths?: string[]
  headers?: Record<string, string>
  /** Words that every reply must hold. */
  expect?: string
}

/** Load on one address; a reply that is not 200 or not the page fails the whole measurement. Latencies in ms. */
export async function load({ url, connections, seconds, paths, headers, expect }: Target): Promise<Load> {
  const { pathname, search } = new URL(url)
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: { accept: 'text/html', ...headers },
    requests: (paths ?? [pathname + search]).map((path) => ({ method: 'GET', path })),
    verifyBody: expect === undefined ? undefined : (body: string | Buffer) => String(body).includes(expect),
  })
  const bad = result.non2xx + result.errors + result.timeouts + result.mismatches
  if (bad > 0 || result.requests.total === 0)
    throw new Error(
      `${url}: ${result.non2xx} not 2xx, ${result.errors} errors, ${result.timeouts} time-outs, ${result.mismatches} wrong bodies of ${result.requests.total}`,
    )
  return {
    requestsPerSecond: Math.round(result.requests.average),
    p50: result.latency.p50,
    p99: result.latency.p99,
    requests: result.requests.total,
    megabytesPerSecond: Math.round(result.throughput.average / 1e5) / 10,
  }
}

export const ratio = (a: Load, b: Load | null): number | null =>
  b ? Math.round((a.requestsPerSecond / b.requestsPerSecond) * 1000) / 1000 : null
