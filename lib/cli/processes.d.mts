import type { StdioOptions } from 'node:child_process'

export type Running = { name: string; pid: number | undefined; ended: Promise<string>; stop: () => Promise<void> }
export function start(name: string, args: string[], env: Record<string, string>, stdio?: StdioOptions): Running
export function startPortal(options: {
  host: string
  port: number
  dev?: boolean
  env: Record<string, string>
  stdio?: StdioOptions
}): Running
export function startWorker(options: { dev?: boolean; env: Record<string, string>; stdio?: StdioOptions }): Running
export function waitReady(url: string, portal: Running): Promise<void>
