import { DataTable } from '@/components/ui/DataTable'
import { DialogButton } from '@/components/ui/Dialog'
import { Section } from '@/components/ui/Section'
import { figure } from '@/lib/plan/figures'
import type { IndicatorPage } from '@/lib/plan/indicator-queries'
import { TargetForm } from './TargetForm'

/** Targets by year; those that single agencies have instead. */
export function TargetSection({ tenant, view }: { tenant: string; view: IndicatorPage }) {
  const { indicator, agency, targets, can, year } = view
  const rows = targets.filter((one) => one.agencyId === null || one.agencyId === agency?.id || !agency)
  if (rows.length === 0 && !can.edit) return null
  const common = {
    tenant,
    indicatorId: indicator.id,
    version: indicator.version,
    year,
    perAgency: indicator.perAgency,
    agency: agency && { id: agency.id, name: agency.name },
    agencies: view.table?.rows.map((row) => ({ value: row.agency.id, label: row.agency.name })) ?? [],
  }
  return (
    <Section
      title="Цели по годам"
      rule
      actions={
        can.edit && (
          <DialogButton label="Задать цель" title={`Цель показателя ${indicator.number}`} variant="quiet">
            <TargetForm {...common} />
          </DialogButton>
        )
      }
    >
      <DataTable
        caption="Цели по годам"
        dense
        className="max-w-[40rem]"
        rows={rows}
        rowKey={(row) => `${row.year}${row.agencyId ?? ''}`}
        empty={<p className="text-muted">Целей ещё нет: показатель остаётся без оценки.</p>}
        columns={[
          { key: 'year', header: 'Год', phone: 'title', width: '6rem', cell: (row) => row.year },
          {
            key: 'whose',
            header: 'Чья',
            phone: 'bare',
            cell: (row) => row.agencyName ?? (indicator.perAgency ? 'у каждого участника' : 'программа'),
          },
          {
            key: 'value',
            header: 'Цель',
            phone: 'lead',
            numeric: true,
            width: '8rem',
            cell: (row) => figure(row.value, indicator.unit),
          },
        ]}
      />
    </Section>
  )
}
