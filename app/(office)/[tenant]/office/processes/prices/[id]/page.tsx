import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { priceText } from '@/components/processes/PriceStrip'
import { ActionForm } from '@/components/ui/ActionForm'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { DateField } from '@/components/ui/DateField'
import { DialogButton } from '@/components/ui/Dialog'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { formatLong, formatShort } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { resourceKindLabels } from '@/lib/processes/money/labels'
import { listResources, type PriceRow, type ResourceLine } from '@/lib/processes/money/queries'
import { addPriceAction, removePriceAction, retireResourceAction, updateResourceAction } from '../action'

export const metadata: Metadata = { title: 'Цена ресурса' }

type Props = { params: Promise<{ tenant: string; id: string }> }

export default async function ResourcePage({ params }: Props) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/processes/prices`
  const actor = await requireActor(tenant, `${at}/${id}`)
  const { lines, day } = await listResources(actor, {})
  const line = lines.find((one) => one.id === id) ?? notFound()
  const { kind, name, price, gap, agency, retiredOn, version, canEdit } = line
  const { unit } = resourceKindLabels[kind]
  const percent = kind === 'OVERHEAD'
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: `/${tenant}/office/processes` },
          { label: pageName('processes/prices'), href: at },
          { label: name },
        ]}
      />
      <PageTitle
        title={price === null ? `${name}: сегодня цены нет` : `${name}: ${priceText(price, percent)} ${unit}`}
        kicker={[resourceKindLabels[kind].title, agency?.name ?? 'вся программа'].join(' · ')}
        lead={
          retiredOn
            ? `Не предлагается в новых шагах с ${formatShort(retiredOn)}.`
            : gap !== null && gap !== day
              ? `С ${formatLong(gap)} цены нет: расчёты на эти дни остановятся.`
              : undefined
        }
      />
      <Section title="Цены">
        <DataTable
          caption="Цены с днями действия"
          columns={columnsOf(tenant, line)}
          rows={line.prices.toReversed()}
          rowKey={(row) => row.id}
          empty={<EmptyState title="Цен ещё нет">Внесите первую: с какого дня и сколько.</EmptyState>}
        />
      </Section>
      {canEdit && (
        <>
          <Section title="Внести цену" rule>
            <ActionForm
              action={addPriceAction}
              tenant={tenant}
              hidden={{ id, version }}
              submitLabel="Внести"
              resetOnDone
              className="max-w-[44rem]"
            >
              <div className="grid gap-4 sm:grid-cols-3">
                <DateField name="from" label="С дня" />
                <DateField name="to" label="По день" optional />
                <TextField name="price" label={`Цена, ${unit}`} inputMode="decimal" />
              </div>
              <TextField name="basis" label="Основание" optional hint="Штатное расписание, договор, прайс-лист" />
            </ActionForm>
          </Section>
          <Section title="Название и единица" rule>
            <ActionForm
              action={updateResourceAction}
              tenant={tenant}
              hidden={{ id, version }}
              submitLabel="Сохранить"
              className="max-w-[44rem]"
            >
              <TextField name="name" label="Название" defaultValue={name} />
              <TextField name="measure" label="Единица" optional defaultValue={line.measure} />
            </ActionForm>
          </Section>
          {retiredOn === null && (
            <Section title="Больше не нужен" rule lead="Прежние шаги и утверждённые расчёты останутся как были.">
              <ActionForm
                action={retireResourceAction}
                tenant={tenant}
                hidden={{ id, version }}
                submitLabel="Не предлагать в новых шагах"
                variant="quiet"
                className="max-w-[24rem]"
              >
                <DateField name="date" label="С дня" defaultValue={day} />
              </ActionForm>
            </Section>
          )}
        </>
      )}
    </>
  )
}

const columnsOf = (tenant: string, { id, kind, version, canEdit }: ResourceLine): Column<PriceRow>[] => [
  {
    key: 'from',
    header: 'Действует',
    phone: 'title',
    cell: ({ from, to }) => (to ? `${formatShort(from)} – ${formatShort(to)}` : `с ${formatShort(from)}`),
  },
  {
    key: 'price',
    header: resourceKindLabels[kind].unit,
    numeric: true,
    phone: 'lead',
    cell: ({ price }) => <b>{priceText(price, kind === 'OVERHEAD')}</b>,
  },
  { key: 'basis', header: 'Основание', cell: ({ basis }) => basis || '–' },
  { key: 'by', header: 'Кто внёс', cell: ({ byName }) => byName },
  ...(canEdit
    ? [
        {
          key: 'remove',
          header: <span className="sr-only">Убрать</span>,
          phone: 'bare' as const,
          cell: (row: PriceRow) => (
            <DialogButton label="Убрать" title="Убрать строку цены" variant="text" size="s">
              <ActionForm
                action={removePriceAction}
                tenant={tenant}
                hidden={{ id, version, priceId: row.id }}
                submitLabel="Убрать"
              >
                <TextField name="reason" label="Почему" hint="Утверждённые расчёты останутся по прежней цене." />
              </ActionForm>
            </DialogButton>
          ),
        },
      ]
    : []),
]
