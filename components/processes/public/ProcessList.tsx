'use client'
import { heldWords, holdsWords, useFilter } from '@/components/gallery/use-filter'
import { SearchField } from '@/components/ui/SearchField'
import { cx } from '@/components/ui/cx'
import type { ClientCost } from '@/lib/processes/model/client'
import { count } from '@/lib/core/format'
import { CardFigures } from './ProcessEdition'

export type ProcessCard = {
  slug: string
  title: string
  agency: string
  group: string
  groupTitle: string
  summary: string
  /** The new order is not in force yet. */
  planned: boolean
  before: CardCourse | null
  after: CardCourse | null
}
type CardCourse = { days: string | null; cost: { run: string } | null; client: ClientCost | null }
type Props = { at: string; cards: ProcessCard[]; groups: { key: string; title: string; count: number }[] }

const names = ['q', 'group'] as const

const wordsOf = ({ title, agency, groupTitle, summary }: ProcessCard): string =>
  `${title} ${agency} ${groupTitle} ${summary}`

/** Of all groups: those that have the most of the words, and the beginning of one where none is whole. */
export function nearest(cards: readonly ProcessCard[], typed: string): ProcessCard[] {
  const short = typed
    .split(/\s+/)
    .map((word) => word.slice(0, 4))
    .join(' ')
  const held = cards
    .map((card) => ({ card, n: 2 * heldWords(wordsOf(card), typed) + heldWords(card.title, short) }))
    .filter(({ n }) => n > 0)
  return held
    .toSorted((a, b) => b.n - a.n)
    .slice(0, 5)
    .map(({ card }) => card)
}

/** Open processes to search and to choose by group; the whole list is there without script. */
export function ProcessList({ at, cards, groups }: Props) {
  const [view, changed, show] = useFilter(names)
  const shown = cards.filter((card) => (!view.group || card.group === view.group) && holdsWords(wordsOf(card), view.q))
  const near = shown.length === 0 ? nearest(cards, view.q) : []
  const pill = (key: string, title: string, n: number) => (
    <button
      key={key}
      type="button"
      aria-pressed={view.group === key}
      onClick={() => show({ group: key })}
      className={cx(
        'rounded-full border px-3.5 py-1.5',
        view.group === key ? 'border-ink bg-ink text-paper' : 'border-line-strong text-ink hover:bg-accent-soft',
      )}
    >
      {title} <span className={cx('ml-1', view.group !== key && 'text-muted')}>{n}</span>
    </button>
  )
  return (
    <>
      <form
        className="needs-script mb-4 grid gap-4"
        role="search"
        aria-label="Поиск и отбор"
        onSubmit={(event) => event.preventDefault()}
      >
        <SearchField
          label="Найти процесс по словам или органу"
          value={view.q}
          onChange={(event) => show({ q: event.target.value })}
        />
        {groups.length > 1 && (
          <div className="flex flex-wrap gap-2" role="group" aria-label="Группа процессов">
            {pill('', 'Все', cards.length)}
            {groups.map(({ key, title, count: n }) => pill(key, title, n))}
          </div>
        )}
      </form>
      <p className={cx('mb-2 text-sm text-muted', !changed && !view.q && !view.group && 'sr-only')} role="status">
        {(changed || view.q || view.group) &&
          (view.q
            ? `По словам «${view.q}» – ${count(shown.length, 'процесс', 'процесса', 'процессов')}`
            : count(shown.length, 'процесс', 'процесса', 'процессов'))}
      </p>
      <ul className="grid gap-x-10 border-t-2 border-ink md:grid-cols-2">
        {shown.map((card) => (
          <li key={card.slug} className="flex flex-col border-b border-line py-5">
            <h2 className="text-lg">
              <a href={`${at}/${card.slug}`} className="text-ink no-underline hover:underline">
                {card.title}
              </a>
            </h2>
            <p className="mt-1 text-sm text-muted">{[card.agency, card.groupTitle].filter(Boolean).join(' · ')}</p>
            <p className="mt-2 line-clamp-3 max-w-[60ch]">{card.summary}</p>
            <p className="mt-3">
              <CardFigures content={card} planned={card.planned} />
              {card.planned && <span className="block text-sm text-muted">новый порядок ещё не введён</span>}
            </p>
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <div className="grid gap-3 py-8">
          <p className="text-muted">Ничего не нашлось{near.length > 0 ? '. Похоже на то, что вы ищете:' : '.'}</p>
          {near.length > 0 && (
            <ul className="grid gap-1">
              {near.map(({ slug, title }) => (
                <li key={slug}>
                  <a href={`${at}/${slug}`}>{title}</a>
                </li>
              ))}
            </ul>
          )}
          {groups.length > 1 && (
            <div className="flex flex-wrap items-center gap-2">
              <span className="text-muted">Посмотрите по группам:</span>
              {groups.map(({ key, title, count: n }) => (
                <button key={key} type="button" className="link-button" onClick={() => show({ q: '', group: key })}>
                  {title} ({n})
                </button>
              ))}
            </div>
          )}
          <p>
            <button type="button" className="link-button" onClick={() => show({ q: '', group: '' })}>
              Показать все
            </button>
          </p>
        </div>
      )}
    </>
  )
}
