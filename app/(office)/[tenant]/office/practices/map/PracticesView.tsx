import { SpreadKey, SpreadMap, type SpreadBand, type SpreadCard } from '@/components/practices/SpreadMap'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { Section } from '@/components/ui/Section'
import { count, plural } from '@/lib/core/format'
import type { MapFamily, MapFilter, MapMark, PracticeMap } from '@/lib/practices/map-queries'
import { mapHref } from './address'
import { agencyKindGroupLabel } from '@/lib/core/agency-kinds'

function card(mark: MapMark, at: string, office: string, narrowed: boolean): SpreadCard {
  const { projectId, step, row, rows, rails, state, year, effect, from, practice, open, asked } = mark
  return {
    key: projectId,
    step,
    row,
    rows,
    rails,
    state,
    year,
    effect,
    from,
    agency: mark.agencyName,
    href: open ? `${office}/projects/${projectId}` : null,
    practice: practice && { title: practice.title, href: `${at}/${practice.id}` },
    tone: asked ? 'asked' : narrowed && step > 0 ? 'aside' : 'plain',
  }
}

function band(family: MapFamily, at: string, office: string, filter: MapFilter): SpreadBand {
  const { practice, taken, done, steps, hidden, agencyName } = family
  const narrowed = Boolean(filter.year ?? filter.kind ?? filter.agency)
  const title = practice?.title ?? 'Практика снята с публикации'
  return {
    key: family.practiceId,
    label: `${title}: кто взял`,
    cards: family.marks.map((mark) => card(mark, at, office, narrowed)),
    title: practice ? (
      <a href={`${at}/${practice.id}`} className="text-ink">
        {title}
      </a>
    ) : (
      title
    ),
    note: (
      <>
        {[
          `взяли ${count(taken, 'раз', 'раза', 'раз')}`,
          done > 0 && `внедрили ${done}`,
          steps > 1 && `цепочка в ${count(steps, 'шаг', 'шага', 'шагов')}`,
        ]
          .filter(Boolean)
          .join(' · ')}
        <span className="sr-only">, образец: {agencyName}</span>
      </>
    ),
    more:
      hidden > 0 &&
      (filter.practice ? (
        <>
          Ещё {count(hidden, 'орган не показан', 'органа не показаны', 'органов не показаны')}: выберите год или вид
          органа.
        </>
      ) : (
        <a href={mapHref(at, 'practices', { ...filter, practice: family.practiceId, page: 1 })}>
          Ещё {count(hidden, 'орган', 'органа', 'органов')}: показать практику целиком
        </a>
      )),
  }
}

/** What the list is narrowed to, in words. */
function asking(map: PracticeMap, { practice, agency, kind, year }: MapFilter): string {
  const title = map.families.find((family) => family.marks.some((mark) => mark.practice?.id === practice))?.practice
    ?.title
  return [
    practice && title && `практика «${title}»`,
    agency && `что дал и взял орган «${map.options.agencies.find(({ id }) => id === agency)?.name ?? ''}»`,
    kind && `взяли: ${agencyKindGroupLabel(kind).toLowerCase()}`,
    year && `взяли в ${year} году`,
  ]
    .filter(Boolean)
    .join('; ')
}

/** Each practice from its origin to those who took it, step by step. */
export function PracticesView({
  map,
  filter,
  at,
  office,
}: {
  map: PracticeMap
  filter: MapFilter
  at: string
  office: string
}) {
  const asked = asking(map, filter)
  const { untaken } = map
  return (
    <>
      <Section
        title="Карта тиражирования"
        className="mt-0"
        lead={
          asked ? (
            <>
              Показано: {asked}.{' '}
              {filter.practice ? (
                <a href={`${at}/${filter.practice}`}>Открыть практику</a>
              ) : (
                'Бледные – по пути от образца.'
              )}
            </>
          ) : undefined
        }
      >
        {map.families.length > 0 ? (
          <>
            <SpreadKey />
            <SpreadMap bands={map.families.map((family) => band(family, at, office, filter))} />
          </>
        ) : asked || filter.practice ? (
          <EmptyState title="Никто не взял">
            По этому отбору никто ничего не брал. Уберите часть условий или{' '}
            <a href={`${at}/map`}>посмотрите всю карту</a>.
          </EmptyState>
        ) : (
          <EmptyState title="Пока никто ничего не взял">
            Здесь появятся опубликованные практики, которые повторяют другие органы: от образца до последнего, кто взял.
          </EmptyState>
        )}
        <Pagination
          page={map.page}
          pages={map.pages}
          href={(page) => mapHref(at, 'practices', { ...filter, page })}
          total={map.total}
        />
      </Section>
      {untaken.total > 0 && (
        <Section title={`Ещё никто не взял: ${untaken.total}`} level={3}>
          <ul className="columns-1 gap-8 text-dense md:columns-2">
            {untaken.rows.map(({ id, title, agencyName }) => (
              <li key={id} className="mb-2 break-inside-avoid">
                <a href={`${at}/${id}`}>{title}</a>
                <span className="block text-sm text-muted">{agencyName}</span>
              </li>
            ))}
          </ul>
          {untaken.total > untaken.rows.length && (
            <p className="mt-2 text-sm">
              Ещё {untaken.total - untaken.rows.length}{' '}
              {plural(untaken.total - untaken.rows.length, 'не показана', 'не показаны', 'не показаны')}: все – в{' '}
              <a href={`${at}?status=PUBLISHED`}>перечне практик</a>.
            </p>
          )}
        </Section>
      )}
    </>
  )
}
