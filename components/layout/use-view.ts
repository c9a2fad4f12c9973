'use client'
import { useSyncExternalStore } from 'react'
import { defaultView, parseView, storageKey, viewKeys, viewOptions, type ViewSettings } from './view-settings'

let cached: { text: string | null; view: ViewSettings } = { text: null, view: defaultView }
let panelOpen = false
const listeners = new Set<() => void>()
const tellAll = () => {
  for (const tell of listeners) tell()
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return cached.text
  }
}

function current(): ViewSettings {
  const text = stored()
  if (text !== cached.text) cached = { text, view: parseView(text) }
  return cached.view
}

function apply(view: ViewSettings): void {
  for (const key of viewKeys) {
    if (view[key] === viewOptions[key].default) delete document.documentElement.dataset[key]
    else document.documentElement.dataset[key] = view[key]
  }
}

/** What the head script did, once more: for a page that was drawn without it. */
export function applyStoredView(): void {
  document.documentElement.dataset.script = 'on'
  apply(current())
}

function subscribe(tell: () => void): () => void {
  const onStorage = () => {
    apply(current())
    tell()
  }
  listeners.add(tell)
  window.addEventListener('storage', onStorage)
  return () => {
    listeners.delete(tell)
    window.removeEventListener('storage', onStorage)
  }
}

/** Changes some settings, at once and for the next visits. */
export function setView(change: Partial<ViewSettings>): void {
  const view = { ...current(), ...change }
  const text = JSON.stringify(view)
  try {
    localStorage.setItem(storageKey, text)
  } catch {
    // Storage is switched off: the settings hold until the page is left.
  }
  cached = { text: stored(), view }
  apply(view)
  tellAll()
}

export const useView = (): ViewSettings => useSyncExternalStore(subscribe, current, () => defaultView)

/** The settings panel is one for the page; its buttons stand in several places. */
export const usePanel = (): [boolean, (open: boolean) => void] => [
  useSyncExternalStore(
    subscribe,
    () => panelOpen,
    () => false,
  ),
  (open) => {
    panelOpen = open
    tellAll()
  },
]
