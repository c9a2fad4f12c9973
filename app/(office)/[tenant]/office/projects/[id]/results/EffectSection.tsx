import { DecisionForms } from '@/components/results/DecisionForms'
import { FileLink } from '@/components/results/FileLink'
import { StatusLine } from '@/components/results/StatusLine'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { amountText, effectKindLabels } from '@/lib/results/labels'
import type { EffectView, ProjectResults } from '@/lib/results/queries'
import { decideEffectAction, withdrawEffectAction } from './action'

const columnsOf = (tenant: string, can: ProjectResults['can']): Column<EffectView>[] => [
  {
    key: 'year',
    header: 'Год',
    phone: 'title',
    cell: ({ year, kind }) => (
      <>
        {year}
        <span className="block text-sm text-muted">{effectKindLabels[kind]}</span>
      </>
    ),
  },
  {
    key: 'amount',
    header: 'Сбережено',
    numeric: true,
    phone: 'lead',
    cell: ({ kind, amount }) => <b>{amountText(kind, amount)}</b>,
  },
  {
    key: 'basis',
    header: 'Как посчитано',
    phone: 'wide',
    cell: (row) => (
      <>
        <span className="block max-w-[60ch] whitespace-pre-line">{row.basis}</span>
        <FileLink tenant={tenant} file={row.file} />
        {!row.counted && <span className="block text-sm text-warn">Учтён у исходного проекта: в суммы не входит</span>}
        <span className="block text-sm text-muted">{row.byName}</span>
      </>
    ),
  },
  {
    key: 'status',
    header: 'Решение',
    phone: 'wide',
    cell: (row) => <StatusLine status={row.status} reason={row.reason} decidedBy={row.decidedBy} />,
  },
  {
    key: 'act',
    header: <span className="sr-only">Действия</span>,
    phone: 'wide',
    cell: (row) =>
      row.status === 'REPORTED' &&
      (can.decide ? (
        <DecisionForms tenant={tenant} id={row.id} version={row.version} action={decideEffectAction} what="эффект" />
      ) : (
        can.withdraw && (
          <ActionForm
            action={withdrawEffectAction}
            tenant={tenant}
            hidden={{ id: row.id, version: row.version }}
            submitLabel="Отозвать"
            variant="text"
            size="s"
            quiet
            confirm={{
              title: 'Отозвать эффект?',
              text: 'Он исчезнет из списка; верный заявите заново.',
              confirmLabel: 'Отозвать',
            }}
          />
        )
      )),
  },
]

/** Money and hours saved, by year. */
export function EffectSection({
  tenant,
  results,
  addHref,
}: {
  tenant: string
  results: ProjectResults
  addHref: string
}) {
  const { effects, saved, can } = results
  const sums = [
    saved.MONEY !== '0' && amountText('MONEY', saved.MONEY),
    saved.HOURS !== '0' && amountText('HOURS', saved.HOURS),
  ].filter(Boolean)
  return (
    <Section
      id="effects"
      title="Деньги и время"
      rule
      actions={
        can.reportEffect && (
          <ButtonLink size="s" variant="quiet" href={addHref}>
            Заявить эффект
          </ButtonLink>
        )
      }
      lead={
        sums.length > 0
          ? `Подтверждено за все годы: ${sums.join(' и ')}.`
          : effects.length > 0
            ? 'Подтверждённых сумм пока нет.'
            : 'Сколько денег и рабочего времени сберёг проект, пока не заявлено.'
      }
    >
      {effects.length > 0 && (
        <DataTable
          caption="Эффекты проекта по годам"
          columns={columnsOf(tenant, can)}
          rows={effects}
          rowKey={({ id }) => id}
          dense
        />
      )}
    </Section>
  )
}
