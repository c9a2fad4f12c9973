'use client'
import { useLayoutEffect, useRef, useState } from 'react'

/**
 * State that begins with what the page brings and follows it – after a conflict the page brings another version – for
 * as long as nobody has changed it here.
 */
export function useStarted<T>(start: T): [T, (value: T) => void] {
  const [state, setState] = useState({ start, value: start })
  const same = (a: T, b: T): boolean => JSON.stringify(a) === JSON.stringify(b)
  if (!same(state.start, start)) setState({ start, value: same(state.value, state.start) ? start : state.value })
  return [state.value, (value) => setState((now) => ({ ...now, value }))]
}

/**
 * The same for a control that holds its own value, by its id: React changes only what a reset of the form would bring
 * back. Of one whose value is given from outside there is no start.
 */
export function useStart(id: string, start: unknown): void {
  const begun = useRef(start)
  useLayoutEffect(() => {
    const [before, now] = [String(begun.current ?? ''), String(start ?? '')]
    begun.current = start
    const control = document.getElementById(id) as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null
    if (before !== now && control?.value === before) control.value = now
  }, [id, start])
}

/** The same for a box or a group of choices: the values that are checked at the start; undefined – no start. */
export function useStartChecked(id: string, values: readonly string[] | undefined): void {
  const start = JSON.stringify(values)
  const begun = useRef(start)
  useLayoutEffect(() => {
    const [before, now] = [begun.current, start].map((text) => (text ? (JSON.parse(text) as string[]) : null))
    begun.current = start
    const element = document.getElementById(id)
    const inputs = element instanceof HTMLInputElement ? [element] : [...(element?.querySelectorAll('input') ?? [])]
    if (before && now && inputs.every(({ checked, value }) => checked === before.includes(value)))
      for (const input of inputs) input.checked = now.includes(input.value)
  }, [id, start])
}
