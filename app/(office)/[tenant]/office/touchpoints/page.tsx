import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { Button, ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { StatusMark } from '@/components/ui/StatusMark'
import { LinkPills } from '@/components/ui/Tabs'
import { may } from '@/lib/access'
import { upperFirst } from '@/lib/core/format'
import {
  sideLabels,
  sidePlurals,
  sides,
  titleOf,
  touchpoints,
  touchpointStatuses,
  touchpointStatusLabels,
} from '@/lib/feedback/clients/labels'
import { listTouchpoints, type TouchpointLine, type TouchpointPage } from '@/lib/feedback/clients/touchpoint-queries'
import { readTouchpointFilter, touchpointQuery, type TouchpointFilter } from '@/lib/feedback/clients/touchpoint-schema'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: pageName('touchpoints') }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
type Channels = readonly { key: string; title: string }[]

export default async function TouchpointsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const filter = readTouchpointFilter(await searchParams)
  const base = `/${tenant}/office/touchpoints`
  const actor = await requireActor(tenant, `${base}?${touchpointQuery(filter)}`)
  const list = await listTouchpoints(actor, filter)
  const { channels } = actor.tenant.settings.feedback
  const at = (query: string): string => (query ? `${base}?${query}` : base)
  const all = Object.values(list.counts).reduce((sum, n) => sum + n, 0)
  const narrowed = filter.q !== '' || filter.agency !== null || filter.side !== null || filter.channel !== ''
  const listed = filter.agency ?? (list.agencies.length === 1 ? list.agencies[0]?.id : undefined)
  const make = may(actor, 'touchpoint.edit') && (
    <ButtonLink href={filter.agency ? `${base}/new?agency=${filter.agency}` : `${base}/new`}>Новая точка</ButtonLink>
  )
  return (
    <>
      <OfficeTitle
        path="touchpoints"
        says={narrowed ? `Найдено: ${touchpoints(list.total)}` : all > 0 ? touchpoints(list.total) : null}
        lead="Где клиенты встречаются с органами: окна, телефоны, сайты. У каждой точки свой код и плакат."
        actions={
          <>
            {listed && (
              <ButtonLink href={`${base}/lists/${listed}`} variant="quiet">
                Утверждённый перечень
              </ButtonLink>
            )}
            {make}
          </>
        }
      />
      <Conditions filter={filter} list={list} channels={channels} />
      <LinkPills
        label="Состояние"
        items={[
          ...touchpointStatuses.map((status) => ({
            href: at(touchpointQuery(filter, { status })),
            label: status === 'ACTIVE' ? 'Действуют' : 'Закрыты',
            count: list.counts[status] ?? 0,
            current: filter.status === status,
          })),
          { href: at(touchpointQuery(filter, { status: null })), label: 'Все', count: all, current: !filter.status },
        ]}
      />
      <DataTable
        caption="Точки взаимодействия"
        columns={columnsOf(base, channels)}
        rows={list.rows}
        rowKey={({ id }) => id}
        dense
        empty={
          narrowed || filter.page > 1 || all > 0 ? (
            <EmptyState title="Ничего не нашлось">Измените слова или уберите условия.</EmptyState>
          ) : (
            <EmptyState title="Точек пока нет" action={make}>
              Внесите первую: окно приёма, телефон, страницу сайта. Портал даст ей короткий код для плаката.
            </EmptyState>
          )
        }
      />
      <Pagination
        page={filter.page}
        pages={list.pages}
        href={(page) => at(touchpointQuery(filter, { page }))}
        total={list.total}
      />
    </>
  )
}

const columnsOf = (base: string, channels: Channels): Column<TouchpointLine>[] => [
  {
    key: 'name',
    header: 'Точка',
    phone: 'title',
    width: '38%',
    cell: ({ id, name, place, status }) => (
      <>
        <a href={`${base}/${id}`} className="font-medium">
          {name}
        </a>
        {place && <span className="block text-sm font-normal text-muted">{place}</span>}
        {status === 'CLOSED' && (
          <StatusMark kind="none" className="text-sm">
            {touchpointStatusLabels.CLOSED.short}
          </StatusMark>
        )}
      </>
    ),
  },
  {
    key: 'channel',
    header: 'Канал, клиент',
    phoneLabel: 'Канал',
    cell: ({ channel, side }) => (
      <>
        {upperFirst(titleOf(channels, channel))}
        <span className="block text-sm text-muted">{sideLabels[side]}</span>
      </>
    ),
  },
  { key: 'agency', header: 'Орган', cell: ({ agency }) => agency },
  { key: 'survey', header: 'Опрос на плакате', phone: 'hide', cell: ({ surveyTitle }) => surveyTitle ?? '–' },
  { key: 'code', header: 'Код', cell: ({ code }) => <code>{code}</code> },
]

type ConditionsProps = { filter: TouchpointFilter; list: TouchpointPage; channels: Channels }

/** Words and what narrows the list, in one form: the address keeps them. */
function Conditions({ filter, list, channels }: ConditionsProps) {
  return (
    <form role="search" className="mb-4 flex flex-wrap items-end gap-3">
      <SearchField label="Название, место, услуга или код" defaultValue={filter.q} />
      {list.agencies.length > 1 && (
        <SelectField
          key={`agency ${filter.agency}`}
          name="agency"
          label="Орган"
          hideLabel
          empty="Все органы"
          defaultValue={filter.agency ?? ''}
          options={list.agencies.map(({ id, name }) => ({ value: id, label: name }))}
          className="max-w-full min-w-[min(14rem,100%)] flex-1"
        />
      )}
      <SelectField
        key={`side ${filter.side}`}
        name="side"
        label="Клиенты"
        hideLabel
        empty="Все клиенты"
        defaultValue={filter.side ?? ''}
        options={sides.map((side) => ({ value: side, label: sidePlurals[side] }))}
      />
      <SelectField
        key={`channel ${filter.channel}`}
        name="channel"
        label="Канал"
        hideLabel
        empty="Любой канал"
        defaultValue={filter.channel}
        options={channels.map(({ key, title }) => ({ value: key, label: upperFirst(title) }))}
      />
      {filter.status !== 'ACTIVE' && <input type="hidden" name="status" value={filter.status ?? 'all'} />}
      <Button type="submit" variant="quiet">
        Показать
      </Button>
    </form>
  )
}
