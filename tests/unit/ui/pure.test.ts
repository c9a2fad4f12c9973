import { describe, expect, it } from 'vitest'
import { currentHref } from '@/components/layout/nav'
import {
  defaultView,
  isAdjusted,
  parseView,
  viewKeys,
  viewOptions,
  viewScript,
} from '@/components/layout/view-settings'
import { linkStep, mayFetchAhead, searchStep } from '@/components/ui/link-step'
import { pageNumbers } from '@/components/ui/page-numbers'

describe('page numbers', () => {
  it('shows the ends and the neighbours, and marks a gap only where it hides more than one page', () => {
    expect(pageNumbers(1, 1)).toEqual([1])
    expect(pageNumbers(1, 3)).toEqual([1, 2, 3])
    expect(pageNumbers(4, 12)).toEqual([1, 2, 3, 4, 5, null, 12])
    expect(pageNumbers(6, 12)).toEqual([1, null, 5, 6, 7, null, 12])
    expect(pageNumbers(12, 12)).toEqual([1, null, 11, 12])
  })
})

describe('the current navigation item', () => {
  const items = [
    { href: '/k/office', label: 'Обзор' },
    { href: '/k/office/rating', label: 'Рейтинг' },
    { href: '/k/office/rate', label: 'Ставки' },
  ]

  it('is the one whose address is the longest beginning of the path', () => {
    expect(currentHref(items, '/k/office')).toBe('/k/office')
    expect(currentHref(items, '/k/office/rating/2026/queue')).toBe('/k/office/rating')
    expect(currentHref(items, '/k/office/ratings')).toBe('/k/office')
    expect(currentHref(items, '/elsewhere')).toBeUndefined()
  })

  it('can be given by the page', () => {
    expect(currentHref([...items, { href: '/x', label: 'X', current: true }], '/k/office/rating')).toBe('/x')
  })
})

describe('view settings', () => {
  it('survive a damaged or foreign value', () => {
    for (const text of [null, '', '{', '[]', '"x"', '{"size":"900","theme":7,"contrast":"toString"}'])
      expect(parseView(text)).toEqual(defaultView)
    expect(parseView('{"size":"150","images":"off"}')).toEqual({ ...defaultView, size: '150', images: 'off' })
  })

  it('count as the low-vision version only when something other than the theme changed', () => {
    expect(isAdjusted({ ...defaultView, theme: 'dark' })).toBe(false)
    expect(isAdjusted({ ...defaultView, spacing: 'wide' })).toBe(true)
  })

  it('are applied by the head script exactly as stored', () => {
    const dataset: Record<string, string> = {}
    const stored = { ...defaultView, size: '200', contrast: 'white-on-black', theme: '"><script>' }
    const run = new Function('localStorage', 'document', viewScript) as (storage: unknown, document: unknown) => void
    run({ getItem: () => JSON.stringify(stored) }, { documentElement: { dataset } })
    expect(dataset).toMatchObject({ size: '200', contrast: 'white-on-black', script: 'on' })
    expect(dataset.theme).toBeUndefined()
  })

  it('have a default that is among the choices', () => {
    for (const key of viewKeys) expect(Object.keys(viewOptions[key].values)).toContain(viewOptions[key].default)
  })
})

describe('a press on a link', () => {
  const here = { href: 'https://gemba.test/k/office/projects?page=2' }
  const press = { defaultPrevented: false, button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false }
  const anchor = (href: string, attributes: Record<string, string> = {}) => ({
    href,
    target: attributes.target ?? '',
    rel: attributes.rel ?? '',
    hasAttribute: (name: string) => name in attributes,
  })

  it('leads through the app within the portal', () => {
    expect(linkStep(press, anchor('https://gemba.test/k/office/plan?year=2026'), here)?.search).toBe('?year=2026')
    expect(linkStep(press, anchor('https://gemba.test/k/office/projects?page=2'), here)?.pathname).toBe(
      '/k/office/projects',
    )
    expect(linkStep(press, anchor('https://gemba.test/k/office/plan#facts'), here)?.hash).toBe('#facts')
  })

  it('is left to the browser for files, other sites, new windows and places on the page', () => {
    for (const one of [
      anchor('https://gemba.test/api/k/projects/list.xlsx'),
      anchor('https://gemba.test/k/open-data/rating-2025.csv'),
      anchor('https://gemba.test/k/sample', { download: '' }),
      anchor('https://elsewhere.test/'),
      anchor('https://gemba.test/k', { target: '_blank' }),
      anchor('https://gemba.test/k', { rel: 'external' }),
      anchor('https://gemba.test/k/office/projects?page=2#row'),
      anchor('mailto:a@b.test'),
      anchor('javascript:0'),
    ])
      expect(linkStep(press, one, here)).toBeNull()
    for (const change of [
      { defaultPrevented: true },
      { button: 1 },
      { metaKey: true },
      { ctrlKey: true },
      { shiftKey: true },
      { altKey: true },
    ]) {
      expect(linkStep({ ...press, ...change }, anchor('https://gemba.test/k'), here)).toBeNull()
    }
  })

  it('is taken by a search form with what was typed', () => {
    const form = (action: string | null, attributes: Record<string, string> = {}, types = ['search', 'hidden']) => ({
      getAttribute: (name: string) => ({ action, role: 'search', ...attributes })[name] ?? null,
      elements: [...types, 'submit'].map((type) => ({ type })),
    })
    const typed: [string, unknown][] = [
      ['q', 'срок & цена'],
      ['status', 'RUNNING'],
      ['status', ''],
      ['file', new Blob()],
    ]
    const to = searchStep(form('/k/office/projects?page=2#row'), typed, here)
    expect(to?.pathname).toBe('/k/office/projects')
    expect([...(to?.searchParams ?? [])]).toEqual([
      ['q', 'срок & цена'],
      ['status', 'RUNNING'],
      ['status', ''],
    ])
    expect(to?.hash).toBe('')
    expect(searchStep(form(null), [['q', '']], here)?.href).toBe('https://gemba.test/k/office/projects?q=')
    for (const one of [
      form('https://gemba.test/k', { role: 'form' }),
      form('https://gemba.test/k', { method: 'post' }),
      form('https://gemba.test/k', {}, ['search', 'select-one']),
      form('https://gemba.test/api/k/list.xlsx'),
      form('https://elsewhere.test/k'),
      form('javascript:throw 0'),
    ])
      expect(searchStep(one, typed, here)).toBeNull()
  })

  it('is fetched ahead only among the pages for everybody', () => {
    const may = (path: string) => mayFetchAhead(new URL(path, here.href))
    expect(['/', '/k', '/k/rating/2025', '/k/officers', '/sign-in'].every(may)).toBe(true)
    expect(['/k/office', '/k/office/projects?q=1'].some(may)).toBe(false)
  })
})
