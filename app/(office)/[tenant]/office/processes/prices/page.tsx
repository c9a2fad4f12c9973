import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { PriceStrip, priceText } from '@/components/processes/PriceStrip'
import { Button, ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { DateField } from '@/components/ui/DateField'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { formatLong, formatShort, isDateString, yearOf } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { resourceKindLabels } from '@/lib/processes/money/labels'
import { listResources, type ResourceLine } from '@/lib/processes/money/queries'
import { resourceKinds, type ResourceKind } from '@/lib/processes/money/rules'

export const metadata: Metadata = { title: pageName('processes/prices') }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ day?: string }> }

const heading = (lines: readonly ResourceLine[], day: string): string => {
  const missing = lines.filter(({ price, retiredOn, used }) => price === null && retiredOn === null && used)
  const [first] = missing
  if (!first) return `На ${formatLong(day).replace(/\u00a0г\.$/, '\u00a0года')} есть все цены`
  return missing.length === 1
    ? `Нет цены: ${first.name}`
    : `Нет ${count(missing.length, 'цены', 'цен', 'цен')} на ${formatShort(day)}`
}

export default async function PricesPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { day = '' } = await searchParams
  const at = `/${tenant}/office/processes/prices`
  const actor = await requireActor(tenant, at)
  const list = await listResources(actor, isDateString(day) ? { day } : {})
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: `/${tenant}/office/processes` },
          { label: pageName('processes/prices') },
        ]}
      />
      <OfficeTitle
        path="processes/prices"
        says={list.lines.length === 0 ? 'Цен пока нет' : heading(list.lines, list.day)}
        lead="Новая строка не меняет прежних: прошлое считается по тому, что действовало тогда. Ноль – это цена, пустое место – её нет. Ставки видят процессный офис, уполномоченный орган, кураторы и команды органа."
        actions={
          (list.programme || list.agencies.length > 0) && (
            <ButtonLink href={`${at}/new`} variant="primary">
              Добавить ресурс
            </ButtonLink>
          )
        }
      />
      <form className="mb-2 flex flex-wrap items-end gap-3">
        <DateField name="day" label="Цена на день" defaultValue={list.day} />
        <Button type="submit" variant="quiet">
          Показать
        </Button>
      </form>
      {list.lines.length === 0 ? (
        <EmptyState title="Ресурсов ещё нет">
          Добавьте роли работников со ставками, материалы и долю накладных: без них стоимость процесса не посчитать.
        </EmptyState>
      ) : (
        resourceKinds.map((kind) => {
          const lines = list.lines.filter((line) => line.kind === kind)
          return (
            lines.length > 0 && (
              <Section key={kind} title={resourceKindLabels[kind].title}>
                <DataTable
                  caption={resourceKindLabels[kind].title}
                  dense
                  columns={columnsOf(at, kind, list.day)}
                  rows={lines}
                  rowKey={({ id }) => id}
                />
              </Section>
            )
          )
        })
      )}
    </>
  )
}

const columnsOf = (at: string, kind: ResourceKind, day: string): Column<ResourceLine>[] => {
  const percent = kind === 'OVERHEAD'
  const [from, until] = [`${yearOf(day) - 1}-01-01`, `${yearOf(day) + 1}-12-31`]
  return [
    {
      key: 'name',
      header: 'Ресурс',
      phone: 'title',
      width: '30%',
      cell: ({ id, name, measure, agency, retiredOn }) => (
        <>
          <a href={`${at}/${id}`}>{name}</a>
          <span className="block text-sm text-muted">
            {[measure, agency?.name, retiredOn && `не предлагается с ${formatShort(retiredOn)}`]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'strip',
      header: `${yearOf(from)}–${yearOf(until)} годы`,
      phone: 'hide',
      cell: ({ prices }) => <PriceStrip prices={prices} day={day} from={from} until={until} percent={percent} />,
    },
    {
      key: 'gap',
      header: 'Дальше',
      phone: 'value',
      width: '14%',
      cell: ({ price, gap, used }) =>
        gap === null ? (
          <span className="text-muted">действует</span>
        ) : !used ? (
          <span className="text-muted">шагам не нужен</span>
        ) : (
          <span className={price === null ? 'text-danger' : 'text-warn'}>
            {price === null ? '✕ нет цены' : `! нет с ${formatShort(gap)}`}
          </span>
        ),
    },
    {
      key: 'price',
      header: `на ${formatShort(day)}`,
      numeric: true,
      phone: 'lead',
      width: '12%',
      cell: ({ price }) => (price === null ? '–' : <b>{`${priceText(price, percent)}${percent ? ' %' : ''}`}</b>),
    },
  ]
}
