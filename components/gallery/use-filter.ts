'use client'
import { useState, useSyncExternalStore } from 'react'

const unchanging = () => () => undefined

/** What the reader looks for, kept in the address. The page is cached for everybody, so the server does not know it. */
export function useFilter<Name extends string>(
  names: readonly Name[],
): [Record<Name, string>, boolean, (part: Partial<Record<Name, string>>) => void] {
  const search = useSyncExternalStore(
    unchanging,
    () => window.location.search,
    () => '',
  )
  const [chosen, setChosen] = useState<Record<Name, string> | null>(null)
  const query = new URLSearchParams(search)
  const view =
    chosen ?? (Object.fromEntries(names.map((name) => [name, query.get(name) ?? ''])) as Record<Name, string>)
  const show = (part: Partial<Record<Name, string>>): void => {
    const next = { ...view, ...part }
    setChosen(next)
    const kept = new URLSearchParams(names.flatMap((name) => (next[name] ? [[name, next[name]]] : [])))
    window.history.replaceState(
      window.history.state,
      '',
      kept.size > 0 ? `?${kept.toString()}` : window.location.pathname,
    )
  }
  return [view, chosen !== null, show]
}

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')
/** Forms of one word share their beginning: «очередь», «очереди». */
const beginning = (word: string): string => word.slice(0, Math.max(4, word.length - 2))

/** Whether every word, in whatever form, is in the text. */
export const holdsWords = (text: string, typed: string): boolean =>
  plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => plain(text).includes(beginning(word)))

/** How many of the words are in the text, in whatever form: what is near where nothing has them all. */
export const heldWords = (text: string, typed: string): number =>
  plain(typed)
    .split(/\s+/)
    .filter((word) => word.length > 2)
    .filter((word) => plain(text).includes(beginning(word))).length
