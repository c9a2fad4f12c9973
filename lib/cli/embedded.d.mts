export function startEmbedded(options: {
  folder: string
  flags?: string[]
  say?: (line: string) => void
}): Promise<{ url: string; log: string; stop: () => Promise<void>; remove: () => void }>
export function freePort(): Promise<number>
