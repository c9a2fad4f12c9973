import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StageMark } from '@/components/projects/StageMark'
import { fact, span } from '@/components/projects/stage-texts'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { formatDateTime, formatShort } from '@/lib/core/dates'
import { getStage } from '@/lib/projects/stages/queries'
import { loadProject } from '../../load'
import { Artefacts } from './Artefacts'
import { StageForms } from './StageForms'
import { shiftText } from '@/lib/projects/stages/labels'
import { taskStatusLabels } from '@/lib/projects/tasks/labels'

export const metadata: Metadata = { title: 'Этап проекта' }

type Props = { params: Promise<{ tenant: string; id: string; number: string }> }

/** A stage: its dates, its materials made with the tools of the programme, and what can be done with it now. */
export default async function StagePage({ params }: Props) {
  const { tenant, id, number } = await params
  const { actor } = await loadProject(tenant, id)
  if (!/^[1-9]\d?$/.test(number)) notFound()
  const page = await getStage(actor, { id, number: Number(number) })
  const { stage, around, moves, tasks } = page
  const at = `/${tenant}/office/projects/${id}/stages`
  return (
    <>
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2>
          {stage.number}. {stage.title}
        </h2>
        <p className="flex flex-wrap gap-x-4 text-sm">
          {around.previous !== null && <a href={`${at}/${around.previous}`}>← Этап {around.previous}</a>}
          <a href={at}>Все этапы</a>
          {around.next !== null && <a href={`${at}/${around.next}`}>Этап {around.next} →</a>}
        </p>
      </div>
      <DefinitionList
        items={[
          { term: 'Состояние', value: <StageMark state={stage.state} late={stage.late} /> },
          { term: 'По утверждённому паспорту', value: span(stage.plannedFrom, stage.plannedTo) },
          {
            term: 'Срок',
            value: `${span(stage.dueFrom, stage.dueTo)}${stage.shift === 0 ? '' : `, ${shiftText(stage.shift)}`}`,
          },
          { term: 'Факт', value: fact(stage) },
          ...(stage.state === 'CLOSED'
            ? [
                { term: 'Что сделано', value: <span className="whitespace-pre-line">{stage.result}</span> },
                { term: 'Закрыл', value: stage.closedBy ?? '–' },
              ]
            : []),
          ...(stage.noArtefact ? [{ term: 'Почему нет материала', value: stage.noArtefact }] : []),
        ]}
      />
      <Artefacts tenant={tenant} projectId={id} page={page} />
      <StageForms tenant={tenant} projectId={id} page={page} />
      {tasks.length > 0 && (
        <Section title="Задачи этапа" rule>
          <ul>
            {tasks.map((task) => (
              <li key={task.id} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2">
                <a href={`/${tenant}/office/projects/${id}/tasks/${task.id}`}>{task.title}</a>
                <span className="text-sm text-muted">
                  {[
                    task.responsible,
                    task.dueOn ? `до ${formatShort(task.dueOn)}` : '',
                    taskStatusLabels[task.status].toLowerCase(),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {moves.length > 0 && (
        <Section title="Переносы срока" rule>
          <ol className="grid gap-3">
            {moves.map((move) => (
              <li key={move.id}>
                {span(...move.from)} → {span(...move.to)}
                <span className="block max-w-[80ch] whitespace-pre-line">{move.reason}</span>
                <span className="block text-sm text-muted">
                  {move.byName}, {formatDateTime(actor.tenant.timeZone, move.at)}
                </span>
              </li>
            ))}
          </ol>
        </Section>
      )}
      <p className="mt-8">
        <ButtonLink variant="quiet" href={at}>
          К этапам
        </ButtonLink>
      </p>
    </>
  )
}
