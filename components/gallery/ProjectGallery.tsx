'use client'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { BeforeAfter } from '@/components/practices/BeforeAfter'
import { count } from '@/lib/core/format'
import type { PracticeResult } from '@/lib/practices/practice'
import { holdsWords, useFilter } from './use-filter'

export type GalleryItem = {
  key: string
  title: string
  agency: string
  kind: string
  state: string
  year: string
  /** «бережливый проект · завершён · 2025» */
  about: string
  text: string
  results: PracticeResult[]
  /** Below the figures: what was saved, who leads. */
  notes: string[]
  href: string | null
  hrefLabel: string
}
type Option = { value: string; label: string }
type Props = {
  items: GalleryItem[]
  kinds: Option[]
  states: Option[]
  years: Option[]
  /** «практика, практики, практик» */
  words: [string, string, string]
  searchLabel: string
}

const names = ['q', 'kind', 'state', 'year'] as const

/** Cards to search and filter; the whole list is there without script. */
export function ProjectGallery({ items, kinds, states, years, words, searchLabel }: Props) {
  const [view, changed, show] = useFilter(names)
  const shown = items.filter(
    (item) =>
      (!view.kind || item.kind === view.kind) &&
      (!view.state || item.state === view.state) &&
      (!view.year || item.year === view.year) &&
      holdsWords(`${item.title} ${item.agency} ${item.text} ${item.results.map(({ name }) => name).join(' ')}`, view.q),
  )
  const choice = (name: 'kind' | 'state' | 'year', label: string, empty: string, options: Option[]) =>
    options.length > 1 && (
      <SelectField
        name={name}
        label={label}
        hideLabel
        empty={empty}
        options={options}
        value={view[name]}
        onChange={(event) => show({ [name]: event.target.value })}
      />
    )
  return (
    <>
      <form
        className="needs-script mb-6 flex flex-wrap items-end gap-3"
        role="search"
        aria-label="Поиск и отбор"
        onSubmit={(event) => event.preventDefault()}
      >
        <SearchField label={searchLabel} value={view.q} onChange={(event) => show({ q: event.target.value })} />
        {choice('kind', 'Вид участника', 'Все участники', kinds)}
        {choice('state', 'Состояние', 'Любое состояние', states)}
        {choice('year', 'Год', 'Все годы', years)}
      </form>
      <p className="sr-only" role="status">
        {changed && `Показано: ${shown.length} из ${count(items.length, ...words)}.`}
      </p>
      <ul className="border-t-2 border-ink">
        {shown.map((item) => (
          <li key={item.key} className="grid gap-x-10 gap-y-3 border-b border-line py-5 md:grid-cols-2">
            <div className="min-w-0">
              <h2 className="text-lg">
                {item.href ? (
                  <a href={item.href} className="text-ink no-underline hover:underline">
                    {item.title}
                  </a>
                ) : (
                  item.title
                )}
              </h2>
              <p className="mt-1 text-sm text-muted">{item.agency}</p>
              <p className="text-sm text-muted">{item.about}</p>
              {item.text && <p className="mt-3 max-w-[60ch] whitespace-pre-line">{item.text}</p>}
              {item.href && (
                <p className="mt-2">
                  <a href={item.href}>
                    {item.hrefLabel}
                    <span className="sr-only">: {item.title}</span>
                  </a>
                </p>
              )}
            </div>
            <div className="min-w-0">
              {item.results.length > 0 && <BeforeAfter results={item.results} />}
              {item.notes.map((note) => (
                <p key={note} className="mt-2 text-sm text-muted">
                  {note}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p className="py-8 text-muted">
          Ничего не нашлось. Уберите часть слов или снимите отбор.{' '}
          <button type="button" className="link-button" onClick={() => show({ q: '', kind: '', state: '', year: '' })}>
            Показать всё
          </button>
        </p>
      )}
    </>
  )
}
