import { DataTable, type Column } from '@/components/ui/DataTable'
import { ButtonLink } from '@/components/ui/Button'
import { FileLink } from '@/components/results/FileLink'
import { Section } from '@/components/ui/Section'
import { formatShort, instantToDate } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { figure } from '@/lib/plan/figures'
import type { FactLine, IndicatorPage } from '@/lib/plan/indicator-queries'
import { isRecordSource } from '@/lib/plan/sources'
import { quarterName } from '@/lib/core/quarters'

/** What was typed, quarter by quarter; corrected values stay to be seen under those that replaced them. */
export function FactSection({ tenant, view, timeZone }: { tenant: string; view: IndicatorPage; timeZone: string }) {
  const { indicator, year, agency, facts, can } = view
  if (indicator.perAgency && !agency) return null
  const at = `/${tenant}/office/plan/${indicator.id}/fact?year=${year}${agency ? `&agency=${agency.id}` : ''}`
  const counted = isRecordSource(indicator.source)
  if (facts.length === 0 && !can.enter) return null
  const columns = factColumns(view, { tenant, timeZone, at })
  return (
    <Section
      title={counted ? 'Внесено сверх записей портала' : 'Внесённые факты'}
      id="facts"
      rule
      lead={
        counted
          ? 'Портал считает этот показатель сам. Вручную добавляют только то, чего в нём нет, с объяснением или документом.'
          : undefined
      }
      actions={
        can.enter && (
          <ButtonLink href={at} variant={counted ? 'quiet' : 'primary'}>
            Внести факт
          </ButtonLink>
        )
      }
    >
      <DataTable
        caption={`Внесённые факты за ${year} год`}
        dense
        columns={columns}
        rows={facts}
        rowKey={({ id }) => id}
        empty={<p className="text-muted">За {year} год ничего не внесено.</p>}
      />
    </Section>
  )
}

/** A quarter's value, what confirms it, and who typed it; the last column corrects it. */
function factColumns(
  { indicator, can }: IndicatorPage,
  { tenant, timeZone, at }: { tenant: string; timeZone: string; at: string },
): Column<FactLine>[] {
  return [
    {
      key: 'quarter',
      header: 'Квартал',
      phone: 'title',
      width: '8rem',
      cell: ({ quarter, replacedAt }) => (
        <span className={replacedAt ? 'font-normal text-muted' : ''}>
          {quarterName(quarter)}
          {replacedAt && <span className="block text-sm">прежнее значение</span>}
        </span>
      ),
    },
    {
      key: 'value',
      header: 'Факт',
      phone: 'lead',
      width: '9rem',
      cell: ({ value, part, whole, replacedAt }) => (
        <>
          {replacedAt ? (
            <s className="text-muted">
              <span className="sr-only">исправлено: </span>
              {figure(value, indicator.unit)}
            </s>
          ) : (
            <b>{figure(value, indicator.unit)}</b>
          )}
          {part !== null && whole !== null && (
            <span className="block text-sm font-normal text-muted">
              {formatDecimal(part)} из {formatDecimal(whole)}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'about',
      header: 'Чем подтверждён',
      phone: 'wide',
      cell: ({ note, file, reason }) => (
        <>
          {note && <span className="block">{note}</span>}
          {file && (can.seeFiles ? <FileLink tenant={tenant} file={file} /> : <span>{file.name}</span>)}
          {!note && !file && <span className="text-muted">документа нет</span>}
          {reason && <span className="block text-sm">Исправлено: {reason}</span>}
        </>
      ),
    },
    {
      key: 'by',
      header: 'Кто и когда',
      phone: 'wide',
      width: '14rem',
      cell: ({ byName, at: when }) => (
        <span className="text-sm text-muted">
          {byName}, {formatShort(instantToDate(timeZone, when))}
        </span>
      ),
    },
    ...(can.enter
      ? [
          {
            key: 'act',
            header: <span className="sr-only">Действие</span>,
            phone: 'wide' as const,
            width: '8rem',
            cell: (fact: FactLine) =>
              fact.replacedAt ? null : (
                <ButtonLink href={`${at}&quarter=${fact.quarter}`} variant="text" size="s">
                  Исправить<span className="sr-only"> {quarterName(fact.quarter)}</span>
                </ButtonLink>
              ),
          },
        ]
      : []),
  ]
}
