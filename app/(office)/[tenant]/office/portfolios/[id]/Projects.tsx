import { ActionForm } from '@/components/ui/ActionForm'
import { ComboField } from '@/components/ui/ComboField'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { DialogButton } from '@/components/ui/Dialog'
import { EmptyState } from '@/components/ui/EmptyState'
import { TargetBar } from '@/components/ui/Progress'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { leavingText } from '@/lib/portfolios/labels'
import type { PortfolioProject, PortfolioView } from '@/lib/portfolios/queries'
import { projectStatusLabels } from '@/lib/projects/state/labels'
import { amountText } from '@/lib/results/labels'
import { addToPortfolioAction, removeFromPortfolioAction } from '../action'
import { isEditable } from './editable'

const savedCell = ({ saved }: PortfolioProject) => {
  const parts = [
    saved.MONEY !== '0' && amountText('MONEY', saved.MONEY),
    saved.HOURS !== '0' && amountText('HOURS', saved.HOURS),
  ].filter((one) => one !== false)
  return parts.length === 0
    ? '–'
    : parts.map((one) => (
        <span key={one} className="block">
          {one}
        </span>
      ))
}

const columnsOf = (tenant: string, { id, version, projects }: PortfolioView): Column<PortfolioProject>[] => [
  {
    key: 'title',
    header: 'Проект',
    phone: 'title',
    width: '38%',
    cell: (row) => (
      <>
        <a href={`/${tenant}/office/projects/${row.id}`}>
          № {row.number}. {row.title}
        </a>
        <span className="block text-sm font-normal text-muted">{row.agencyName}</span>
      </>
    ),
  },
  {
    key: 'status',
    header: 'Состояние',
    phone: 'bare',
    cell: (row) => (
      <>
        {row.late ? (
          <StatusMark kind="bad">этап просрочен</StatusMark>
        ) : (
          <StatusMark kind={projectStatusLabels[row.status].mark}>{projectStatusLabels[row.status].short}</StatusMark>
        )}
      </>
    ),
  },
  {
    key: 'dates',
    header: 'Сроки',
    phone: 'value',
    cell: ({ startsOn, endsOn }) =>
      startsOn && endsOn ? (
        <span className="whitespace-nowrap">
          {formatShort(startsOn)} – {formatShort(endsOn)}
        </span>
      ) : (
        '–'
      ),
  },
  {
    key: 'stages',
    header: 'Этапов закрыто',
    phone: 'value',
    cell: (row) =>
      row.stages === 0 ? (
        '–'
      ) : (
        <span className="inline-flex min-w-28 items-center gap-2">
          <span className="w-16">
            <TargetBar value={row.closed} max={row.stages} label={`Закрыто этапов: ${row.closed} из ${row.stages}`} />
          </span>
          <span className="whitespace-nowrap">
            {row.closed} из {row.stages}
          </span>
        </span>
      ),
  },
  { key: 'saved', header: 'Сбережено', numeric: true, phone: 'value', cell: savedCell },
  ...(projects.some(({ leaving }) => leaving)
    ? [
        {
          key: 'act',
          header: <span className="sr-only">Действия</span>,
          phone: 'wide' as const,
          cell: (row: PortfolioProject) =>
            row.leaving && (
              <ActionForm
                action={removeFromPortfolioAction}
                tenant={tenant}
                hidden={{ id, version, projectId: row.id }}
                submitLabel="Исключить"
                variant="text"
                size="s"
                quiet
                confirm={{
                  title: 'Исключить из портфеля?',
                  text: leavingText(row.number, row.leaving),
                  confirmLabel: 'Исключить',
                }}
              />
            ),
        },
      ]
    : []),
]

/** «Состав»: the projects of the portfolio; a project is put in and taken out here. */
export function Projects({ tenant, portfolio }: { tenant: string; portfolio: PortfolioView }) {
  const { id, version, projects, candidates } = portfolio
  const edit = isEditable(portfolio)
  return (
    <Section
      title="Состав"
      rule
      actions={
        edit &&
        candidates.length > 0 && (
          <DialogButton label="Включить проект" title="Включить проект в портфель" size="s">
            <ActionForm action={addToPortfolioAction} tenant={tenant} hidden={{ id, version }} submitLabel="Включить">
              <ComboField
                name="projectId"
                label="Проект"
                placeholder="Номер или название"
                options={candidates.map((project) => ({
                  value: project.id,
                  label: `№ ${project.number}. ${project.title} – ${project.agencyName}`,
                }))}
              />
            </ActionForm>
          </DialogButton>
        )
      }
    >
      <DataTable
        caption={`Проекты портфеля «${portfolio.title}»`}
        columns={columnsOf(tenant, portfolio)}
        rows={projects}
        rowKey={(row) => row.id}
        dense
        empty={
          <EmptyState title="В портфеле пока нет проектов">
            {edit
              ? 'Включите проекты разных органов, у которых одна цель, или выберите портфель, открывая новый проект.'
              : 'Или их ведут органы, проекты которых вам не видны.'}
          </EmptyState>
        }
      />
    </Section>
  )
}
