import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { Section } from '@/components/ui/Section'
import { count } from '@/lib/core/format'
import { adoptionStateLabels, spreadRoleLabels } from '@/lib/practices/labels'
import type { MapAgency, MapFilter, MapTile, PracticeStandings, TileGroup } from '@/lib/practices/map-queries'
import { spreadRoles } from '@/lib/practices/spread'
import { mapHref } from './address'
import { agencyKindGroupLabel, agencyKindLabel } from '@/lib/core/agency-kinds'

function Tile({ tile, href }: { tile: MapTile; href: string | null }) {
  const { glyph, word } = spreadRoleLabels[tile.role]
  const body = (
    <>
      <span className="agency-tile-name">{tile.name}</span>
      <span className="agency-tile-sum">
        <span aria-hidden="true">{glyph} </span>
        {word}
      </span>
      {tile.gave + tile.took > 0 && (
        <span className="block text-sm">
          {[tile.gave > 0 && `дал ${tile.gave}`, tile.took > 0 && `взял ${tile.took}`].filter(Boolean).join(' · ')}
        </span>
      )}
    </>
  )
  return (
    <li data-level={tile.level} data-role={tile.role} className="agency-tile">
      {href ? <a href={href}>{body}</a> : <span>{body}</span>}
    </li>
  )
}

const sums = ({ roles }: TileGroup): string =>
  roles.map(({ role, count: n }) => `${spreadRoleLabels[role].word} – ${n}`).join(', ')

const columnsOf = (at: string, whole: (agency: string) => string): Column<MapAgency>[] => [
  {
    key: 'agency',
    header: 'Орган',
    phone: 'title',
    width: '30%',
    cell: ({ id, name, kind }) => (
      <>
        <a href={whole(id)}>{name}</a>
        <span className="block text-sm font-normal text-muted">{agencyKindLabel(kind)}</span>
      </>
    ),
  },
  {
    key: 'given',
    header: 'Свои практики',
    phone: 'wide',
    cell: ({ id, given, moreGiven }) => (
      <ul className="grid gap-1">
        {given.map((one) => (
          <li key={one.id}>
            <span aria-hidden="true" className="text-accent">
              ●{' '}
            </span>
            <span className="sr-only">Своя практика: </span>
            <a href={`${at}/${one.id}`}>{one.title}</a>
            {one.taken > 0 && <span className="text-sm text-muted">, взяли: {one.taken}</span>}
          </li>
        ))}
        {moreGiven > 0 && (
          <li>
            <a href={whole(id)}>и ещё {moreGiven}</a>
          </li>
        )}
      </ul>
    ),
  },
  {
    key: 'took',
    header: 'Взяты у других',
    phone: 'wide',
    cell: ({ id, took, moreTook }) => (
      <ul className="grid gap-1">
        {took.map(({ projectId, practice, state }) => (
          <li key={projectId}>
            <span aria-hidden="true" className="text-muted">
              {adoptionStateLabels[state].glyph}{' '}
            </span>
            <span className="sr-only">Взята: </span>
            {practice ? <a href={`${at}/${practice.id}`}>{practice.title}</a> : 'снятая с публикации'}
            <span className="text-sm text-muted">, {adoptionStateLabels[state].word}</span>
          </li>
        ))}
        {moreTook > 0 && (
          <li>
            <a href={whole(id)}>и ещё {moreTook}</a>
          </li>
        )}
      </ul>
    ),
  },
]

/** Agencies as tiles by kind, the more went through them the darker; the same with titles in the table below. */
export function AgenciesView({
  standings,
  filter,
  at,
}: {
  standings: PracticeStandings
  filter: MapFilter
  at: string
}) {
  const whole = (agency: string): string =>
    mapHref(at, 'practices', { agency, ...(filter.year && { year: filter.year }) })
  return (
    <>
      <Section
        title="Кто даёт, кто берёт"
        className="mt-0"
        lead="Чем больше практик орган дал и взял, тем насыщеннее плитка. Она ведёт к тому, что он дал и взял."
      >
        <p className="mb-4 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          {spreadRoles.map((role) => (
            <span key={role} className="whitespace-nowrap">
              <span aria-hidden="true">{spreadRoleLabels[role].glyph} </span>
              {spreadRoleLabels[role].word}
            </span>
          ))}
        </p>
        {standings.groups.map((group) => (
          <section key={group.kind} className="mb-6">
            <h3>{agencyKindGroupLabel(group.kind)}</h3>
            <p className="mb-2 text-sm text-muted">
              {count(group.tiles.length, 'орган', 'органа', 'органов')}: {sums(group)}
            </p>
            <ul className="agency-tiles" aria-label={agencyKindGroupLabel(group.kind)}>
              {group.tiles.map((tile) => (
                <Tile key={tile.name} tile={tile} href={tile.agencyId && whole(tile.agencyId)} />
              ))}
            </ul>
          </section>
        ))}
      </Section>
      <Section title="То же таблицей" rule lead="● своя практика, ✓ взята и внедрена, … внедряется, ○ готовится">
        <DataTable
          caption="Практики по органам"
          columns={columnsOf(at, whole)}
          rows={standings.rows}
          rowKey={({ id }) => id}
          dense
          empty={
            <EmptyState title="Пока никто ничего не взял">
              Здесь появятся органы, у которых есть опубликованная практика или проект, повторяющий чужую.
            </EmptyState>
          }
        />
        <Pagination
          page={standings.page}
          pages={standings.pages}
          href={(page) => mapHref(at, 'agencies', { ...filter, page })}
          total={standings.total}
        />
      </Section>
    </>
  )
}
