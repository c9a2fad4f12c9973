import { readFileSync } from 'node:fs'
import type { Described } from '@/lib/processes/registry/likeness'

export type Pair = { same: boolean; a: Described; b: Described }

const list = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** «Имя [вход, вход > результат]». */
function described(text: string): Described {
  const [, name = '', inputs = '', outputs = ''] = /^([^[]+?)\s*(?:\[([^>]*)>([^\]]*)\])?$/.exec(text.trim()) ?? []
  return { name, inputs: list(inputs), outputs: list(outputs) }
}

/** The marked pairs, in two hundreds: the rule was made by the first alone. */
export const pairs: Pair[] = readFileSync(new URL('pairs.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^[=≠]/.test(line))
  .map((line) => {
    const [a = '', b = ''] = line.slice(1).split('|')
    return { same: line.startsWith('='), a: described(a), b: described(b) }
  })
